import { describe, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  type CounterId,
  GENERAL_LANE,
  legWaitMs,
  meanOf,
} from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aPolicy,
  CASH,
  MINUTE_MS,
  PROTECTED,
} from '@lobbyflow/testing';
import { halfWidthOf } from './paired-difference.js';
import { createRandom, drawExponential, drawLognormal } from './random.js';
import { type DayVisitor, ELASTIC_PACE, type SimulatedVisit, simulateDay } from './simulate-day.js';
import type { Discipline } from './simulate-day-order.js';

const NEVER = 1e12;
/** How many standard errors a figure may lie away; 2 would fail one honest check in twenty. */
const ERRORS = 3;

interface Queueing {
  readonly servers: number;
  /** Customers a minute, by lane. */
  readonly rates: readonly { readonly laneId: DayVisitor['laneId']; readonly perMinute: number }[];
  readonly drawService: (random: () => number) => number;
  readonly discipline?: Discipline;
  readonly creditMinutes?: number;
}

const lanesOf = (creditMinutes: number) => [
  aLane(),
  aLane({ id: PROTECTED, kind: 'protected', creditMs: creditMinutes * MINUTE_MS }),
];

function config({ servers, creditMinutes = 8 }: Queueing): BranchConfig {
  const counters = Array.from({ length: servers }, (_, index) =>
    aCounterConfig({ id: `${index + 1}` as CounterId }),
  );
  // A floor that never comes due: theory has none.
  return aConfig({ counters, lanes: lanesOf(creditMinutes), policy: aPolicy({ floorEvery: 1e6 }) });
}

/** One long run of a queue; `customers` in all, none of them impatient. */
function run(queueing: Queueing, { seed, customers }: { seed: number; customers: number }) {
  const [come, handling, lots] = ['come', 'handling', 'lane'].map((name) =>
    createRandom(seed, name),
  );
  const perMinute = queueing.rates.reduce((sum, rate) => sum + rate.perMinute, 0);
  let at = 0;
  const visitors = Array.from({ length: customers }, (): DayVisitor => {
    at += drawExponential(come!, MINUTE_MS / perMinute);
    let left = lots!() * perMinute;
    const lane = queueing.rates.find((rate) => (left -= rate.perMinute) < 0) ?? queueing.rates[0]!;
    return {
      arrivedAtMs: Math.round(at),
      serviceId: CASH,
      laneId: lane.laneId,
      needs: [],
      walkMs: 0,
      handlingMs: Math.round(queueing.drawService(handling!)),
      patienceMs: Infinity,
      isNoShow: false,
    };
  });
  const branch = config(queueing);
  return simulateDay({
    config: branch,
    discipline: queueing.discipline ?? { id: 'fifo' },
    visitors,
    shifts: branch.counters.map(({ id }) => ({ counterId: id, opensAtMs: 0, closesAtMs: null })),
    elastic: { ...ELASTIC_PACE, rule: { id: 'none' } },
    paces: new Map(),
    noShowAfterMs: MINUTE_MS,
    lengthMs: Math.round(at),
    cutOffMs: NEVER,
  });
}

const RUNS = 8;
const CUSTOMERS = 4_500;
const WARM_UP = 500;

/** The visits of independent runs, without those in which the queue was still short from its beginning. */
const runs = (queueing: Queueing, seed: number): SimulatedVisit[][] =>
  Array.from({ length: RUNS }, (_, index) =>
    run(queueing, { seed: seed + index, customers: CUSTOMERS }).visits.slice(WARM_UP),
  );
const waitOf = (visit: SimulatedVisit) => (legWaitMs(visit.measured.legs[0]!) ?? NaN) / MINUTE_MS;
const meanWait = (visits: readonly SimulatedVisit[]) => meanOf(visits.map(waitOf)) ?? NaN;

/** Expects the mean over the runs to be this figure, within the error that the runs themselves show. */
function expectMean(values: readonly number[], theory: number, precision = 0.1): void {
  // Half a 95 % interval of 8 runs is 2.365 standard errors.
  const standardError = halfWidthOf(values)! / 2.365;
  expect(standardError).toBeLessThan(theory * precision);
  expect(Math.abs(meanOf(values)! - theory)).toBeLessThan(ERRORS * standardError);
}

/** The chance to wait in M/M/s (Erlang C), by the recursion of Erlang B. */
function erlangC(servers: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked);
  const rho = load / servers;
  return blocked / (1 - rho * (1 - blocked));
}

