import type { DayRecords } from './day-records.js';

/** The most that waited at one moment, and the first such moment. */
export interface Peak {
  readonly waiting: number;
  readonly at: number | null;
}

/** Follows the queue through the day: legs come to wait, and are called or end. */
export function peakOf({ visits, now }: Pick<DayRecords, 'visits' | 'now'>): Peak {
  const steps = visits
    .flatMap(({ legs }) => legs)
    .flatMap(({ startedWaitingAt: from, calledAt, endedAt }) => {
      const until = calledAt ?? endedAt ?? now;
      return until <= from ? [] : [[from, 1] as const, [until, -1] as const];
    })
    .toSorted(([a, up], [b, down]) => a - b || up - down);
  let peak: Peak = { waiting: 0, at: null };
  let waiting = 0;
  for (const [at, step] of steps) {
    waiting += step;
    if (waiting > peak.waiting) peak = { waiting, at };
  }
  return peak;
}
