import { describe, expect, it } from '@jest/globals';
import { CoverageKeeper } from './keep-coverage.js';
import { InferredCredits } from './inferred-credits.js';
import { learnWaits, tellWaits, type WaitCase } from './learn-waits.js';
import { createRandom, drawExponential } from './random.js';

const MINUTE_MS = 60_000;

/** Waits that are exponential with a mean of so many minutes as there are people ahead. */
function cases(count: number, seed: number): WaitCase[] {
  const random = createRandom(seed, 'cases');
  return Array.from({ length: count }, () => {
    const ahead = 1 + Math.floor(random() * 8);
    return {
      features: [ahead, random()],
      waitMs: drawExponential(random, ahead * MINUTE_MS),
    };
  });
}

describe('learning waits', () => {
  const learned = learnWaits(cases(15_000, 1), 1);

  it('finds the quantiles of each kind of case, to a quarter', () => {
    for (const ahead of [2, 5, 8]) {
      const said = learned === null ? null : tellWaits(learned, [ahead, 0.5]);
      const exactly = (share: number) => -ahead * MINUTE_MS * Math.log(1 - share);

      expect(Math.abs((said?.p50 ?? 0) / exactly(0.5) - 1)).toBeLessThan(0.25);
      expect(Math.abs((said?.p90 ?? 0) / exactly(0.9) - 1)).toBeLessThan(0.25);
    }
  });

  it('learns the same from the same cases and seed', () => {
    expect(learnWaits(cases(800, 2), 3)).toEqual(learnWaits(cases(800, 2), 3));
  });

  it('can be written down and read again', () => {
    const again = JSON.parse(JSON.stringify(learned)) as typeof learned;

    expect(again).toEqual(learned);
  });

  it('says that too few cases are nothing to learn from', () => {
    expect(learnWaits(cases(399, 1), 1)).toBeNull();
  });
});

describe('keeping coverage', () => {
  it('brings the P90 of a forecast that says half of what it should to nine of ten', () => {
    const keeper = new CoverageKeeper();
    const random = createRandom(1, 'keep');
    const told = { p10: 3_000, p50: 20_000, p90: 70_000 };
    let within = 0;
    for (let wait = 0; wait < 4_000; wait += 1) {
      const waitMs = drawExponential(random, MINUTE_MS);
      const said = keeper.correct({ group: 'cash|general', told });
      if (wait >= 1_000 && waitMs <= said.p90) within += 1;
      keeper.learn({ group: 'cash|general', told }, waitMs);
    }

    expect(within / 3_000).toBeGreaterThan(0.88);
    expect(within / 3_000).toBeLessThan(0.92);
  });
});

describe('inferring head starts', () => {
  it('finds by how much a class goes before another, and fits it to what is known', () => {
    const credits = new InferredCredits((laneId) => (laneId === 'vip' ? 60_000 : 0));
    const random = createRandom(1, 'credits');
    const vip = { serviceId: 'cash', laneId: 'vip' };
    const general = { serviceId: 'cash', laneId: 'general' };
    for (let choice = 0; choice < 4_000; choice += 1) {
      const laterMs = (random() - 0.5) * 600_000;
      if (laterMs <= 90_000) credits.note(vip, general, laterMs);
      else credits.note(general, vip, -laterMs);
    }

    credits.infer();

    const gap = credits.of(vip) - credits.of(general);
    expect(Math.abs(gap - 90_000)).toBeLessThanOrEqual(15_000);
    expect(credits.of(vip)).toBeGreaterThan(0);
  });

  it('takes the known head starts while little has been seen', () => {
    const credits = new InferredCredits((laneId) => (laneId === 'vip' ? 60_000 : 0));

    credits.infer();

    expect(credits.of({ serviceId: 'cash', laneId: 'vip' })).toBe(60_000);
  });
});
