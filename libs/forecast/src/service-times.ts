import { normalCdf, normalQuantile } from './normal.js';
import type { Random } from './random.js';

/** How long one service takes, walk and wrap-up included; milliseconds. */
export interface ServiceTimes {
  readonly meanMs: number;
  /** Draws the length of a service that is still to begin. */
  readonly draw: (random: Random) => number;
  /** Draws what is left of one that has lasted `elapsedMs`. */
  readonly drawRest: (random: Random, elapsedMs: number) => number;
}

/** Beyond this share of its distribution a service was forgotten, not long. */
const FORGOTTEN_SHARE = 0.99;
/** A forgotten one is taken to end after this share of the mean. */
const FORGOTTEN_REST = 0.1;
/** The prior counts as much as this many observed services. */
const PRIOR_WEIGHT = 20;

/**
 * Service times that are lognormal: the shape of most human service (Brown et
 * al. 2005).
 *
 * @param meanMs - of the distribution itself, not of its logarithm
 * @param sigma - standard deviation of the logarithm
 */
export function lognormalTimes(meanMs: number, sigma: number): ServiceTimes {
  const mu = Math.log(meanMs) - sigma ** 2 / 2;
  const valueAt = (share: number) => Math.exp(mu + sigma * normalQuantile(share));
  return {
    meanMs,
    draw: (random) => valueAt(random()),
    drawRest: (random, elapsedMs) => {
      if (elapsedMs <= 0) return valueAt(random());
      const passed = normalCdf((Math.log(elapsedMs) - mu) / sigma);
      if (passed >= FORGOTTEN_SHARE) return meanMs * FORGOTTEN_REST;
      return Math.max(0, valueAt(passed + random() * (FORGOTTEN_SHARE - passed)) - elapsedMs);
    },
  };
}

/**
 * Service times as observed, mixed with a prior that weighs as much as twenty
 * observations: few observations change little, many speak for themselves.
 *
 * @param observedMs - lengths of past services, in any order; those of 0 or less are left out
 */
export function observedTimes(observedMs: readonly number[], prior: ServiceTimes): ServiceTimes {
  const sorted = observedMs.filter((length) => length > 0).toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return prior;
  const trust = n / (n + PRIOR_WEIGHT);
  const mean = sorted.reduce((sum, length) => sum + length, 0) / n;
  const limit = sorted[Math.ceil(FORGOTTEN_SHARE * n) - 1] ?? mean;
  const at = (index: number) => sorted[Math.min(n - 1, index)] ?? mean;
  return {
    meanMs: trust * mean + (1 - trust) * prior.meanMs,
    draw: (random) => (random() < trust ? at(Math.floor(random() * n)) : prior.draw(random)),
    drawRest: (random, elapsedMs) => {
      const longer = n - firstAbove(sorted, elapsedMs);
      if (longer === 0 || random() >= trust) return prior.drawRest(random, elapsedMs);
      const whole = at(n - longer + Math.floor(random() * longer));
      return Math.max(0, Math.min(whole, Math.max(limit, elapsedMs)) - elapsedMs);
    },
  };
}

/** The index of the first value above `limit`. */
function firstAbove(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
