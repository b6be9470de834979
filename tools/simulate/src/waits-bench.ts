import { GENERAL_LANE, indexRules, type LaneId, type TicketId } from '@lobbyflow/engine';
import { forecastWaits, lognormalTimes, type WaitsQuestion } from '@lobbyflow/forecast';
import { benchConfig, COUNTERS, FIRST_SERVICE, LANES, MORNING, SERVICES } from './bench-lobby.js';
import { waitingTickets } from './paths-bench.js';

const MINUTE_MS = 60_000;
const config = benchConfig();
const index = indexRules(config);

/** A hall of so many waiting, all counters busy, nobody still to come. */
export function waitsOf(waiting: number): WaitsQuestion {
  return {
    now: MORNING,
    index,
    policy: config.policy,
    counters: COUNTERS.map((id) => ({
      id,
      opensAt: MORNING,
      closesAt: null,
      idleSince: MORNING,
      busyWith: { serviceId: FIRST_SERVICE, since: MORNING - 2 * MINUTE_MS },
      pace: 1,
    })),
    waiting: waitingTickets(waiting).map((ticket) => {
      return { ...ticket, id: `t${ticket.sequence}` as TicketId };
    }),
    callsOfService: new Map(),
    overtakesInRow: new Map(),
    flows: [],
    times: new Map(SERVICES.map((id) => [id, lognormalTimes(5 * MINUTE_MS, 0.7)])),
    patienceMs: 60 * MINUTE_MS,
    noShowShare: 0.03,
    newcomers: [],
  };
}

/** The same with customers still to come and the waits of newcomers, as the server asks. */
export function waitsWithNewcomers(waiting: number): WaitsQuestion {
  const lanes = [GENERAL_LANE, 'protected' as LaneId];
  return {
    ...waitsOf(waiting),
    flows: SERVICES.flatMap((serviceId) =>
      LANES.map((laneId) => ({ serviceId, laneId, perHour: 2 })),
    ),
    newcomers: SERVICES.flatMap((serviceId) => lanes.map((laneId) => ({ serviceId, laneId }))),
  };
}

/** Answers a question with so many paths; returns how many it could tell. */
export function answerWaits(question: WaitsQuestion, paths: number, seed: number): number {
  const { tickets } = forecastWaits(question, { paths, seed, horizonMs: 240 * MINUTE_MS });
  return [...tickets.values()].filter((range) => range !== null).length;
}
