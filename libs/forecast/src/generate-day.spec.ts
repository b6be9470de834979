import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_PROFILES, PROFILES, STEP_MS } from './day-profiles.js';
import { type Arrival, type GeneratedDay, generateDay } from './generate-day.js';

const DAYS = 300;
const days = (profile: (typeof DAY_PROFILES)[number]): GeneratedDay[] =>
  Array.from({ length: DAYS }, (_, seed) => generateDay({ profile, seed }));
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = (arrivals: readonly Arrival[], has: (arrival: Arrival) => boolean) =>
  arrivals.filter(has).length / arrivals.length;

describe('a generated day', () => {
  it('is the same day for the same seed, and another for another seed', () => {
    const day = generateDay({ profile: 'ordinary', seed: 5 });

    expect(generateDay({ profile: 'ordinary', seed: 5 })).toEqual(day);
    expect(generateDay({ profile: 'ordinary', seed: 6 }).arrivals).not.toEqual(day.arrivals);
  });

  it('lists its customers in the order of arrival, all while the door is open', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...DAY_PROFILES), (seed, profile) => {
        const { arrivals, lengthMs } = generateDay({ profile, seed });
        const times = arrivals.map(({ arrivedAtMs }) => arrivedAtMs);

        expect(times).toEqual(times.toSorted((one, other) => one - other));
        for (const at of times) expect(at >= 0 && at < lengthMs).toBe(true);
        for (const { handlingMs, patienceMs } of arrivals) {
          expect(handlingMs).toBeGreaterThanOrEqual(1_000);
          expect(patienceMs).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each(DAY_PROFILES)(
    'on average brings each half-hour of %s what its profile says',
    (profile) => {
      const sample = days(profile);

      PROFILES[profile].perHour.forEach((rate, step) => {
        const came = sample.map(
          ({ arrivals }) =>
            arrivals.filter(({ arrivedAtMs }) => Math.floor(arrivedAtMs / STEP_MS) === step).length,
        );
        // Four standard errors of a mixed Poisson count, seen on so many days.
        const expected = rate / 2;
        const variance = expected + (expected * PROFILES[profile].busynessDeviation) ** 2;
        expect(Math.abs(mean(came) - expected)).toBeLessThan(4 * Math.sqrt(variance / DAYS));
      });
    },
  );

  it('varies between days by more than chance alone: busy days are busy all day', () => {
    const sample = days('ordinary');
    const counts = sample.map(({ arrivals }) => arrivals.length);
    const expected = mean(counts);
    const variance = mean(counts.map((count) => (count - expected) ** 2));

    expect(variance / expected).toBeGreaterThan(4);
    expect(mean(sample.map(({ busyness }) => busyness))).toBeCloseTo(1, 1);
  });

  it('mixes services, lanes, no-shows and patience as its profile says', () => {
    const arrivals = days('pension-day').flatMap((day) => day.arrivals);

    expect(shareOf(arrivals, ({ serviceId }) => serviceId === 'pension')).toBeCloseTo(0.35, 2);
    expect(shareOf(arrivals, ({ laneKind }) => laneKind === 'protected')).toBeCloseTo(0.36, 2);
    expect(shareOf(arrivals, ({ isNoShow }) => isNoShow)).toBeCloseTo(0.03, 2);
    expect(mean(arrivals.map(({ patienceMs }) => patienceMs)) / 60_000).toBeCloseTo(90, -0.5);
    const pensions = arrivals.filter(({ serviceId }) => serviceId === 'pension');
    expect(mean(pensions.map(({ handlingMs }) => handlingMs)) / 60_000).toBeCloseTo(5, 0);
  });

  it('keeps the times of arrival when a branch brings its own services', () => {
    const services = [
      { id: 'parcels', share: 1, handlingMeanMs: 90_000, handlingSigma: 0.5 },
    ] as const;
    const own = generateDay({ profile: 'ordinary', seed: 3, services });
    const usual = generateDay({ profile: 'ordinary', seed: 3 });

    expect(own.arrivals.map(({ arrivedAtMs }) => arrivedAtMs)).toEqual(
      usual.arrivals.map(({ arrivedAtMs }) => arrivedAtMs),
    );
    expect(new Set(own.arrivals.map(({ serviceId }) => serviceId))).toEqual(new Set(['parcels']));
  });

  it('suggests more counters in the rush than at its end, and never more than there are', () => {
    const open = generateDay({ profile: 'pension-day', seed: 1, maxCounters: 9 }).suggestedCounters;

    expect(open).toHaveLength(16);
    expect(open[1]).toEqual({ fromMs: STEP_MS, open: 9 });
    expect(open.at(-1)!.open).toBeLessThan(open[8]!.open);
  });
});
