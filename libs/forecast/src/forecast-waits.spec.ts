import { describe, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  type CounterId,
  GENERAL_LANE,
  indexRules,
  type Instant,
  type ServiceId,
  type TicketId,
} from '@lobbyflow/engine';
import { aConfig, aCounterConfig, anInstant, CASH, MINUTE_MS, PROTECTED } from '@lobbyflow/testing';
import { type ForecastTicket, forecastWaits, type WaitsQuestion } from './forecast-waits.js';
import { drawExponential } from './random.js';
import type { ServiceTimes } from './service-times.js';

const NOW = anInstant(0);
const EFFORT = { paths: 4_000, seed: 7, horizonMs: 6 * 60 * MINUTE_MS };

const config = aConfig();

/** Exponential services, for which the wait is known exactly. */
const exponential: ServiceTimes = {
  meanMs: 4 * MINUTE_MS,
  draw: (random) => drawExponential(random, 4 * MINUTE_MS),
  drawRest: (random) => drawExponential(random, 4 * MINUTE_MS),
};
const exactly = (minutes: number): ServiceTimes => ({
  meanMs: minutes * MINUTE_MS,
  draw: () => minutes * MINUTE_MS,
  drawRest: (_, elapsedMs) => Math.max(0, minutes * MINUTE_MS - elapsedMs),
});

function waiting(sequence: number, over: Partial<ForecastTicket> = {}): ForecastTicket {
  const arrivedAt = (NOW - (100 - sequence) * 1_000) as Instant;
  return {
    id: `ticket-${sequence}` as TicketId,
    serviceId: CASH,
    laneId: GENERAL_LANE,
    needs: [],
    arrivedAt,
    virtualArrivedAt: arrivedAt,
    sequence,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
    ...over,
  };
}

function question(
  over: Partial<WaitsQuestion> & { counters: WaitsQuestion['counters'] },
): WaitsQuestion {
  return {
    now: NOW,
    index: indexRules({ ...config, counters: counterConfigs(over.counters.map(({ id }) => id)) }),
    policy: config.policy,
    waiting: [],
    callsOfService: new Map(),
    overtakesInRow: new Map(),
    flows: [],
    times: new Map([[CASH, exponential]]),
    patienceMs: Infinity,
    noShowShare: 0,
    newcomers: [{ serviceId: CASH, laneId: GENERAL_LANE }],
    ...over,
  };
}

function counterConfigs(ids: readonly CounterId[]): BranchConfig['counters'] {
  return ids.map((id) => aCounterConfig({ id, skills: [{ serviceId: CASH, level: 1 }] }));
}

const busyCounter = (id: string) => ({
  id: id as CounterId,
  opensAt: NOW,
  closesAt: null,
  idleSince: NOW,
  busyWith: { serviceId: CASH, since: NOW },
  pace: 1,
});
const idleCounter = (id: string) => ({ ...busyCounter(id), busyWith: null });

describe('forecastWaits', () => {
  it('with exponential services and all counters busy, is the Erlang distribution of theory', () => {
    const counters = ['1', '2', '3', '4'].map(busyCounter);
    const tickets = Array.from({ length: 7 }, (_, index) => waiting(index + 1));

    const [newcomer] = forecastWaits(question({ counters, waiting: tickets }), EFFORT).newcomers;

    // Erlang(8) with a mean of one minute a step: median 7.669, P90 11.771.
    expect(Math.abs(newcomer!.p50 / MINUTE_MS - 7.669)).toBeLessThan(0.25);
    expect(Math.abs(newcomer!.p90 / MINUTE_MS - 11.771)).toBeLessThan(0.4);
  });

  it('calls the waiting in the order of the lobby, each when a counter is free', () => {
    const times = new Map([[CASH, exactly(5)]]);
    const tickets = [1, 2, 3].map((sequence) => waiting(sequence));

    const { tickets: waits, newcomers } = forecastWaits(
      question({ counters: [idleCounter('1')], waiting: tickets, times }),
      EFFORT,
    );

    expect([...waits.values()].map((range) => range!.p50 / MINUTE_MS)).toEqual([0, 5, 10]);
    expect(newcomers[0]!.p90 / MINUTE_MS).toBe(15);
  });

  it('lets a protected newcomer pass those within his credit', () => {
    const times = new Map([[CASH, exactly(5)]]);
    const tickets = [1, 2, 3].map((sequence) => waiting(sequence));
    const newcomers = [GENERAL_LANE, PROTECTED].map((laneId) => ({ serviceId: CASH, laneId }));

    const answer = forecastWaits(
      question({ counters: [busyCounter('1')], waiting: tickets, times, newcomers }),
      EFFORT,
    );

    expect(answer.newcomers.map((range) => range!.p50 / MINUTE_MS)).toEqual([20, 5]);
  });

  it('is longer for ordinary customers the more protected ones are expected', () => {
    const counters = [busyCounter('1')];
    const tickets = [1, 2, 3, 4].map((sequence) => waiting(sequence));
    const flow = { serviceId: CASH, laneId: PROTECTED, perHour: 8 };
    const last = (flows: WaitsQuestion['flows']) =>
      forecastWaits(question({ counters, waiting: tickets, flows }), EFFORT).tickets.get(
        tickets[3]!.id,
      )!.p90;

    expect(last([flow])).toBeGreaterThan(last([]) * 1.1);
  });

  it('counts on an opening that is planned, and on no counter that closes before', () => {
    const times = new Map([[CASH, exactly(30)]]);
    const opening = { ...idleCounter('2'), opensAt: NOW + 3 * MINUTE_MS };
    const closing = { ...busyCounter('3'), closesAt: NOW + 10 * MINUTE_MS };

    const [newcomer] = forecastWaits(
      question({ counters: [busyCounter('1'), opening, closing], times }),
      EFFORT,
    ).newcomers;

    expect(newcomer!.p50 / MINUTE_MS).toBe(3);
  });

  it('stretches services where the pace is slow', () => {
    const times = new Map([[CASH, exactly(10)]]);
    const slow = { ...busyCounter('1'), pace: 1.5 };

    const [newcomer] = forecastWaits(question({ counters: [slow], times }), EFFORT).newcomers;

    expect(newcomer!.p50 / MINUTE_MS).toBe(15);
  });

  it('says nothing of a wait that no counter ends within the horizon', () => {
    const tickets = [waiting(1, { serviceId: 'unserved' as ServiceId })];

    const answer = forecastWaits(question({ counters: [], waiting: tickets }), EFFORT);

    expect(answer.tickets.get(tickets[0]!.id)).toBeNull();
    expect(answer.newcomers).toEqual([null]);
  });

  it('is the same for the same seed', () => {
    const asked = question({
      counters: ['1', '2'].map(busyCounter),
      waiting: [1, 2, 3].map((sequence) => waiting(sequence)),
      flows: [{ serviceId: CASH, laneId: GENERAL_LANE, perHour: 20 }],
    });
    const effort = { ...EFFORT, paths: 50 };

    expect(forecastWaits(asked, effort)).toEqual(forecastWaits(asked, effort));
  });
});
