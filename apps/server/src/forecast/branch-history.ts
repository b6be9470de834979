import type { BusinessDay, LaneId, ServiceId } from '@lobbyflow/engine';
import { calibrate, type Calibration } from '@lobbyflow/forecast';
import { DateTime } from 'luxon';
import { type ArrivalCount, HALF_HOUR_MS, type Outcomes } from './history.repository.js';
import type { RawPromise } from './promises.repository.js';

/** What past days say about today. */
export interface BranchHistory {
  /** By service, how long customers were at a counter, from the call to the end. */
  readonly observedMs: ReadonlyMap<ServiceId, readonly number[]>;
  /** By half-hour of the day, who comes on a day like this; empty when no day is known. */
  readonly profile: ReadonlyMap<number, readonly ExpectedArrivals[]>;
  readonly patienceMs: number;
  readonly noShowShare: number;
  readonly calibrations: Readonly<Record<'simulated' | 'formula', Calibration>>;
}

/** Customers expected within a half-hour. */
export interface ExpectedArrivals {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly came: number;
}

/** What is known of the days before one. */
export interface PastDays {
  readonly observedMs: ReadonlyMap<ServiceId, readonly number[]>;
  readonly arrivals: readonly ArrivalCount[];
  readonly outcomes: Outcomes;
  readonly kept: readonly RawPromise[];
}

const MINUTE_MS = 60_000;
/** Patience and no-shows before anything is known; each prior counts as much as so many customers. */
const PATIENCE_MS = 60 * MINUTE_MS;
const PATIENCE_PRIOR = 20;
const NO_SHOW_SHARE = 0.03;
const NO_SHOW_PRIOR = 100;
/** A mean day of any weekday counts as much as so many days of the same weekday. */
const ANY_DAY_WEIGHT = 2;

/** Samples of a service that travel to where futures are played: its distribution in so many steps. */
const SAMPLES = 200;

/** Nothing is known: priors, and nobody is expected. */
export const NO_HISTORY: BranchHistory = {
  observedMs: new Map(),
  profile: new Map(),
  patienceMs: PATIENCE_MS,
  noShowShare: NO_SHOW_SHARE,
  calibrations: { simulated: calibrate([]), formula: calibrate([]) },
};

/** Makes of past days what a forecast for `businessDay` needs; little that was seen changes little. */
export function historyOf(
  { observedMs, arrivals, outcomes, kept }: PastDays,
  { businessDay, timeZone }: { readonly businessDay: BusinessDay; readonly timeZone: string },
): BranchHistory {
  const { called, missed, abandoned, waitedMs } = outcomes;
  const by = (method: string) => calibrate(kept.filter((promise) => promise.method === method));
  return {
    observedMs: new Map([...observedMs].map(([id, lengths]) => [id, thinned(lengths)])),
    profile: profileOf(arrivals, businessDay, timeZone),
    patienceMs: (PATIENCE_PRIOR * PATIENCE_MS + waitedMs) / (PATIENCE_PRIOR + abandoned),
    noShowShare: (NO_SHOW_PRIOR * NO_SHOW_SHARE + missed) / (NO_SHOW_PRIOR + called),
    calibrations: { simulated: by('simulated'), formula: by('formula') },
  };
}

/** Which half-hour of the business day it is, from its midnight. */
export function halfHourOf(at: number, businessDay: BusinessDay, timeZone: string): number {
  return Math.floor((at - midnightOf(businessDay, timeZone)) / HALF_HOUR_MS);
}

function profileOf(
  arrivals: readonly ArrivalCount[],
  businessDay: BusinessDay,
  timeZone: string,
): BranchHistory['profile'] {
  const weekday = weekdayOf(businessDay);
  const days = new Set(arrivals.map((one) => one.businessDay));
  const alike = [...days].filter((day) => weekdayOf(day) === weekday).length;
  const midnights = new Map(
    [...days].map((day) => [day, midnightOf(day, timeZone) / HALF_HOUR_MS] as const),
  );
  const profile = new Map<number, Map<string, ExpectedArrivals>>();
  for (const { businessDay: day, serviceId, laneId, halfHour, came } of arrivals) {
    const slot = Math.floor(halfHour - (midnights.get(day) ?? 0));
    const isAlike = weekdayOf(day) === weekday;
    const weight = ((isAlike ? 1 : 0) + ANY_DAY_WEIGHT / days.size) / (alike + ANY_DAY_WEIGHT);
    const there = profile.get(slot) ?? new Map<string, ExpectedArrivals>();
    const key = `${serviceId}|${laneId}`;
    const before = there.get(key)?.came ?? 0;
    profile.set(slot, there.set(key, { serviceId, laneId, came: before + weight * came }));
  }
  return new Map([...profile].map(([slot, there]) => [slot, [...there.values()]]));
}

function midnightOf(day: BusinessDay, timeZone: string): number {
  return DateTime.fromISO(day, { zone: timeZone }).toMillis();
}

function weekdayOf(day: BusinessDay): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

function thinned(lengths: readonly number[]): readonly number[] {
  const sorted = lengths.toSorted((a, b) => a - b);
  if (sorted.length <= SAMPLES) return sorted;
  return Array.from({ length: SAMPLES }, (_, step) => {
    return sorted[Math.floor(((step + 0.5) * sorted.length) / SAMPLES)] ?? 0;
  });
}
