import { describe, expect, it } from '@jest/globals';
import { type CounterId, GENERAL_LANE, type LaneId, type ServiceId } from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  CASH,
  LOANS,
  MINUTE_MS,
  PROTECTED,
  VIP,
} from '@lobbyflow/testing';
import {
  type DayToSimulate,
  type DayVisitor,
  ELASTIC_PACE,
  type SimulatedDay,
  simulateDay,
} from './simulate-day.js';
import type { Discipline } from './simulate-day-order.js';

const [ONE, TWO] = ['1', '2'] as [CounterId, CounterId];

const visitor = (minute: number, over: Partial<DayVisitor> = {}): DayVisitor => ({
  arrivedAtMs: minute * MINUTE_MS,
  serviceId: CASH,
  laneId: GENERAL_LANE,
  needs: [],
  walkMs: 0,
  handlingMs: 10 * MINUTE_MS,
  patienceMs: Infinity,
  isNoShow: false,
  ...over,
});

/** Counter 1, open all day, unless a test says otherwise. */
const day = (over: Partial<DayToSimulate>): DayToSimulate => ({
  config: aConfig(),
  discipline: { id: 'head-start' },
  visitors: [],
  shifts: [{ counterId: ONE, opensAtMs: 0, closesAtMs: null }],
  elastic: { ...ELASTIC_PACE, rule: { id: 'none' } },
  paces: new Map(),
  noShowAfterMs: MINUTE_MS,
  lengthMs: 60 * MINUTE_MS,
  cutOffMs: 600 * MINUTE_MS,
  ...over,
});
const calledAt = ({ visits }: SimulatedDay) =>
  visits.map(({ calledAtMs }) => (calledAtMs === null ? null : calledAtMs / MINUTE_MS));
const order = (simulated: SimulatedDay) =>
  simulated.visits
    .filter(({ calledAtMs }) => calledAtMs !== null)
    .toSorted((one, other) => one.calledAtMs! - other.calledAtMs!)
    .map(({ laneId, arrivedAtMs }) => `${laneId}@${arrivedAtMs / MINUTE_MS}`);

