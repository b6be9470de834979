import { describe, expect, it } from '@jest/globals';
import { suits } from './needs.js';
import type { Feature } from './terms.js';

const LOW = new Set<Feature>(['low-desk']);
const LOOP = new Set<Feature>(['hearing-loop']);
const BOTH = new Set<Feature>(['low-desk', 'hearing-loop']);
const NONE = new Set<Feature>();

describe('a counter suits', () => {
  it('who has no needs, and who has those that it meets', () => {
    expect(suits(NONE, [], [NONE, LOW])).toBe(true);
    expect(suits(LOW, ['low-desk'], [NONE, LOW])).toBe(true);
    expect(suits(NONE, ['low-desk'], [NONE, LOW])).toBe(false);
  });

  it('who has a need that no counter meets', () => {
    expect(suits(NONE, ['sign-language'], [NONE, LOW])).toBe(true);
    expect(suits(LOW, ['low-desk', 'sign-language'], [NONE, LOW])).toBe(true);
  });

  it('who has two needs of which it meets one, where no counter meets both', () => {
    const needs = ['low-desk', 'hearing-loop'] as const;

    expect([LOW, LOOP, NONE].map((one) => suits(one, needs, [LOW, LOOP, NONE]))).toEqual([
      true,
      true,
      false,
    ]);
    expect([LOW, LOOP, BOTH].map((one) => suits(one, needs, [LOW, LOOP, BOTH]))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
