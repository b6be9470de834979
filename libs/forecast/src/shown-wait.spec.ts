import { describe, expect, it } from '@jest/globals';
import { dampWait, roundedMinutes } from './shown-wait.js';

const MINUTE_MS = 60_000;
const range = (p50: number, p90: number) => ({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS });

describe('dampWait', () => {
  it('lets what is shown run down with time while the forecast moves little', () => {
    expect(dampWait(range(12, 20), range(12.5, 20.5), MINUTE_MS)).toEqual(range(11, 19));
  });

  it('shows a wait that has grown by more than two minutes', () => {
    expect(dampWait(range(5, 9), range(8, 12), 0)).toEqual(range(8, 12));
  });

  it('asks for more than 15 % before a long wait moves', () => {
    expect(dampWait(range(40, 60), range(44, 66), 0)).toEqual(range(40, 60));
    expect(dampWait(range(40, 60), range(47, 66), 0)).toEqual(range(47, 66));
  });

  it('shows the first forecast as it is', () => {
    expect(dampWait(null, range(3, 4), 0)).toEqual(range(3, 4));
  });
});

describe('roundedMinutes', () => {
  it.each([
    [range(0, 0.4), { about: 1, within: 1 }],
    [range(7.2, 9.9), { about: 8, within: 10 }],
    [range(12, 21), { about: 15, within: 25 }],
    [range(61, 75), { about: 70, within: 80 }],
  ])('rounds %j up to %j', (given, said) => {
    expect(roundedMinutes(given)).toEqual(said);
  });
});