describe('simulated days against theory', () => {
  it('wait as Erlang says in M/M/7: in the mean, and beyond ten minutes', () => {
    const [servers, service, perMinute] = [7, 6, 0.95];
    const queueing = {
      servers,
      rates: [{ laneId: GENERAL_LANE, perMinute }],
      drawService: (random: () => number) => drawExponential(random, service * MINUTE_MS),
    };
    const load = perMinute * service;
    const chance = erlangC(servers, load);

    const samples = runs(queueing, 100);

    expectMean(samples.map(meanWait), (chance * service) / (servers - load));
    const beyond = samples.map(
      (visits) => visits.filter((visit) => waitOf(visit) > 10).length / visits.length,
    );
    expectMean(beyond, chance * Math.exp((-(servers - load) * 10) / service), 0.2);
  });

  it('wait as Pollaczek and Khinchine say in M/G/1 with lognormal services', () => {
    const [service, sigma, rho] = [5, 0.7, 0.7];
    const perMinute = rho / service;
    const squares = service ** 2 * Math.exp(sigma ** 2);

    const samples = runs(
      {
        servers: 1,
        rates: [{ laneId: GENERAL_LANE, perMinute }],
        drawService: (random) => drawLognormal(random, service * MINUTE_MS, sigma),
      },
      200,
    );

    expectMean(samples.map(meanWait), (perMinute * squares) / (2 * (1 - rho)));
  });

  it('hold as many in the queue as come in a mean wait (Little)', () => {
    const service = (random: () => number) => drawExponential(random, 6 * MINUTE_MS);
    const queueing = {
      servers: 3,
      rates: [{ laneId: GENERAL_LANE, perMinute: 0.4 }],
      drawService: service,
    };

    const { visits, endedAtMs } = run(queueing, { seed: 7, customers: 4_000 });

    // The time average of the queue's length, from the steps up and down.
    const steps = visits
      .flatMap(({ arrivedAtMs, calledAtMs }) => [
        { at: arrivedAtMs, by: 1 },
        { at: calledAtMs!, by: -1 },
      ])
      .toSorted((one, other) => one.at - other.at || other.by - one.by);
    let [area, length, last] = [0, 0, 0];
    for (const { at, by } of steps) {
      area += length * (at - last);
      length += by;
      last = at;
    }
    expect(length).toBe(0);
    const perMinute = visits.length / (endedAtMs / MINUTE_MS);
    expect(area / endedAtMs).toBeCloseTo(perMinute * meanWait(visits), 8);
  });

  const accumulating: Discipline = { id: 'accumulating', rates: new Map([[PROTECTED, 2]]) };
  const twoLanes = (discipline: Discipline): Queueing => ({
    servers: 1,
    rates: [
      { laneId: GENERAL_LANE, perMinute: 0.09 },
      { laneId: PROTECTED, perMinute: 0.06 },
    ],
    drawService: (random) => drawExponential(random, 5 * MINUTE_MS),
    discipline,
  });
  const byLane = (samples: readonly SimulatedVisit[][], laneId: DayVisitor['laneId']) =>
    samples.map((visits) => meanWait(visits.filter((visit) => visit.laneId === laneId)));

  it('move waiting between lanes and remove none of it (conservation, M/M/1)', () => {
    const [rho, service] = [0.75, 5];
    const mean = (rho * service) / (1 - rho);

    for (const discipline of [{ id: 'fifo' }, { id: 'head-start' }, { id: 'strict' }] as const) {
      const samples = runs(twoLanes(discipline), 300);

      const [general, green] = [byLane(samples, GENERAL_LANE), byLane(samples, PROTECTED)];
      expectMean(
        general.map((wait, index) => 0.45 * wait + 0.3 * green[index]!),
        rho * mean,
      );
    }
  });

  it('wait in each lane as Cobham says under strict priority, and as Kleinrock under accumulating', () => {
    const residual = 0.75 * 5;
    const [general, green] = [0.45, 0.3];

    const strict = runs(twoLanes({ id: 'strict' }), 300);
    const earned = runs(twoLanes(accumulating), 300);

    expectMean(byLane(strict, PROTECTED), residual / (1 - green));
    expectMean(byLane(strict, GENERAL_LANE), residual / ((1 - green) * 0.25));
    const low = residual / 0.25 / (1 - green * (1 - 1 / 2));
    expectMean(byLane(earned, GENERAL_LANE), low);
    expectMean(byLane(earned, PROTECTED), residual / 0.25 - general * low * (1 - 1 / 2));
  });
});
