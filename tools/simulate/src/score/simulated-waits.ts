import {
  type BranchConfig,
  type Instant,
  type Lobby,
  overtakesInRow,
  presentTickets,
  type ServiceId,
  type Ticket,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import {
  type ForecastRange,
  forecastWaits,
  pacesOf,
  type SimulatedDay,
  type WaitsQuestion,
} from '@lobbyflow/forecast';
import { playDay, profileOn } from '../play-day.js';
import { flowsOf, type SimulatedHistory } from './simulated-history.js';
import { RecentCalls, type SimulatedRules, simulatedRules } from './simulated-rules.js';

const HORIZON_MS = 8 * 3_600_000;

/** A ticket of a simulated day: what was said as it was taken, and how long it waited. */
export interface SimulatedWait {
  readonly serviceId: ServiceId;
  readonly laneId: string;
  readonly ahead: number;
  readonly waitMs: number;
  /** As it came out, not corrected. */
  readonly raw: ForecastRange;
  readonly rules: SimulatedRules;
}

/** A day to be played with forecasts. */
export interface ForecastDay {
  readonly seed: number;
  readonly pace: number;
  readonly paths: number;
  readonly history: SimulatedHistory;
}

/** Plays a day as it went without forecasts. */
export function plainDay(config: BranchConfig, seed: number): SimulatedDay {
  return playDay(config, dayOf(seed, 1));
}

function dayOf(seed: number, pace: number) {
  const profile = profileOn(seed, 'mixed');
  const rule = { id: 'none' } as const;
  return { profile, seed, discipline: DISCIPLINE, rule, pace, pensioners: 0 };
}

const DISCIPLINE = { id: 'head-start' } as const;

/** Plays a day, and asks for a forecast each time a ticket is taken; those never called are left out. */
export function waitsOfDay(config: BranchConfig, asked: ForecastDay): SimulatedWait[] {
  const told: Omit<SimulatedWait, 'waitMs'>[] = [];
  const calls = new RecentCalls();
  const profile = profileOn(asked.seed, 'mixed');
  const watch = (ticketId: TicketId, lobby: Lobby, atMs: number) => {
    const me = ticketOf(lobby, ticketId);
    if (me === undefined) return;
    const now = me.arrivedAt;
    const flows = flowsOf(asked.history, { profile, atMs, came: told.length });
    const question = questionOf(lobby, now, { ...asked, flows });
    const effort = { paths: asked.paths, seed: asked.seed, horizonMs: HORIZON_MS };
    calls.follow(lobby);
    const raw = forecastWaits(question, effort).tickets.get(ticketId) ?? BEYOND;
    const rules = simulatedRules({ lobby, me, question, calls });
    const { serviceId, laneId } = me;
    told.push({ serviceId, laneId, ahead: rules.ahead, raw, rules: rules.waits });
  };
  const { visits } = playDay(config, { ...dayOf(asked.seed, asked.pace), watch });
  return visits.flatMap(({ calledAtMs, arrivedAtMs }, place): SimulatedWait[] => {
    const one = told[place];
    if (calledAtMs === null || one === undefined) return [];
    return [{ ...one, waitMs: calledAtMs - arrivedAtMs }];
  });
}

/** Where fewer than half of the paths call within the horizon, that is what is said. */
const BEYOND: ForecastRange = { p50: HORIZON_MS, p90: HORIZON_MS };

function questionOf(
  lobby: Lobby,
  now: Instant,
  {
    history,
    flows,
  }: { readonly history: SimulatedHistory; readonly flows: WaitsQuestion['flows'] },
): WaitsQuestion {
  const { index, config } = lobby;
  if (config === null) throw new TypeError('The branch has no configuration.');
  const paces = pacesOf(lobby, (serviceId) => history.times.get(serviceId)?.meanMs ?? 0);
  const groups = new Set([...index.askers.values()].map(({ group }) => group));
  return {
    now,
    index,
    policy: config.policy,
    counters: [...lobby.counters.values()].map(({ id, session, idleSince, ticketId }) => {
      const ticket: Ticket | undefined = ticketId === null ? undefined : ticketOf(lobby, ticketId);
      return {
        id,
        opensAt: session === 'open' ? now : null,
        closesAt: null,
        idleSince,
        busyWith:
          ticket === undefined ? null : { serviceId: ticket.serviceId, since: ticket.calledAt },
        pace: paces.of(id),
      };
    }),
    waiting: presentTickets(lobby).filter(({ state }) => state === 'waiting'),
    callsOfService: lobby.callsOfService,
    overtakesInRow: new Map([...groups].map((group) => [group, overtakesInRow(lobby, group)])),
    flows,
    times: history.times,
    patienceMs: history.patienceMs,
    noShowShare: history.noShowShare,
    newcomers: [],
  };
}
