import type { ForecastRange } from './forecast-waits.js';

const MINUTE_MS = 60_000;
/** A change smaller than this, or than the share of what is shown, is not shown. */
const LEAST_CHANGE_MS = 2 * MINUTE_MS;
const LEAST_CHANGE_SHARE = 0.15;

/**
 * Decides what a screen shows when the forecast moves: small movements are not
 * shown, so that a number does not flicker; a range that grows past what was
 * shown, or shrinks clearly, is.
 *
 * @param shown - `null` when nothing was shown yet
 * @param elapsedMs - time since it was shown, by which it has run down by itself
 */
export function dampWait(
  shown: ForecastRange | null,
  next: ForecastRange,
  elapsedMs: number,
): ForecastRange {
  if (shown === null) return next;
  const run = { p50: Math.max(0, shown.p50 - elapsedMs), p90: Math.max(0, shown.p90 - elapsedMs) };
  const moves = (before: number, after: number) =>
    Math.abs(after - before) > Math.max(LEAST_CHANGE_MS, LEAST_CHANGE_SHARE * before);
  return moves(run.p50, next.p50) || moves(run.p90, next.p90) ? next : run;
}

/**
 * Rounds a range up to what honest words can say: whole minutes to ten, steps
 * of five to an hour, of ten beyond.
 */
export function roundedMinutes({ p50, p90 }: ForecastRange): {
  readonly about: number;
  readonly within: number;
} {
  const about = roundUp(p50 / MINUTE_MS);
  return { about, within: Math.max(about, roundUp(p90 / MINUTE_MS)) };
}

function roundUp(minutes: number): number {
  const step = minutes <= 10 ? 1 : minutes <= 60 ? 5 : 10;
  return Math.max(1, Math.ceil(minutes / step) * step);
}
