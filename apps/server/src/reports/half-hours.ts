import { handlingMs, type Instant, isOverdue, journeyWaitMs } from '@lobbyflow/engine';
import { DateTime } from 'luxon';
import type { DayRecords, DaySetting } from './day-records.js';
import { measuredVisit } from './measured.js';
import { openMs, type Span, windowsOf } from './windows.js';

const HALF_HOUR_MS = 1_800_000;
/** More than a day and a night together: what is longer is a clock gone wrong. */
const MOST = 60;
const MINUTE_MS = 60_000;

/** How long a service took. */
export interface Handled {
  readonly serviceId: string;
  readonly ms: number;
}

/** A half-hour by the branch's clock, in sums that can be added to those of other days. */
export interface Slot extends Span {
  /** `HH:mm` on the branch's wall. */
  readonly label: string;
  readonly arrivals: number;
  readonly calls: number;
  /** In the queue when it began, on hold included. */
  readonly waiting: number;
  /** Of those who came in it and were called. */
  readonly waits: readonly number[];
  /** Who came in it and waited too long, or left without a call. */
  readonly tooLong: number;
  readonly openMs: number;
  /** Service time of those whose wait began in it; of who was not served, as long as the others took. */
  readonly workMs: number;
  /** Of services that began in it and are over. */
  readonly handling: readonly Handled[];
}

/** The half-hours of a day, from the first arrival or opening to the last call or closing. */
export function halfHoursOf(
  records: DayRecords,
  { timeZone, config }: DaySetting,
): readonly Slot[] {
  const windows = windowsOf(records);
  const expected = expectedHandling(records, config);
  const visits = records.visits.map((record) => ({ ...record, measured: measuredVisit(record) }));
  const legs = records.visits.flatMap((record) => record.legs);
  return spansOf(records, timeZone).map((span) => {
    const came = visits.filter(({ visit }) => isIn(span, visit.arrivedAt));
    const begun = legs.filter(({ startedAt }) => isIn(span, startedAt));
    return {
      ...span,
      label: DateTime.fromMillis(span.from, { zone: timeZone }).toFormat('HH:mm'),
      arrivals: came.length,
      calls: records.calls.filter(({ at }) => isIn(span, at)).length,
      waiting: legs.filter((leg) => isQueuing(leg, span.from, records.now)).length,
      waits: came.map(({ measured }) => journeyWaitMs(measured)).filter((ms) => ms !== null),
      tooLong: came.filter(
        ({ visit, measured }) =>
          isOverdue(measured) || (visit.state === 'abandoned' && visit.calledAt === null),
      ).length,
      openMs: openMs(windows, { from: span.from, until: Math.min(span.until, records.now) }),
      workMs: legs
        .filter(({ startedWaitingAt }) => isIn(span, startedWaitingAt))
        .reduce((sum, leg) => sum + (handlingMs(leg) ?? expected(leg.serviceId)), 0),
      handling: begun.flatMap((leg) => {
        const ms = handlingMs(leg);
        return ms === null ? [] : [{ serviceId: leg.serviceId, ms }];
      }),
    };
  });
}

/** Whether a leg is in the queue at an instant: it has begun to wait, and is not called yet. */
export function isQueuing(
  leg: {
    readonly startedWaitingAt: number;
    readonly calledAt: number | null;
    readonly endedAt: number | null;
  },
  at: number,
  now: Instant,
): boolean {
  return leg.startedWaitingAt <= at && at < (leg.calledAt ?? leg.endedAt ?? Math.max(now, at + 1));
}

function isIn({ from, until }: Span, at: number | null): boolean {
  return at !== null && from <= at && at < until;
}

/** What a service usually takes: as today, or else as it is set. */
function expectedHandling({ visits }: DayRecords, config: DaySetting['config']) {
  const sums = new Map<string, { total: number; count: number }>();
  for (const leg of visits.flatMap(({ legs }) => legs)) {
    const ms = handlingMs(leg);
    if (ms === null) continue;
    const { total, count } = sums.get(leg.serviceId) ?? { total: 0, count: 0 };
    sums.set(leg.serviceId, { total: total + ms, count: count + 1 });
  }
  return (serviceId: string): number => {
    const today = sums.get(serviceId);
    if (today !== undefined) return today.total / today.count;
    return config?.services.find(({ id }) => id === serviceId)?.handlingMs ?? 0;
  };
}

function spansOf({ visits, sessions, calls, now }: DayRecords, timeZone: string): readonly Span[] {
  const begins = [
    ...visits.map(({ visit }) => visit.arrivedAt),
    ...sessions.map((s) => s.openedAt),
  ];
  const ends = [
    ...visits.map(({ visit }) => visit.arrivedAt),
    ...calls.map(({ at }) => at),
    ...sessions.map(({ closedAt }) => (closedAt ?? now) - 1),
  ];
  if (begins.length === 0) return [];
  const first = halfHourAt(least(begins), timeZone);
  const last = ends.reduce<number>((most, at) => Math.max(most, at), first);
  const count = Math.min(MOST, Math.floor((last - first) / HALF_HOUR_MS) + 1);
  return Array.from({ length: Math.max(1, count) }, (_, index) => {
    const from = first + index * HALF_HOUR_MS;
    return { from, until: from + HALF_HOUR_MS };
  });
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value));
}

/** The half-hour on the branch's wall clock in which an instant lies. */
function halfHourAt(at: number, timeZone: string): number {
  const offsetMs = DateTime.fromMillis(at, { zone: timeZone }).offset * MINUTE_MS;
  return Math.floor((at + offsetMs) / HALF_HOUR_MS) * HALF_HOUR_MS - offsetMs;
}
