import { describe, expect, it } from '@jest/globals';
import type { BranchConfig, CounterId, ServiceId } from '@lobbyflow/engine';
import { aConfig, aCounterConfig, aLane, aService, MINUTE_MS, PROTECTED } from '@lobbyflow/testing';
import { PROFILES } from './day-profiles.js';
import { generateDay } from './generate-day.js';
import { pairedDifference } from './paired-difference.js';
import { expectedDay, visitorsOf, withPensioners } from './simulate-day-branch.js';
import type { ElasticRule } from './simulate-day-elastic.js';
import { figuresOf } from './simulate-day-figures.js';
import { ELASTIC_PACE, type SimulatedDay, simulateDay } from './simulate-day.js';
import { ADVICE_PRICES } from './window-advice.js';

const LATE_MS = 10 * MINUTE_MS;
const PROFILE = 'pension-day';
const BASE = 7;

/** All services at every window: seven that are always open, and four elastic ones. */
function pensionBranch(): BranchConfig {
  const services = PROFILES[PROFILE].services.map(({ id, handlingMeanMs }) =>
    aService({ id: id as ServiceId, handlingMs: handlingMeanMs }),
  );
  const skills = services.map(({ id }) => ({ serviceId: id, level: 1 as const }));
  return aConfig({
    services,
    lanes: [aLane(), aLane({ id: PROTECTED, kind: 'protected', creditMs: 8 * MINUTE_MS })],
    counters: Array.from({ length: BASE + 4 }, (_, index) =>
      aCounterConfig({
        id: `${index + 1}` as CounterId,
        skills,
        kind: index < BASE ? 'standard' : 'elastic',
      }),
    ),
  });
}

function pensionDay(seed: number, rule: ElasticRule): SimulatedDay {
  const config = pensionBranch();
  const generated = generateDay({ profile: PROFILE, seed });
  return simulateDay({
    config,
    discipline: { id: 'head-start' },
    visitors: visitorsOf(generated, config),
    shifts: config.counters
      .slice(0, BASE)
      .map(({ id }) => ({ counterId: id, opensAtMs: 0, closesAtMs: null })),
    elastic: { ...ELASTIC_PACE, rule },
    paces: new Map(),
    noShowAfterMs: MINUTE_MS,
    lengthMs: generated.lengthMs,
    cutOffMs: 3 * generated.lengthMs,
  });
}

describe('elastic windows on pension days', () => {
  const advice: ElasticRule = {
    id: 'advice',
    prices: ADVICE_PRICES,
    effort: { scenarios: 6, seed: 1, horizonMs: 60 * MINUTE_MS },
    expected: expectedDay(pensionBranch(), PROFILE),
    lateAfterMs: LATE_MS,
  };
  const seeds = Array.from({ length: 10 }, (_, index) => 700 + index);
  const under = (rule: ElasticRule) =>
    seeds.map((seed) => figuresOf([pensionDay(seed, rule)], LATE_MS));

  it('spare most of the late customers for less than half the minutes of keeping all open', () => {
    const [none, all, advised] = [under({ id: 'none' }), under({ id: 'all' }), under(advice)];

    const late = (figures: typeof none) => figures.map(({ all: { lateShare } }) => lateShare);
    const minutes = (figures: typeof none) => figures.map(({ elasticMinutes }) => elasticMinutes);
    const spared = pairedDifference(late(none), late(advised));
    expect(spared.interval!.to).toBeLessThan(-0.05);
    expect(Math.max(...advised.map(({ switches }) => switches))).toBeLessThanOrEqual(24);
    const halves = minutes(all).map((each) => each / 2);
    expect(pairedDifference(halves, minutes(advised)).interval!.to).toBeLessThan(0);
    expect(minutes(none).every((each) => each === 0)).toBe(true);
  });

  it('are set up in five minutes and stay for twenty, under a threshold too', () => {
    const { sessions } = pensionDay(700, { id: 'threshold', openAt: 0.5, closeAt: 0.05 });

    const elastic = sessions.filter(({ isElastic }) => isElastic);
    expect(elastic.length).toBeGreaterThan(0);
    for (const { openMs, openedAtMs } of elastic) {
      expect(openMs).toBeGreaterThanOrEqual(20 * MINUTE_MS);
      expect((openedAtMs - 5 * MINUTE_MS) % (2 * MINUTE_MS)).toBe(0);
    }
  });

  it('are the same for the same seed', () => {
    const quick = { ...advice, effort: { ...advice.effort, scenarios: 2 } };

    expect(pensionDay(701, quick)).toEqual(pensionDay(701, quick));
  });

  it('take every customer of the day to an end, and refuse nothing', () => {
    const simulated = pensionDay(702, { id: 'none' });

    expect(simulated.visits).toHaveLength(
      generateDay({ profile: PROFILE, seed: 702 }).arrivals.length,
    );
    expect(simulated.refusals).toEqual([]);
    const ends = new Set(['served', 'abandoned', 'missed', 'ended']);
    expect(simulated.visits.filter(({ state }) => !ends.has(state))).toEqual([]);
  });
});

describe('more pensioners', () => {
  const usual = generateDay({ profile: PROFILE, seed: 5 });
  const others = (generated: typeof usual) =>
    generated.arrivals.filter(({ serviceId }) => serviceId !== 'pension');
  const pensioners = (generated: typeof usual) =>
    generated.arrivals.length - others(generated).length;

  it('leave everybody else as he was', () => {
    for (const change of [0.2, -0.2, 1.5]) {
      expect(others(withPensioners(usual, change))).toEqual(others(usual));
    }
  });

  it('come in the number that was asked for, on average', () => {
    const days = Array.from({ length: 60 }, (_, seed) => generateDay({ profile: PROFILE, seed }));
    const total = (change: number) =>
      days.reduce((sum, one) => sum + pensioners(withPensioners(one, change)), 0);

    for (const change of [0.2, -0.2, 1.5])
      expect(total(change) / total(0)).toBeCloseTo(1 + change, 1);
  });
});
