import { describe, expect, it } from '@jest/globals';
import { normalCdf, normalQuantile } from './normal.js';
import { createRandom } from './random.js';
import { lognormalTimes, observedTimes } from './service-times.js';

const MINUTE_MS = 60_000;
const meanOf = (count: number, draw: () => number) =>
  Array.from({ length: count }, draw).reduce((sum, value) => sum + value, 0) / count;

describe('the normal distribution', () => {
  it.each([0.001, 0.02, 0.3, 0.5, 0.77, 0.95, 0.9999])('finds %d again from its quantile', (p) => {
    expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 6);
  });
});

describe('lognormalTimes', () => {
  const times = lognormalTimes(5 * MINUTE_MS, 0.7);

  it('has the mean it was given', () => {
    const random = createRandom(1);

    expect(meanOf(40_000, () => times.draw(random)) / (5 * MINUTE_MS)).toBeCloseTo(1, 1);
  });

  it('expects less of a service the longer it has lasted, at first', () => {
    const random = createRandom(2);
    const rest = (elapsed: number) =>
      meanOf(20_000, () => times.drawRest(random, elapsed * MINUTE_MS));

    expect(rest(2)).toBeLessThan(rest(0));
  });

  it('takes a service that lasts beyond all measure for forgotten, about to end', () => {
    expect(times.drawRest(createRandom(3), 300 * MINUTE_MS)).toBe(0.5 * MINUTE_MS);
  });
});

describe('observedTimes', () => {
  const prior = lognormalTimes(5 * MINUTE_MS, 0.7);

  it('is the prior while nothing was observed', () => {
    expect(observedTimes([], prior)).toBe(prior);
  });

  it('moves towards what was observed with the number of observations', () => {
    const few = observedTimes(Array<number>(20).fill(10 * MINUTE_MS), prior);
    const many = observedTimes(Array<number>(980).fill(10 * MINUTE_MS), prior);

    expect(few.meanMs / MINUTE_MS).toBeCloseTo(7.5, 5);
    expect(many.meanMs / MINUTE_MS).toBeCloseTo(9.9, 5);
  });

  it('draws what is left only from services that lasted longer', () => {
    const times = observedTimes(
      Array.from({ length: 2_000 }, (_, i) => (i % 2 === 0 ? 2 : 8) * MINUTE_MS),
      prior,
    );
    const random = createRandom(4);

    const rests = Array.from({ length: 500 }, () => times.drawRest(random, 5 * MINUTE_MS));

    const isThree = rests.filter((rest) => Math.abs(rest - 3 * MINUTE_MS) < 1);
    expect(isThree.length).toBeGreaterThan(480);
  });
});
