import { describe, expect, it } from '@jest/globals';
import { halfWidthOf, pairedDifference, studentQuantile } from './paired-difference.js';
import { createRandom, drawNormal } from './random.js';

describe("Student's t", () => {
  it.each([
    [1, 12.706],
    [4, 2.776],
    [5, 2.571],
    [7, 2.365],
    [9, 2.262],
    [29, 2.045],
    [59, 2.001],
    [1_000, 1.962],
  ])('is that of the tables at %d degrees of freedom', (freedom, tabled) => {
    expect(Math.abs(studentQuantile(freedom) - tabled)).toBeLessThan(0.002);
  });
});

describe('a paired difference', () => {
  it('is that of the second from the first, pair by pair', () => {
    const { pairs, mean, interval } = pairedDifference([10, 20, 30], [11, 22, 33]);

    expect({ pairs, mean }).toEqual({ pairs: 3, mean: 2 });
    // Deviation 1, so half the width is 4.303 / √3.
    expect(interval!.from).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 6);
    expect(interval!.to).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 6);
  });

  it('has no interval of a single pair', () => {
    expect(pairedDifference([1], [3])).toEqual({ pairs: 1, mean: 2, interval: null });
  });

  it('covers the true difference in about 95 of 100 comparisons', () => {
    const random = createRandom(1, 'coverage');
    const covered = Array.from({ length: 1_000 }, () => {
      const days = Array.from({ length: 12 }, () => drawNormal(random));
      const halfWidth = halfWidthOf(days)!;
      return Math.abs(days.reduce((sum, one) => sum + one, 0) / 12) <= halfWidth;
    }).filter(Boolean).length;

    expect(covered).toBeGreaterThan(930);
    expect(covered).toBeLessThan(970);
  });
});
