import { describe, expect, it } from '@jest/globals';
import { erlangC, waitsLongerShare } from './erlang.js';
import { lognormalTimes } from './service-times.js';
import { type PlanQuestion, planWindows } from './window-plan.js';

const MINUTE_MS = 60_000;
const aQuestion = (over: Partial<PlanQuestion> = {}): PlanQuestion => ({
  stepMs: 30 * MINUTE_MS,
  perHour: [30, 30, 30, 30, 30, 30],
  mix: [{ share: 1, times: lognormalTimes(6 * MINUTE_MS, 0.7) }],
  limitMs: 10 * MINUTE_MS,
  lateShare: 0.05,
  maxWindows: 12,
  ...over,
});

describe('Erlang C', () => {
  it('gives the shares of the printed tables', () => {
    expect(erlangC(1, 0.5)).toBeCloseTo(0.5, 10);
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 10);
    expect(erlangC(10, 8)).toBeCloseTo(0.4092, 4);
    expect(erlangC(3, 3)).toBe(1);
  });

  it('of one server leaves ρ·exp(−(μ − λ)t) waiting longer than t', () => {
    const share = waitsLongerShare(1, 0.8, { limitMs: 10, meanMs: 4 });

    expect(share).toBeCloseTo(0.8 * Math.exp(-0.5), 10);
  });
});

describe('a plan of windows', () => {
  it('settles at the stationary load of a steady day', () => {
    const plan = planWindows(aQuestion());

    expect(plan.at(-1)!.load).toBeGreaterThan(2.9);
    expect(plan.at(-1)!.load).toBeLessThan(3.1);
    expect(plan.at(-1)!.windows).toBe(5);
  });

  it('lets no more be late than was asked for, with not a window too many', () => {
    for (const { windows, lateShare, load } of planWindows(aQuestion({ lateShare: 0.02 }))) {
      const limits = { limitMs: 10 * MINUTE_MS, meanMs: 6 * MINUTE_MS };
      expect(lateShare).toBeLessThanOrEqual(0.02);
      if (windows > 1) expect(waitsLongerShare(windows - 1, load, limits)).toBeGreaterThan(0.02);
    }
  });

  it('follows a peak by a service time: what came is still there when few come', () => {
    const peak = aQuestion({
      perHour: [10, 60, 10, 10],
      mix: [{ share: 1, times: lognormalTimes(30 * MINUTE_MS, 0.6) }],
    });

    const loads = planWindows(peak).map(({ load }) => load);

    const stationary = [5, 30, 5, 5];
    expect(loads[1]).toBeLessThan(stationary[1]! * 0.6);
    expect(loads[2]).toBeGreaterThan(stationary[2]! * 2);
  });

  it('says by its late share where there are not enough windows', () => {
    const [, , busy] = planWindows(aQuestion({ perHour: [80, 80, 80], maxWindows: 6 }));

    expect(busy).toMatchObject({ windows: 6, lateShare: 1 });
  });
});
