import type { ForecastRange } from './forecast-waits.js';

/** A wait that was promised, and how it came out; milliseconds. */
export interface KeptPromise {
  readonly laneId: string;
  readonly promised: ForecastRange;
  readonly actualMs: number;
}

/** What is added to a forecast so that it holds as often as it says. */
export type Calibration = (laneId: string, range: ForecastRange) => ForecastRange;

/** Upper ends of the buckets of the promised median, minutes. */
const BUCKET_ENDS_MIN = [2, 5, 10, 20, 40];
/** Fewer kept promises than this in a bucket say nothing: the whole lane is taken, then everything. */
const LEAST_KEPT = 40;
const MINUTE_MS = 60_000;

/**
 * Learns from kept promises how far forecasts are off: split-conformal, by
 * lane and bucket of the promised median. The corrected P90 holds for at least
 * nine of ten customers who are like those of the past (Vovk et al. 2005), and
 * half are called within the corrected P50.
 *
 * @param kept - of past days, not of those to be judged
 */
export function calibrate(kept: readonly KeptPromise[]): Calibration {
  const groups = new Map<string, KeptPromise[]>();
  for (const promise of kept) {
    for (const key of keysOf(promise.laneId, promise.promised)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [promise]);
      else group.push(promise);
    }
  }
  const shifts = new Map(
    [...groups].flatMap(([key, group]) =>
      group.length < LEAST_KEPT ? [] : [[key, shiftOf(group)] as const],
    ),
  );
  return (laneId, range) => {
    const key = keysOf(laneId, range).find((candidate) => shifts.has(candidate));
    const shift = key === undefined ? undefined : shifts.get(key);
    if (shift === undefined) return range;
    const p50 = Math.max(0, Math.round(range.p50 + shift.p50));
    return { p50, p90: Math.max(p50, Math.round(range.p90 + shift.p90)) };
  };
}

/** From the narrowest group to the widest. */
function keysOf(laneId: string, { p50 }: ForecastRange): readonly string[] {
  const bucket = BUCKET_ENDS_MIN.filter((end) => p50 > end * MINUTE_MS).length;
  return [`${laneId}|${bucket}`, `*|${bucket}`, `${laneId}|*`, '*|*'];
}

function shiftOf(group: readonly KeptPromise[]): ForecastRange {
  const errors = (of: (range: ForecastRange) => number) =>
    group.map(({ promised, actualMs }) => actualMs - of(promised)).toSorted((a, b) => a - b);
  return {
    p50: conformal(
      errors(({ p50 }) => p50),
      0.5,
    ),
    p90: conformal(
      errors(({ p90 }) => p90),
      0.9,
    ),
  };
}

/** The ⌈(n + 1) share⌉-th smallest, or the largest. */
function conformal(sorted: readonly number[], share: number): number {
  const place = Math.ceil((sorted.length + 1) * share) - 1;
  return sorted[Math.min(sorted.length - 1, place)] ?? 0;
}
