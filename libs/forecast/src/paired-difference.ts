import { meanOf } from '@lobbyflow/engine';
import { normalQuantile } from './normal.js';

/** What two settings differ by, over days that had the same arrivals and services in both. */
export interface PairedDifference {
  readonly pairs: number;
  /** Mean of (second − first). */
  readonly mean: number;
  /** The 95 % confidence interval of the mean; `null` of fewer than two pairs. */
  readonly interval: { readonly from: number; readonly to: number } | null;
}

/**
 * The mean difference of paired observations with its 95 % confidence interval
 * by Student's t. Days are independent, so only the pairing is needed, and the
 * mean of 30 days or more is near enough to normal; with fewer the interval
 * relies on differences that are themselves normal.
 *
 * @param firsts - of the one setting, a day each; pairs beyond the shorter list are left out
 */
export function pairedDifference(
  firsts: readonly number[],
  seconds: readonly number[],
): PairedDifference {
  const pairs = Math.min(firsts.length, seconds.length);
  const differences = Array.from(
    { length: pairs },
    (_, day) => (seconds[day] ?? 0) - (firsts[day] ?? 0),
  );
  const mean = meanOf(differences) ?? 0;
  const halfWidth = halfWidthOf(differences);
  const interval = halfWidth === null ? null : { from: mean - halfWidth, to: mean + halfWidth };
  return { pairs, mean, interval };
}

/** Half the width of the 95 % confidence interval of a mean, by Student's t; `null` of fewer than two values. */
export function halfWidthOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return (studentQuantile(values.length - 1) * deviation) / Math.sqrt(values.length);
}

/** Exact where the expansion is not good enough. */
const SMALL = [12.706, 4.303, 3.182, 2.776, 2.571];
const TWO_SIDED = 0.975;

/**
 * The quantile of Student's t for a two-sided 95 % interval: tabled up to 5
 * degrees of freedom, beyond them Fisher and Cornish's expansion about the
 * normal one (Abramowitz and Stegun 26.7.5), right to 0.002.
 */
export function studentQuantile(freedom: number): number {
  const tabled = SMALL[freedom - 1];
  if (tabled !== undefined) return tabled;
  const z = normalQuantile(TWO_SIDED);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
