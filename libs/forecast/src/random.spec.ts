import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createRandom,
  drawByShare,
  drawExponential,
  drawGamma,
  drawLognormal,
  type Random,
} from './random.js';

const DRAWS = 20_000;

function many(draw: (random: Random) => number, seed = 1): { mean: number; deviation: number } {
  const random = createRandom(seed);
  const values = Array.from({ length: DRAWS }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
  return { mean, deviation: Math.sqrt(variance) };
}

describe('lots', () => {
  it('are the same for the same seed and stream, and stay between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, stream) => {
        const [one, other] = [createRandom(seed, stream), createRandom(seed, stream)];
        for (let draw = 0; draw < 50; draw += 1) {
          const value = one();
          expect(other()).toBe(value);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  it('differ between seeds, and between streams of one seed', () => {
    const first = createRandom(1)();

    expect(createRandom(2)()).not.toBe(first);
    expect(createRandom(1, 'patience')()).not.toBe(first);
  });

  it('spread evenly: every tenth of the interval gets its tenth of the draws', () => {
    const random = createRandom(7);
    const counts = new Array<number>(10).fill(0);
    for (let draw = 0; draw < DRAWS; draw += 1) counts[Math.floor(random() * 10)]! += 1;

    for (const count of counts) expect(Math.abs(count / DRAWS - 0.1)).toBeLessThan(0.01);
  });
});

describe('distributions', () => {
  it('exponential has its mean, and a deviation that is the same', () => {
    const { mean, deviation } = many((random) => drawExponential(random, 60));

    expect(mean).toBeCloseTo(60, -0.5);
    expect(deviation / mean).toBeCloseTo(1, 1);
  });

  it('lognormal has the mean that is asked for, not the median', () => {
    const { mean, deviation } = many((random) => drawLognormal(random, 240, 0.7));

    expect(mean / 240).toBeCloseTo(1, 1);
    expect(deviation / mean).toBeCloseTo(Math.sqrt(Math.exp(0.49) - 1), 1);
  });

  it('gamma has the mean and deviation that are asked for', () => {
    const { mean, deviation } = many((random) => drawGamma(random, 1, 0.16));

    expect(mean).toBeCloseTo(1, 2);
    expect(deviation).toBeCloseTo(0.16, 2);
  });

  it('draws each item as often as its share says', () => {
    type Item = { readonly share: number; readonly value: number };
    const items: [Item, Item] = [
      { share: 3, value: 1 },
      { share: 1, value: 0 },
    ];

    expect(many((random) => drawByShare(random, items).value).mean).toBeCloseTo(0.75, 1);
  });
});
