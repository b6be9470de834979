import { describe, expect, it } from '@jest/globals';
import { calibrate, type KeptPromise } from './calibration.js';
import { createRandom } from './random.js';

const MINUTE_MS = 60_000;
const range = (p50: number, p90: number) => ({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS });

/** Promises that were 40 % too short, with noise around them. */
function tooShort(count: number, seed: number): KeptPromise[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const p50 = 1 + 30 * random();
    return {
      laneId: random() < 0.5 ? 'general' : 'protected',
      promised: range(p50, p50 * 1.2),
      actualMs: p50 * MINUTE_MS * (0.9 + random()),
    };
  });
}

describe('calibrate', () => {
  it('makes the P90 hold for nine of ten on days it has not seen', () => {
    const corrected = calibrate(tooShort(2_000, 1));

    const later = tooShort(2_000, 2);
    const held = later.filter(
      ({ laneId, promised, actualMs }) => actualMs <= corrected(laneId, promised).p90,
    );

    expect(later.filter(({ promised, actualMs }) => actualMs <= promised.p90).length).toBeLessThan(
      900,
    );
    expect(held.length / later.length).toBeGreaterThan(0.88);
    expect(held.length / later.length).toBeLessThan(0.93);
  });

  it('leaves a forecast alone while it knows too little', () => {
    expect(calibrate(tooShort(39, 1))('general', range(5, 8))).toEqual(range(5, 8));
  });

  it('never says a P90 below the P50, nor a wait below nothing', () => {
    const early = Array.from({ length: 50 }, () => ({
      laneId: 'general',
      promised: range(10, 20),
      actualMs: 0,
    }));

    expect(calibrate(early)('general', range(8, 9))).toEqual(range(0, 0));
  });
});
