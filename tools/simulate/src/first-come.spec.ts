import { describe, expect, it } from '@jest/globals';
import { type Arrival, type GeneratedDay, generateDay } from '@lobbyflow/forecast';
import fc from 'fast-check';
import { firstComeFirstServed } from './first-come.js';
import { visitLog } from './visit-log.js';

const MINUTE_MS = 60_000;

const anArrival = (over: Partial<Arrival> = {}): Arrival => ({
  arrivedAtMs: 0,
  serviceId: 'cash',
  laneKind: 'general',
  walkMs: 0,
  handlingMs: 5 * MINUTE_MS,
  patienceMs: 60 * MINUTE_MS,
  isNoShow: false,
  ...over,
});
const aDay = (arrivals: Arrival[], open = [1]): GeneratedDay => ({
  profile: 'ordinary',
  seed: 1,
  lengthMs: open.length * 30 * MINUTE_MS,
  busyness: 1,
  arrivals,
  suggestedCounters: open.map((count, step) => ({ fromMs: step * 30 * MINUTE_MS, open: count })),
});

describe('a day by first come, first served', () => {
  it('serves in the order of arrival, each when a counter is free', () => {
    const day = aDay([anArrival(), anArrival({ arrivedAtMs: MINUTE_MS, laneKind: 'vip' })]);

    expect(firstComeFirstServed(day)).toMatchObject([
      { startedAtMs: 0, endedAtMs: 5 * MINUTE_MS, counter: 1 },
      { startedAtMs: 5 * MINUTE_MS, endedAtMs: 10 * MINUTE_MS, counter: 1 },
    ]);
  });

  it('loses who would have to wait longer than his patience, and gives his turn on', () => {
    const impatient = anArrival({ arrivedAtMs: 1_000, patienceMs: 2 * MINUTE_MS });
    const day = aDay([anArrival(), impatient, anArrival({ arrivedAtMs: 2_000 })]);

    expect(firstComeFirstServed(day)).toMatchObject([
      { outcome: 'served' },
      { outcome: 'left', startedAtMs: null, endedAtMs: 2 * MINUTE_MS + 1_000, counter: null },
      { outcome: 'served', startedAtMs: 5 * MINUTE_MS },
    ]);
  });

  it('opens a second counter in the half-hour that asks for it', () => {
    const long = { handlingMs: 60 * MINUTE_MS };
    const day = aDay([anArrival(long), anArrival(long)], [1, 2]);

    expect(firstComeFirstServed(day)[1]).toMatchObject({ startedAtMs: 30 * MINUTE_MS, counter: 2 });
  });

  it('holds a counter for a minute for who does not come', () => {
    const day = aDay([anArrival({ isNoShow: true }), anArrival({ arrivedAtMs: 1_000 })]);

    expect(firstComeFirstServed(day)).toMatchObject([
      { outcome: 'no-show', endedAtMs: MINUTE_MS },
      { outcome: 'served', startedAtMs: MINUTE_MS },
    ]);
  });

  it('never has two customers at one counter, for any generated day', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom('ordinary', 'pension-day'), (seed, profile) => {
        const freeAt = new Map<number, number>();
        for (const { startedAtMs, endedAtMs, counter } of firstComeFirstServed(
          generateDay({ profile, seed }),
        )) {
          if (startedAtMs === null || counter === null) continue;
          expect(startedAtMs).toBeGreaterThanOrEqual(freeAt.get(counter) ?? 0);
          freeAt.set(counter, endedAtMs);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is written as a visit log in seconds after midnight, doors opening at nine', () => {
    const lines = visitLog('2026-01-05', firstComeFirstServed(aDay([anArrival()]))).split('\n');

    expect(lines[1]).toBe('2026-01-05,1,0,cash,general,32400,32400,32700,1,served,300,3600');
  });
});