describe('a simulated day', () => {
  it('is that of the rules: who comes while the counter is busy waits until it is free', () => {
    const simulated = simulateDay(day({ visitors: [visitor(0), visitor(1), visitor(30)] }));

    expect(calledAt(simulated)).toEqual([0, 10, 30]);
    expect(simulated.visits.every(({ state }) => state === 'served')).toBe(true);
    expect(simulated.refusals).toEqual([]);
    expect(simulated.sessions).toMatchObject([{ counterId: ONE, servingMs: 30 * MINUTE_MS }]);
  });

  it('loses whoever is out of patience, though not in the instant in which he can be called', () => {
    const visitors = [
      visitor(0),
      visitor(1, { patienceMs: 8 * MINUTE_MS }),
      visitor(2, { patienceMs: 8 * MINUTE_MS }),
    ];

    const simulated = simulateDay(day({ visitors }));

    expect(simulated.visits.map(({ state }) => state)).toEqual(['served', 'abandoned', 'served']);
    expect(calledAt(simulated)).toEqual([0, null, 10]);
  });

  it('lets a counter wait for somebody who does not come, and no longer', () => {
    const simulated = simulateDay(day({ visitors: [visitor(0, { isNoShow: true }), visitor(0)] }));

    expect(simulated.visits.map(({ state }) => state)).toEqual(['missed', 'served']);
    expect(calledAt(simulated)).toEqual([0, 1]);
  });

  it('keeps breaks: who is served when one begins is served to the end, and nobody is called in it', () => {
    const shifts = [
      { counterId: ONE, opensAtMs: 0, closesAtMs: 5 * MINUTE_MS },
      { counterId: ONE, opensAtMs: 40 * MINUTE_MS, closesAtMs: null },
    ];

    const simulated = simulateDay(day({ visitors: [visitor(0), visitor(1)], shifts }));

    expect(calledAt(simulated)).toEqual([0, 40]);
    expect(simulated.sessions.map(({ closedAtMs }) => closedAtMs / MINUTE_MS)).toEqual([10, 60]);
  });

  it('takes longer at a slow counter', () => {
    const paces = new Map([[ONE, 1.5]]);

    expect(calledAt(simulateDay(day({ visitors: [visitor(0), visitor(0)], paces })))).toEqual([
      0, 15,
    ]);
  });

  it('calls at the counter that has been idle for longest', () => {
    const shifts = [ONE, TWO].map((counterId) => ({ counterId, opensAtMs: 0, closesAtMs: null }));
    const visitors = [visitor(0), visitor(20), visitor(40)];

    const { visits } = simulateDay(day({ visitors, shifts }));

    expect(visits.map(({ counterId }) => counterId)).toEqual([ONE, TWO, ONE]);
  });

  it('lets overflow help as soon as somebody has waited long enough, without any other event', () => {
    const skills = [
      { serviceId: LOANS, level: 1 },
      { serviceId: CASH, level: 2 },
    ] as const;
    const config = aConfig({ counters: [aCounterConfig({ id: ONE, skills })] });

    expect(calledAt(simulateDay(day({ config, visitors: [visitor(3)] })))).toEqual([13]);
  });

  it('ends and says so when somebody can never be served', () => {
    const skills = [{ serviceId: LOANS, level: 1 }] as const;
    const config = aConfig({ counters: [aCounterConfig({ id: ONE, skills })] });

    const simulated = simulateDay(day({ config, visitors: [visitor(3)] }));

    expect(simulated).toMatchObject({ isCutOff: true, visits: [{ state: 'waiting' }] });
  });

  it('reports a visitor whose service the branch has not', () => {
    const visitors = [visitor(3, { serviceId: 'parcels' as ServiceId })];

    const { refusals, visits } = simulateDay(day({ visitors }));

    expect(refusals).toEqual([
      { atMs: 3 * MINUTE_MS, command: 'issue', refusal: 'unknown-service' },
    ]);
    expect(visits).toEqual([]);
  });
});

describe('the orders of a simulated day', () => {
  const busy = visitor(0);
  const [general, green, vip] = [
    visitor(1),
    visitor(3, { laneId: PROTECTED }),
    visitor(9, { laneId: VIP }),
  ];
  const run = (discipline: Discipline, visitors = [busy, general, green, vip]) =>
    order(simulateDay(day({ discipline, visitors })));

  it('come first, first served, whatever the lane, by fifo', () => {
    expect(run({ id: 'fifo' })).toEqual(['general@0', 'general@1', 'protected@3', 'vip@9']);
  });

  it('let a lane pass by its credit and no more, by head start', () => {
    expect(run({ id: 'head-start' })).toEqual(['general@0', 'protected@3', 'general@1', 'vip@9']);
  });

  it('let the lane with the larger credit go first however late it comes, by strict', () => {
    const late = Array.from({ length: 4 }, (_, index) =>
      visitor(9 + 9 * index, { laneId: PROTECTED }),
    );

    expect(run({ id: 'strict' }, [busy, general, ...late]).at(-1)).toBe('general@1');
    expect(run({ id: 'strict' })).toEqual(['general@0', 'protected@3', 'vip@9', 'general@1']);
  });

  it('let a place be earned faster, by accumulating', () => {
    const rates = new Map<LaneId, number>([[VIP, 20]]);

    // At ten: nine minutes earned by one, twenty times one by the other.
    expect(run({ id: 'accumulating', rates }).slice(0, 2)).toEqual(['general@0', 'vip@9']);
    expect(run({ id: 'accumulating', rates: new Map([[VIP, 8]]) }).slice(0, 2)).toEqual([
      'general@0',
      'general@1',
    ]);
  });

  it('count by how many each was overtaken', () => {
    const { visits } = simulateDay(
      day({ discipline: { id: 'strict' }, visitors: [busy, general, green, vip] }),
    );

    expect(visits.map(({ overtakenBy }) => overtakenBy)).toEqual([0, 2, 0, 0]);
  });
});
