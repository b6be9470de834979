import { describe, expect, it } from '@jest/globals';
import { closedFormWait } from './closed-form-wait.js';

const MINUTE_MS = 60_000;
const queue = { ahead: 11, counters: 4, meanMs: 5 * MINUTE_MS, leavingPerHour: 0 };

describe('closedFormWait', () => {
  it('without leaving, is about the people ahead and oneself times the mean over the counters', () => {
    const { p50, p90 } = closedFormWait(queue)!;

    expect(p50 / MINUTE_MS).toBeCloseTo(14.6, 0);
    expect(p90).toBeGreaterThan(p50);
  });

  it('is shorter the more people give up', () => {
    const leaving = closedFormWait({ ...queue, leavingPerHour: 2 })!;

    expect(leaving.p50).toBeLessThan(closedFormWait(queue)!.p50);
  });

  it('adds up long queues as exactly as short ones', () => {
    const long = { ...queue, ahead: 900, leavingPerHour: 0.7 };
    const rate = (passed: number) => 4 / (5 * MINUTE_MS) + (passed * 0.7) / (60 * MINUTE_MS);
    const mean = Array.from({ length: 901 }, (_, passed) => 1 / rate(passed)).reduce(
      (sum, step) => sum + step,
    );

    expect(closedFormWait(long)!.p50 / mean).toBeCloseTo(1, 2);
  });

  it('grows with each customer ahead', () => {
    const waits = [0, 1, 2, 5, 20].map((ahead) => closedFormWait({ ...queue, ahead })!.p50);

    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  });

  it('of one customer is exponential: nine of ten within 2.3 means', () => {
    const { p50, p90 } = closedFormWait({ ...queue, ahead: 0, counters: 1 })!;

    expect(p50 / (5 * MINUTE_MS)).toBeCloseTo(Math.LN2, 1);
    expect(p90 / (5 * MINUTE_MS)).toBeCloseTo(2.3, 0);
  });

  it('says nothing where no counter is open', () => {
    expect(closedFormWait({ ...queue, counters: 0 })).toBeNull();
  });
});
