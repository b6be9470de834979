import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberText, partsOfNumber } from './numbers.js';

describe('a number', () => {
  it.each([
    ['A', 1, 'A001'],
    ['A', 14, 'A014'],
    ['BC', 999, 'BC999'],
    ['A', 1000, 'A1000'],
    ['A', 12345, 'A12345'],
  ])('of letter %s and %i is read as %s', (letter, running, number) => {
    expect(numberText(letter, running)).toBe(number);
  });

  it('is taken apart into what it was made of', () => {
    const letter = fc.stringMatching(/^[A-Z]{1,2}$/);
    fc.assert(
      fc.property(letter, fc.integer({ min: 1, max: 99_999 }), (sign, running) => {
        expect(partsOfNumber(numberText(sign, running))).toEqual({ letter: sign, running });
      }),
    );
  });
});
