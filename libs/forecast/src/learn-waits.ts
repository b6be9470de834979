import { binColumns } from './feature-bins.js';
import { growForest } from './grow-forest.js';
import { type Forest, valueOf } from './quantile-trees.js';

/** A tenth, a half and nine tenths of customers are called within these; milliseconds. */
export interface WaitQuantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Somebody who had to wait: what was known, and how long it took. */
export interface WaitCase {
  readonly features: ArrayLike<number>;
  readonly waitMs: number;
}

/** What was learned from past waits; plain data. Values are the logarithm of a wait of so many milliseconds and the slack. */
export interface LearnedWaits {
  readonly p10: Forest;
  readonly p50: Forest;
  readonly p90: Forest;
}

/** With fewer cases there is nothing to learn. */
export const LEAST_CASES = 400;
/** So that a large log takes minutes at most; the newest cases count. */
const MOST_CASES = 120_000;
/** Errors of long waits count for less than by seconds, of short ones not for more than this lets them. */
const SLACK_MS = 10_000;

/**
 * Learns quantiles of waits by gradient boosting: the correction on top of the
 * formulas and the forecast, which are among the features. Depends on the
 * cases, their order and the seed alone.
 *
 * @returns `null` of fewer than 400 cases
 */
export function learnWaits(cases: readonly WaitCase[], seed: number): LearnedWaits | null {
  if (cases.length < LEAST_CASES) return null;
  const known = cases.slice(-MOST_CASES);
  const columns = columnsOf(known);
  const table = binColumns(columns);
  const target = new Float64Array(known.length);
  known.forEach(({ waitMs }, row) => (target[row] = Math.log(waitMs + SLACK_MS)));
  const effort = { rowShare: 0.5, columnShare: 0.3, leaves: 31, seed };
  const leastInLeaf = Math.max(10, Math.min(150, Math.round(known.length / 200)));
  const trees = Math.max(20, Math.min(150, Math.round(known.length / 100)));
  const grow = (share: number, most: number) =>
    growForest(table, target, share, {
      ...effort,
      leastInLeaf,
      rate: 0.06,
      trees: Math.min(trees, most),
    });
  return { p10: grow(0.1, 80), p50: grow(0.5, 150), p90: grow(0.9, 100) };
}

function columnsOf(cases: readonly WaitCase[]): Float64Array[] {
  const columns = Array.from(
    { length: cases[0]?.features.length ?? 0 },
    () => new Float64Array(cases.length),
  );
  cases.forEach(({ features }, row) => {
    columns.forEach((column, place) => (column[row] = features[place] ?? 0));
  });
  return columns;
}

/** Says what was learned for a case with these features; never below 0, and in order. */
export function tellWaits(
  { p10, p50, p90 }: LearnedWaits,
  features: ArrayLike<number>,
): WaitQuantiles {
  const [low = 0, middle = 0, high = 0] = [p10, p50, p90].map((forest) =>
    Math.max(0, Math.exp(valueOf(forest, features)) - SLACK_MS),
  );
  return { p10: Math.min(low, middle), p50: middle, p90: Math.max(high, middle) };
}
