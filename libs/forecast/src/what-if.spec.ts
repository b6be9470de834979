import { describe, expect, it } from '@jest/globals';
import type { CounterId, LaneId } from '@lobbyflow/engine';
import { aConfig, aCounterConfig } from '@lobbyflow/testing';
import type { PastVisit } from './past-day.js';
import { createRandom, drawExponential } from './random.js';
import { lognormalTimes } from './service-times.js';
import { playWhatIf, type WhatIf } from './what-if.js';

const MINUTE_MS = 60_000;
const CONFIG = aConfig({
  counters: ['1', '2', '3'].map((id) => aCounterConfig({ id: id as CounterId })),
});
const [SERVICE] = CONFIG.services;
const COUNTERS = CONFIG.counters
  .filter(({ skills, reservation }) => {
    return reservation === null && skills.some(({ serviceId }) => serviceId === SERVICE!.id);
  })
  .map(({ id }) => id);
const GREEN = CONFIG.lanes.find(({ kind }) => kind === 'protected')!.id;

/** Four hours: one customer in 2.5 minutes, every fifth of the green channel, four minutes each. */
function aDay(): PastVisit[] {
  const lots = createRandom(5, 'a day');
  const visits: PastVisit[] = [];
  for (let at = 0; at < 240 * MINUTE_MS; at += drawExponential(lots, 2.5 * MINUTE_MS)) {
    visits.push({
      arrivedAtMs: Math.floor(at),
      serviceId: SERVICE!.id,
      laneId: visits.length % 5 === 0 ? GREEN : ('general' as LaneId),
      waitedMs: MINUTE_MS,
      walkMs: 15_000,
      handlingMs: Math.round(drawExponential(lots, 4 * MINUTE_MS)),
      end: 'came',
    });
  }
  return visits;
}
const allDay = (ids: readonly CounterId[]) =>
  ids.map((counterId) => ({ counterId, opensAtMs: 0, closesAtMs: null }));

function asked(
  over: Partial<Omit<WhatIf, 'changed'>> & {
    readonly changed?: Partial<WhatIf['changed']>;
  } = {},
): WhatIf {
  const asItWas = { config: CONFIG, shifts: allDay(COUNTERS.slice(0, 2)), pensioners: 0 };
  return {
    day: {
      visits: aDay(),
      times: new Map([[SERVICE!.id, lognormalTimes(4 * MINUTE_MS, 0.7)]]),
      patienceMs: 60 * MINUTE_MS,
    },
    lengthMs: 240 * MINUTE_MS,
    replications: 30,
    seed: 1,
    lateAfterMs: 10 * MINUTE_MS,
    ...over,
    asItWas,
    changed: { ...asItWas, ...over.changed },
  };
}
const never = () => false;

describe('A past day that is played again', () => {
  it('differs in nothing where nothing is changed', () => {
    const { differences, lanes, replications } = playWhatIf(asked({ replications: 3 }), never);

    expect(replications).toBe(3);
    for (const { mean } of [...Object.values(differences), ...lanes.values()]) expect(mean).toBe(0);
  });

  it('has its own customers first, at their own times', () => {
    const { asItWas } = playWhatIf(asked({ replications: 1 }), never);

    expect(asItWas.pooled.all.visits).toBe(aDay().length);
  });

  it('has shorter waits with a window more, beyond chance', () => {
    const changed = { shifts: allDay(COUNTERS.slice(0, 3)) };
    const { differences } = playWhatIf(asked({ changed }), never);

    expect(differences.meanWaitMs.interval!.to).toBeLessThan(0);
    expect(differences.lateShare.interval!.to).toBeLessThan(0);
    expect(differences.windowMinutes.mean).toBeGreaterThan(200);
  });

  it('moves waiting from one lane to the other when credits change', () => {
    const lanes = CONFIG.lanes.map((lane) => ({ ...lane, creditMs: 0 }));
    const changed = { config: { ...CONFIG, lanes } };
    const answer = playWhatIf(asked({ changed }), never);

    expect(answer.lanes.get(GREEN)!.interval!.from).toBeGreaterThan(0);
    expect(answer.lanes.get('general')!.mean).toBeLessThan(0);
  });

  it('has more customers with more pensioners, and everybody else is the same', () => {
    const { asItWas, changed } = playWhatIf(
      asked({ replications: 5, changed: { pensioners: 1 } }),
      never,
    );
    const visits = (lane: LaneId, way: typeof asItWas) => way.pooled.lanes.get(lane)!.visits;

    expect(visits(GREEN, changed)).toBe(2 * visits(GREEN, asItWas));
    expect(visits('general' as LaneId, changed)).toBe(visits('general' as LaneId, asItWas));
  });

  it('ends although nobody could be served, and says so', () => {
    const patient = { ...asked().day, patienceMs: 1e12 };
    const { changed, asItWas } = playWhatIf(
      asked({ day: patient, replications: 2, changed: { shifts: [] } }),
      never,
    );

    expect([changed.cutOff, asItWas.cutOff]).toEqual([2, 0]);
  });

  it('begins no further day when its time is over, and says how many were played', () => {
    let days = 0;
    expect(playWhatIf(asked(), () => (days += 1) > 3).replications).toBe(4);
  });
});
