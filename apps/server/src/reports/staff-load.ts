import { SMALL_CELL, type StaffRow } from '@lobbyflow/contract';
import { handlingMs, meanOf, overlapMs, shareOf } from '@lobbyflow/engine';
import type { DayRecords } from './day-records.js';
import { servingMs } from './figures-of.js';
import { whole } from './measured.js';
import type { LegRecord } from './visits.repository.js';
import { type Window, windowsOf } from './windows.js';

/** What a teller's windows come to. */
export type StaffLoad = Omit<StaffRow, 'name'>;

/**
 * How long each teller sat at windows, served and paused, and why. Figures of
 * fewer than five services are hidden: they would rank people by chance.
 */
export function staffLoad(records: DayRecords): readonly StaffLoad[] {
  const windows = windowsOf(records);
  const legsAt = new Map<Window, LegRecord[]>(windows.map((window) => [window, []]));
  for (const leg of records.visits.flatMap(({ legs }) => legs)) {
    const window = windows.findLast((one) => isServedAt(one, leg));
    if (window !== undefined) legsAt.get(window)?.push(leg);
  }
  const byTeller = new Map<string | null, Window[]>();
  for (const window of windows) {
    const { tellerId } = window;
    byTeller.set(tellerId, [...(byTeller.get(tellerId) ?? []), window]);
  }
  return [...byTeller].map(([tellerId, own]) => loadOf(tellerId, own, legsAt));
}

/** Whether the service began in this session. */
function isServedAt({ counterId, from, until }: Window, leg: LegRecord): boolean {
  const { startedAt } = leg;
  return (
    leg.counterId === counterId && startedAt !== null && from <= startedAt && startedAt <= until
  );
}

function loadOf(
  tellerId: string | null,
  windows: readonly Window[],
  legsAt: ReadonlyMap<Window, readonly LegRecord[]>,
): StaffLoad {
  const total = (of: (window: Window) => number) =>
    windows.reduce((sum, window) => sum + of(window), 0);
  const at = (window: Window) => legsAt.get(window) ?? [];
  const pausedMs = total((window) =>
    window.pauses.reduce((sum, pause) => sum + overlapMs(pause, window), 0),
  );
  const openMs = total(({ from, until }) => until - from) - pausedMs;
  const serving = total((window) =>
    at(window).reduce((sum, leg) => sum + servingMs(leg, window), 0),
  );
  const handling = windows
    .flatMap(at)
    .map(handlingMs)
    .filter((ms) => ms !== null);
  const isSmall = handling.length < SMALL_CELL;
  return {
    tellerId,
    counterIds: [...new Set(windows.map(({ counterId }) => counterId))],
    openMs,
    pausedMs,
    servingMs: serving,
    services: isSmall ? null : handling.length,
    handlingMeanMs: isSmall ? null : whole(meanOf(handling)),
    occupancy: isSmall ? null : shareOf(serving, openMs),
    pauses: pausesOf(windows),
  };
}

function pausesOf(windows: readonly Window[]): StaffRow['pauses'] {
  const byReason = new Map<string, StaffRow['pauses'][number]>();
  for (const { from, until, reason: known } of windows.flatMap(({ pauses }) => pauses)) {
    const reason = known ?? 'break';
    const { count, ms } = byReason.get(reason) ?? { count: 0, ms: 0 };
    byReason.set(reason, { reason, count: count + 1, ms: ms + until - from });
  }
  return [...byReason.values()].toSorted((a, b) => b.ms - a.ms);
}
