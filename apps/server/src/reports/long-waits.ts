import type { LongWait } from '@lobbyflow/contract';
import { type ServiceId, waitedMs } from '@lobbyflow/engine';
import type { CallRecord } from './calls.repository.js';
import type { DayRecords, DaySetting } from './day-records.js';
import { isOpen, wire } from './measured.js';
import type { VisitWithLegs } from './visits.repository.js';
import { openMs, type Window, windowsOf } from './windows.js';

/** As many as are read before a meeting. */
const LISTED = 10;

/** Who waited longest, who went first in that time and by which rule; ticket numbers, nobody's name. */
export function longestWaits(records: DayRecords, { config }: DaySetting): readonly LongWait[] {
  const windows = windowsOf(records);
  const overtakers = byOvertaken(records.calls);
  const missed = countBy(
    records.calls.filter(({ missedAt }) => missedAt !== null),
    ({ ticketId }) => ticketId,
  );
  const serving = (serviceId: ServiceId) => {
    const able = config?.counters.filter(({ skills }) =>
      skills.some((skill) => skill.serviceId === serviceId),
    );
    return windows.filter(({ counterId }) => able?.some(({ id }) => id === counterId));
  };
  return records.visits
    .map((record) => {
      const now = isOpen(record.visit) ? records.now : null;
      return { record, waited: waitedMs(record, now) };
    })
    .filter(({ waited }) => waited > 0)
    .toSorted((a, b) => b.waited - a.waited || a.record.visit.sequence - b.record.visit.sequence)
    .slice(0, LISTED)
    .map(({ record, waited }) => {
      const { visit, legs } = record;
      const overtaken = overtakers.get(visit.ticketId) ?? [];
      return {
        ticketId: visit.ticketId,
        number: visit.number,
        serviceId: visit.serviceId,
        laneId: visit.laneId,
        state: visit.state,
        arrivedAt: wire(visit.arrivedAt),
        calledAt: wire(visit.calledAt),
        waitedMs: waited,
        limitMs: visit.maxWaitMs,
        heldMs: legs.reduce((sum, { heldMs }) => sum + heldMs, 0),
        missedCalls: missed.get(visit.ticketId) ?? 0,
        windows: windowsWhile(record, serving, records.now),
        overtaken: overtaken.length,
        overtakenBy: grouped(overtaken),
      };
    });
}

/** By ticket, the calls that took somebody who had come later; a call names the first 20 it overtook. */
export function byOvertaken(
  calls: readonly CallRecord[],
): ReadonlyMap<string, readonly CallRecord[]> {
  const overtaken = new Map<string, CallRecord[]>();
  for (const call of calls) {
    for (const ticketId of call.overtookIds) {
      const known = overtaken.get(ticketId);
      if (known === undefined) overtaken.set(ticketId, [call]);
      else known.push(call);
    }
  }
  return overtaken;
}

function grouped(calls: readonly CallRecord[]): LongWait['overtakenBy'] {
  const groups = new Map<string, LongWait['overtakenBy'][number]>();
  for (const { rule, choice, counterId } of calls) {
    const key = `${rule}|${choice ?? ''}|${counterId}`;
    const known = groups.get(key)?.calls ?? 0;
    groups.set(key, { rule, choice, counterId, calls: known + 1 });
  }
  return [...groups.values()].toSorted((a, b) => b.calls - a.calls);
}

/** The mean of open windows that could take it, over its waits. */
function windowsWhile(
  { legs }: VisitWithLegs,
  serving: (serviceId: ServiceId) => readonly Window[],
  now: number,
): number | null {
  let [open, waited] = [0, 0];
  for (const { serviceId, startedWaitingAt, calledAt, endedAt } of legs) {
    const span = { from: startedWaitingAt, until: calledAt ?? endedAt ?? now };
    waited += span.until - span.from;
    open += openMs(serving(serviceId), span);
  }
  return waited <= 0 ? null : open / waited;
}

/** How many of each. */
export function countBy<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}
