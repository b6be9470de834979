import { describe, expect, it } from '@jest/globals';
import { boardSizes } from './board-sizes.js';
import { leastFontPx, readableFromM } from './readable.js';

const FULL_HD = { width: 1920, height: 1080 };
const WALL = { diagonalInches: 55, readFromM: 5 };

describe('the size of letters', () => {
  it('follows the distance: a capital of 61 mm for five metres', () => {
    const fontPx = leastFontPx(WALL, FULL_HD);

    const capitalMm = (fontPx * 0.71 * 55 * 25.4) / Math.hypot(1920, 1080);
    expect(capitalMm).toBeCloseTo(61, 5);
    expect(readableFromM(WALL, FULL_HD, fontPx)).toBeCloseTo(5, 5);
  });

  it('is twice as many pixels on a screen that has twice as many of them', () => {
    const fourK = leastFontPx(WALL, { width: 3840, height: 2160 });

    expect(fourK).toBeCloseTo(2 * leastFontPx(WALL, FULL_HD), 5);
  });
});

describe('a board that says how it is seen', () => {
  it('makes the number in front large enough, and is content', () => {
    const sizes = boardSizes(FULL_HD, { screen: WALL, hasSide: true, hasMedia: false });

    expect(sizes.leastPx).toBeGreaterThan(130);
    expect(sizes.tooFar).toBeNull();
  });

  it('says how far it reaches when it is too small for its hall', () => {
    const screen = { diagonalInches: 32, readFromM: 12 };

    const { tooFar } = boardSizes(FULL_HD, { screen, hasSide: true, hasMedia: true });

    expect(tooFar?.wishedM).toBe(12);
    expect(tooFar?.reachM).toBeGreaterThan(2);
    expect(tooFar?.reachM).toBeLessThan(5);
  });

  it('asks for nothing where nothing is said', () => {
    const sizes = boardSizes(FULL_HD, { screen: null, hasSide: true, hasMedia: false });

    expect(sizes).toMatchObject({ leastPx: 0, tooFar: null });
  });
});
