import { describe, expect, it } from '@jest/globals';
import { type ArrivalDay, dayLevel, learnArrivals } from './expected-arrivals.js';
import { createRandom, drawExponential } from './random.js';

const STEPS = Array.from({ length: 16 }, (_, step) => 18 + step);
/** Mondays are busy; on pension days (each 10th) twice as many come, three times as many before ten. */
const rateOf = (day: string, step: number, isPension: boolean) => {
  const hump = 12 + 10 * Math.exp(-(((step - 22) / 4) ** 2));
  const monday = new Date(day).getUTCDay() === 1 ? 1.4 : 1;
  return hump * monday * (isPension ? (step < 20 ? 3 : 2) : 1);
};
const dateOf = (place: number) => new Date(Date.UTC(2026, 0, 5 + place)).toISOString().slice(0, 10);

function someDays(count: number): ArrivalDay[] {
  const lots = createRandom(3, 'arrivals');
  return Array.from({ length: count }, (_, place) => {
    const day = dateOf(place);
    const isPension = day.endsWith('-10');
    const steps = new Map(
      STEPS.map((step) => {
        let [came, at] = [0, drawExponential(lots, 1)];
        for (const rate = rateOf(day, step, isPension); at < rate; at += drawExponential(lots, 1)) {
          came += 1;
        }
        return [step, came] as const;
      }),
    );
    return { day, steps, kinds: isPension ? ['pension-day'] : [] };
  });
}
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Σ|F − A| ÷ ΣA against the true rates of a day. */
function errorOn(day: string, kinds: string[], known = someDays(91)) {
  const expected = learnArrivals(known)!.expect({ day, kinds });
  const isPension = kinds.length > 0;
  const off = STEPS.map((step) =>
    Math.abs((expected.get(step) ?? 0) - rateOf(day, step, isPension)),
  );
  return sum(off) / sum(STEPS.map((step) => rateOf(day, step, isPension)));
}

describe('Arrivals that are expected', () => {
  it('are not known without a day', () => {
    expect(learnArrivals([])).toBeNull();
  });

  it('follow the half-hour and the weekday', () => {
    // 2026-04-06 is a Monday, the next day is not.
    expect(errorOn('2026-04-06', [])).toBeLessThan(0.1);
    expect(errorOn('2026-04-07', [])).toBeLessThan(0.1);
  });

  it('follow the calendar, in number and in shape, after three days of a kind', () => {
    expect(errorOn('2026-04-10', ['pension-day'])).toBeLessThan(0.15);
    // Who does not look at the calendar is off by half.
    const blind = learnArrivals(someDays(91))!.expect({ day: '2026-04-10', kinds: [] });
    const truth = sum(STEPS.map((step) => rateOf('2026-04-10', step, true)));
    expect(sum(blind.values())).toBeLessThan(0.6 * truth);
  });

  it('of a kind that was never seen are those of any other day', () => {
    const model = learnArrivals(someDays(30))!;
    const day = dateOf(31);

    expect(model.expect({ day, kinds: ['new-year-cash'] })).toEqual(
      model.expect({ day, kinds: [] }),
    );
    expect(model.seen('new-year-cash')).toBe(0);
  });

  it('move with what has come today, the less the less has come', () => {
    expect(dayLevel(0, 0)).toBe(1);
    expect(dayLevel(4, 2)).toBeCloseTo(1.03, 2);
    expect(dayLevel(400, 200)).toBeCloseTo(1.77, 2);
  });
});
