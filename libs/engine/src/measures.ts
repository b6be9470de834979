import type { Instant, TicketState } from './terms.js';

/** One leg of a visit as it went; instants are `null` where it did not get so far. */
export interface MeasuredLeg {
  readonly startedWaitingAt: Instant;
  /** The last call of the leg. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Time on hold before the call. */
  readonly heldMs: number;
}

/** One visit as it went. */
export interface MeasuredVisit {
  readonly state: TicketState;
  readonly legs: readonly MeasuredLeg[];
  /** The limit of its lane. */
  readonly maxWaitMs: number;
}

/** A counter session: from open to close or to the instant of measuring. */
export interface MeasuredSession {
  readonly openMs: number;
  readonly pausedMs: number;
  readonly servingMs: number;
}

/** Waiting time of a leg in ms: from its start to its last call, holds taken out; `null` before a call. */
export function legWaitMs(leg: MeasuredLeg): number | null {
  if (leg.calledAt === null) return null;
  return Math.max(0, leg.calledAt - leg.startedWaitingAt - leg.heldMs);
}

/** Waiting time of a visit in ms: that of all its legs that were called; `null` when none was. */
export function journeyWaitMs({ legs }: MeasuredVisit): number | null {
  const waits = legs.map(legWaitMs).filter((wait) => wait !== null);
  return waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0);
}

/**
 * How long a visit waited in ms, all its legs together: a leg that was never
 * called waited until it ended, and until `now` when it has not ended.
 */
export function waitedMs(
  { legs }: Pick<MeasuredVisit, 'legs'>,
  now: Instant | null = null,
): number {
  return legs.reduce((sum, { calledAt, endedAt, ...leg }) => {
    const until = calledAt ?? endedAt ?? now;
    return sum + (legWaitMs({ ...leg, endedAt, calledAt: until }) ?? 0);
  }, 0);
}

/**
 * Whether a visit waited longer than its lane's limit, all legs together; a leg
 * that was never called waited until it ended.
 */
export function isOverdue(visit: MeasuredVisit): boolean {
  return waitedMs(visit) > visit.maxWaitMs;
}

/** From the last call of a leg to the start of its service, in ms; `null` when it did not begin. */
export function walkMs({ calledAt, startedAt }: MeasuredLeg): number | null {
  return calledAt === null || startedAt === null ? null : Math.max(0, startedAt - calledAt);
}

/** Serving time of a leg that is over, in ms; `null` while it goes on, and when it never began. */
export function handlingMs({ startedAt, endedAt }: MeasuredLeg): number | null {
  return startedAt === null || endedAt === null ? null : endedAt - startedAt;
}

/** How much of one span of time lies within another, in ms. */
export function overlapMs(
  one: { readonly from: number; readonly until: number },
  other: { readonly from: number; readonly until: number },
): number {
  return Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));
}

/** How many visits were overdue. */
export function overdueCount(visits: readonly MeasuredVisit[]): number {
  return visits.filter(isOverdue).length;
}

/**
 * Share of the visits served or abandoned that were called within their lane's
 * limit; abandoned ones count against it. `null` when there was none.
 */
export function serviceLevel(visits: readonly MeasuredVisit[]): number | null {
  const counted = visits.filter(({ state }) => state === 'served' || state === 'abandoned');
  if (counted.length === 0) return null;
  const inTime = counted.filter((visit) => visit.state === 'served' && !isOverdue(visit));
  return inTime.length / counted.length;
}

/** Abandoned ÷ all visits; `null` when there was none. */
export function abandonmentRate(visits: readonly MeasuredVisit[]): number | null {
  if (visits.length === 0) return null;
  return visits.filter(({ state }) => state === 'abandoned').length / visits.length;
}

/** Serving time ÷ open time, pauses taken out; `null` when no counter was open. */
export function occupancy(sessions: readonly MeasuredSession[]): number | null {
  const openMs = sessions.reduce((sum, session) => sum + session.openMs - session.pausedMs, 0);
  if (openMs <= 0) return null;
  return sessions.reduce((sum, { servingMs }) => sum + servingMs, 0) / openMs;
}

/** A part of a whole; `null` of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** Mean of the values, or `null` of none. */
export function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a product of two floats, such as 0.07 × 100; far below one rank. */
const ROUNDING = 1e-9;

/**
 * The value below which this share of all values lies: nearest rank, so always
 * one of them.
 *
 * @param share - 0 to 1, both included
 * @returns `null` of no values
 */
export function quantileOf(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length - ROUNDING);
  return sorted[Math.max(0, rank - 1)] ?? null;
}
