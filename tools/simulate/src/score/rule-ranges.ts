import type { WaitQuantiles } from '@lobbyflow/forecast';

/** The simple rules that stand beside the product. */
export const RULES = [
  'constant',
  'naive',
  'lastToEnter',
  'headOfLine',
  'queueLength',
  'queueLengthLeaving',
] as const;
export type RuleName = (typeof RULES)[number];

const BUCKETS = 8;

/** A rule says one number; its range around that is the spread of what it missed by in training, by bucket. */
export type RangeOf = (saidMs: number) => WaitQuantiles;

/** The median of past waits, milliseconds. */
export function medianOf(waits: readonly { readonly waitMs: number }[]): number {
  return quantileOf(sorted(waits.map(({ waitMs }) => waitMs)), 0.5);
}

/** Learns the ranges of a rule from what it said of past waits. */
export function rangesOf(
  past: readonly { readonly saidMs: number; readonly waitMs: number }[],
): RangeOf {
  const values = sorted(past.map(({ saidMs }) => saidMs));
  const ends = Array.from({ length: BUCKETS - 1 }, (_, bucket) =>
    quantileOf(values, (bucket + 1) / BUCKETS),
  );
  const bucketOf = (value: number) => ends.filter((end) => value > end).length;
  const missed = Array.from({ length: BUCKETS }, (): number[] => []);
  for (const { saidMs, waitMs } of past) missed[bucketOf(saidMs)]?.push(waitMs - saidMs);
  const spread = missed.map(sorted).map((errors) => ({
    low: quantileOf(errors, 0.1),
    high: quantileOf(errors, 0.9),
  }));
  return (p50) => {
    const { low, high } = spread[bucketOf(p50)] ?? { low: 0, high: 0 };
    return { p10: Math.max(0, p50 + low), p50, p90: Math.max(0, p50 + high) };
  };
}

function sorted(values: readonly number[]): number[] {
  return values.toSorted((one, other) => one - other);
}

/** The quantile of what is sorted; 0 of nothing. */
function quantileOf(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}
