import { describe, expect, it } from '@jest/globals';
import { mountingIn, reachOf } from './reach.js';

describe('what can be touched from a wheelchair', () => {
  it.each([
    ['an upright screen', { bottomCm: 72, topCm: 172 }, { from: 0, to: 0.5 }],
    ['a screen on a desk', { bottomCm: 80, topCm: 115 }, { from: 0, to: 1 }],
    ['a screen that begins near the floor', { bottomCm: 13, topCm: 138 }, { from: 0.2, to: 0.872 }],
    ['a screen that hangs too high', { bottomCm: 110, topCm: 210 }, { from: 0, to: 0.4 }],
  ])('of %s lies between 38 and 122 cm, as far as there is room', (_, mounting, reach) => {
    expect(reachOf(mounting)).toEqual(reach);
  });

  it('is the lower half or so where nobody measured', () => {
    expect(reachOf(null)).toEqual({ from: 0, to: 0.55 });
  });
});

it.each([
  ['?bottomCm=70&topCm=178', { bottomCm: 70, topCm: 178 }],
  ['?bottomCm=70', null],
  ['?bottomCm=178&topCm=70', null],
  ['?bottomCm=low&topCm=high', null],
])('reads the measures of a mounting from "%s"', (search, mounting) => {
  expect(mountingIn(search)).toEqual(mounting);
});
