import {
  abandonmentRate,
  isOverdue,
  journeyWaitMs,
  type LaneId,
  meanOf,
  occupancy,
  quantileOf,
  serviceLevel,
} from '@lobbyflow/engine';
import type { SimulatedDay, SimulatedVisit } from './simulate-day.js';

/** How some visitors fared. Durations in milliseconds, `null` where nobody was called. */
export interface WaitFigures {
  readonly visits: number;
  /** Of those who were called, no-shows included; the wait ends with the call. */
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p95Ms: number | null;
  readonly maxMs: number | null;
  /** Share of all visits called after the limit, or left before being called; 0 of no visits. */
  readonly lateShare: number;
}

/** How those fared who came in one half-hour. */
export interface HalfHourFigures extends WaitFigures {
  /** Since opening. */
  readonly fromMs: number;
  /** Counters open in it, in the mean over its length and the days. */
  readonly openCounters: number;
}

/** One simulated day in figures, or several together. */
export interface DayFigures {
  readonly days: number;
  readonly all: WaitFigures;
  readonly lanes: ReadonlyMap<LaneId, WaitFigures>;
  readonly halfHours: readonly HalfHourFigures[];
  /** By the limits of the lanes; `null` when nobody was served or left. */
  readonly serviceLevel: number | null;
  readonly abandonmentRate: number | null;
  readonly occupancy: number | null;
  /** Most who came later and were called before one visitor. */
  readonly mostOvertaken: number;
  /** A day, of all counters and of the elastic ones; from opening to closing, service going on included. */
  readonly windowMinutes: number;
  readonly elasticMinutes: number;
  /** A day. */
  readonly switches: number;
}

const HALF_HOUR_MS = 1_800_000;
const MINUTE_MS = 60_000;

/**
 * Puts days into figures, all by the product's own measures. Waits of several
 * days are pooled, window-minutes and switches are a day's mean.
 *
 * @param lateAfterMs - called after more than this is late, whatever the lane
 */
export function figuresOf(days: readonly SimulatedDay[], lateAfterMs: number): DayFigures {
  const visits = days.flatMap((day) => day.visits);
  const sessions = days.flatMap((day) => day.sessions);
  const measured = visits.map((visit) => visit.measured);
  const laneIds = [...new Set(visits.map(({ laneId }) => laneId))].toSorted();
  const inLane = (id: LaneId) => visits.filter(({ laneId }) => laneId === id);
  const openMinutes = (list: typeof sessions) =>
    list.reduce((sum, { openMs }) => sum + openMs, 0) / MINUTE_MS / Math.max(1, days.length);
  return {
    days: days.length,
    all: waitsOf(visits, lateAfterMs),
    lanes: new Map(laneIds.map((id) => [id, waitsOf(inLane(id), lateAfterMs)])),
    halfHours: halfHoursOf(days, lateAfterMs),
    serviceLevel: serviceLevel(measured),
    abandonmentRate: abandonmentRate(measured),
    occupancy: occupancy(sessions),
    mostOvertaken: visits.reduce((most, { overtakenBy }) => Math.max(most, overtakenBy), 0),
    windowMinutes: openMinutes(sessions),
    elasticMinutes: openMinutes(sessions.filter(({ isElastic }) => isElastic)),
    switches: meanOf(days.map(({ switches }) => switches)) ?? 0,
  };
}

/** How these visitors fared; see {@link figuresOf}. */
export function waitsOf(visits: readonly SimulatedVisit[], lateAfterMs: number): WaitFigures {
  const waits = visits
    .map(({ measured }) => journeyWaitMs(measured))
    .filter((waitMs) => waitMs !== null)
    .toSorted((one, other) => one - other);
  const late = visits.filter(({ measured, state }) => {
    return state === 'abandoned' || isOverdue({ ...measured, maxWaitMs: lateAfterMs });
  });
  return {
    visits: visits.length,
    meanMs: meanOf(waits),
    p50Ms: quantileOf(waits, 0.5),
    p90Ms: quantileOf(waits, 0.9),
    p95Ms: quantileOf(waits, 0.95),
    maxMs: waits.at(-1) ?? null,
    lateShare: visits.length === 0 ? 0 : late.length / visits.length,
  };
}

function halfHoursOf(days: readonly SimulatedDay[], lateAfterMs: number): HalfHourFigures[] {
  const lengthMs = days.reduce((longest, day) => Math.max(longest, day.lengthMs), 0);
  const steps = Array.from({ length: Math.ceil(lengthMs / HALF_HOUR_MS) }, (_, step) => step);
  const visits = steps.map((): SimulatedVisit[] => []);
  for (const visit of days.flatMap((day) => day.visits)) {
    visits[Math.floor(visit.arrivedAtMs / HALF_HOUR_MS)]?.push(visit);
  }
  return steps.map((step) => {
    const fromMs = step * HALF_HOUR_MS;
    const openMs = days
      .flatMap((day) => day.sessions)
      .reduce((sum, { openedAtMs, closedAtMs }) => {
        const until = Math.min(closedAtMs, fromMs + HALF_HOUR_MS);
        return sum + Math.max(0, until - Math.max(openedAtMs, fromMs));
      }, 0);
    const openCounters = openMs / HALF_HOUR_MS / Math.max(1, days.length);
    return { fromMs, openCounters, ...waitsOf(visits[step] ?? [], lateAfterMs) };
  });
}
