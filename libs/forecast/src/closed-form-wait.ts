import type { ForecastRange } from './forecast-waits.js';

/** z of the 0.9 quantile of the normal distribution. */
const Z90 = 1.2816;
const HOUR_MS = 3_600_000;

/** What the closed form needs to know. */
export interface QueueAhead {
  /** Waiting customers who are called earlier, under the order of calling. */
  readonly ahead: number;
  /** Open counters that may serve this customer. */
  readonly counters: number;
  /** Mean time of a service at them, milliseconds. */
  readonly meanMs: number;
  /** Share of waiting customers who give up, per hour of waiting. */
  readonly leavingPerHour: number;
}

/**
 * Says a wait without playing anything forward, where history is short or time
 * is up: with s counters of rate μ and leaving at rate θ, the q customers ahead
 * and the first counter to be free take Σ₍ᵢ₌₀..q₎ 1 / (sμ + iθ) in the mean
 * (queue length with abandonment; Senderovich et al. 2015), here with the
 * variance of as many exponential steps, as a gamma-like range.
 *
 * @returns `null` when no counter is open
 */
export function closedFormWait(queue: QueueAhead): ForecastRange | null {
  const { ahead, counters, meanMs, leavingPerHour } = queue;
  if (counters <= 0) return null;
  const leaving = leavingPerHour / HOUR_MS;
  const [mean, variance] = sums(ahead, counters / meanMs, leaving);
  const shape = mean ** 2 / variance;
  return {
    p50: Math.round(mean * gammaQuantile(shape, 0)),
    p90: Math.round(mean * gammaQuantile(shape, Z90)),
  };
}

/** Steps that are added one by one; of a longer queue the rest is an integral, whose error is below 0.1 %. */
const EXACT_STEPS = 64;

/** Mean and variance of `ahead + 1` exponential steps, the i-th at the rate `rate + i · leaving`. */
function sums(ahead: number, rate: number, leaving: number): readonly [number, number] {
  let [mean, variance] = [0, 0];
  const exact = Math.min(ahead, EXACT_STEPS);
  for (let passed = 0; passed <= exact; passed += 1) {
    const step = 1 / (rate + passed * leaving);
    mean += step;
    variance += step ** 2;
  }
  const rest = ahead - exact;
  if (rest <= 0) return [mean, variance];
  if (leaving === 0) return [mean + rest / rate, variance + rest / rate ** 2];
  const from = rate + (exact + 0.5) * leaving;
  const to = rate + (ahead + 0.5) * leaving;
  return [mean + Math.log(to / from) / leaving, variance + (1 / from - 1 / to) / leaving];
}

/** Quantile of a gamma variable of mean 1, by the cube-root normal approximation (Wilson and Hilferty 1931). */
function gammaQuantile(shape: number, z: number): number {
  const ninth = 1 / (9 * shape);
  return Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;
}
