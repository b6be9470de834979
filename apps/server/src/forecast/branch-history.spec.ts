import { describe, expect, it } from '@jest/globals';
import type { BusinessDay } from '@lobbyflow/engine';
import { A_DAY, CASH, GENERAL, MINUTE_MS } from '@lobbyflow/testing';
import { historyOf, type PastDays } from './branch-history.js';
import { HALF_HOUR_MS } from './history.repository.js';

const NOTHING: PastDays = {
  observedMs: new Map(),
  arrivals: [],
  outcomes: { called: 0, missed: 0, abandoned: 0, waitedMs: 0 },
  kept: [],
};
const of = (past: Partial<PastDays>) =>
  historyOf({ ...NOTHING, ...past }, { businessDay: A_DAY, timeZone: 'Asia/Shanghai' });

/** At nine in the morning in Shanghai. */
const came = (day: string, customers: number) => ({
  businessDay: day as BusinessDay,
  serviceId: CASH,
  laneId: GENERAL,
  halfHour: Date.parse(`${day}T01:00:00Z`) / HALF_HOUR_MS,
  came: customers,
});

describe('What past days say', () => {
  it('is about days of this weekday first, at the half-hour of the branch', () => {
    // A_DAY is a Monday; of the days before, one is.
    const { profile } = of({ arrivals: [came('2025-12-29', 12), came('2025-12-30', 3)] });

    // One Monday with 12, and the mean of all days, 7.5, counted twice.
    expect(profile.get(18)).toEqual([
      { serviceId: CASH, laneId: GENERAL, came: expect.closeTo((12 + 2 * 7.5) / 3) },
    ]);
    expect(profile.size).toBe(1);
  });

  it('changes patience and no-shows little while there is little of it', () => {
    const few = of({ outcomes: { called: 10, missed: 2, abandoned: 1, waitedMs: 30 * MINUTE_MS } });
    const many = of({
      outcomes: { called: 9_900, missed: 990, abandoned: 980, waitedMs: 980 * 20 * MINUTE_MS },
    });

    expect(of({})).toMatchObject({ patienceMs: 60 * MINUTE_MS, noShowShare: 0.03 });
    expect(few.noShowShare).toBeCloseTo(5 / 110);
    expect(few.patienceMs / MINUTE_MS).toBeCloseTo((20 * 60 + 30) / 21);
    expect(many.noShowShare).toBeCloseTo(0.0993);
    expect(many.patienceMs / MINUTE_MS).toBeCloseTo(20.8);
  });

  it('thins out many services to the same distribution', () => {
    const lengths = Array.from({ length: 4_000 }, (_, n) => n + 1);
    const thinned = of({ observedMs: new Map([[CASH, lengths]]) }).observedMs.get(CASH)!;

    expect(thinned).toHaveLength(200);
    expect(thinned.reduce((sum, ms) => sum + ms, 0) / 200).toBeCloseTo(2_000.5, -1);
  });

  it('corrects a forecast only by promises that were reckoned in the same way', () => {
    const kept = Array.from({ length: 60 }, () => ({
      method: 'formula',
      laneId: 'general',
      promised: { p50: 10 * MINUTE_MS, p90: 15 * MINUTE_MS },
      actualMs: 20 * MINUTE_MS,
    }));
    const { calibrations } = of({ kept });
    const range = { p50: 8 * MINUTE_MS, p90: 12 * MINUTE_MS };

    expect(calibrations.formula('general', range).p50).toBe(18 * MINUTE_MS);
    expect(calibrations.simulated('general', range)).toEqual(range);
  });
});
