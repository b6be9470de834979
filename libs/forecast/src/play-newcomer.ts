import type {
  Asker,
  CounterId,
  Instant,
  LaneId,
  Policy,
  RulesIndex,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import {
  type ForecastCounter,
  type ForecastRange,
  type ForecastTicket,
  forecastWaits,
  type WaitsQuestion,
} from './forecast-waits.js';
import type { Newcomer } from './newcomer.js';
import type { SeenWaiting } from './observed-lobby.js';
import { isAble, type SeenAgent } from './observed-staff.js';

const HORIZON_MS = 3_600_000;
/** An agent that is free for longer although somebody waits is away. */
const AWAY_MS = 60_000;
const HOUR_MS = 3_600_000;
const RECENT_MS = 15 * 60_000;
const PACE = { least: 0.5, most: 2 };

/** Only head starts are known of an observed lobby: no floor, no overflow. */
const POLICY: Policy = {
  floorEvery: Number.MAX_SAFE_INTEGER,
  overflowAfterMs: { level2: 0, level3: 0 },
  overflowAtLength: { level2: 1, level3: 1 },
  recallLimit: 0,
  recallGapMs: 0,
  callGapMs: 0,
  returnWithinMs: 0,
  returnBehind: 0,
  postponeBehind: 0,
  bindingMs: 0,
  undoWithinMs: 0,
  numberStart: 1,
  carriesOver: false,
};

/**
 * Plays an observed lobby forward until the newcomer is called: the forecast
 * of the product, over staff, skills and head starts that were inferred.
 *
 * @returns `null` where nobody is seen who may serve the newcomer, or the wait is beyond an hour
 */
export function playNewcomer(
  newcomer: Newcomer,
  effort: { readonly paths: number; readonly seed: number },
): ForecastRange | null {
  const { me } = newcomer;
  const agents = newcomer.onDuty.filter(
    ({ serving, lastSeenAt }) => serving !== null || lastSeenAt > newcomer.now - AWAY_MS,
  );
  if (!agents.some((agent) => isAble(agent, me.serviceId))) return null;
  const answer = forecastWaits(questionOf(newcomer, agents), { ...effort, horizonMs: HORIZON_MS });
  return answer.tickets.get(idOf(me)) ?? null;
}

function questionOf(newcomer: Newcomer, agents: readonly SeenAgent[]): WaitsQuestion {
  const { lobby, me, now, ahead } = newcomer;
  const waiting = [...ahead, me];
  const classes = classesBefore(newcomer);
  const serviceIds = new Set([...waiting, ...classes].map(({ serviceId }) => serviceId));
  for (const { serving } of agents) if (serving !== null) serviceIds.add(serving.serviceId);
  return {
    now,
    index: indexOf(agents, classes),
    policy: POLICY,
    counters: agents.map((agent) => counterOf(newcomer, agent)),
    waiting: waiting.map((one, sequence) => ticketOf(newcomer, one, sequence)),
    callsOfService: new Map(),
    overtakesInRow: new Map(),
    flows: classes.map(({ laneId, serviceId, perHour }) => ({
      laneId,
      serviceId: serviceId as ServiceId,
      perHour,
    })),
    times: new Map([...serviceIds].map((id) => [id as ServiceId, lobby.lengths.timesOf(id)])),
    patienceMs: 1 / lobby.leavingRate,
    noShowShare: 0,
    newcomers: [],
  };
}

/** A class of customers that may come and go first: to the forecast it is a lane of its own. */
interface ClassBefore {
  readonly laneId: LaneId;
  readonly serviceId: string;
  readonly creditMs: number;
  readonly perHour: number;
}

function classesBefore({ lobby, me, now }: Newcomer): ClassBefore[] {
  const mine = lobby.credits.of(me);
  const classes = new Map<string, ClassBefore>();
  for (const one of lobby.arrivals.latest(400, ({ at }) => at > now - RECENT_MS)) {
    const creditMs = lobby.credits.of(one);
    if (creditMs <= mine) continue;
    const laneId = `${one.serviceId}|${one.laneId}` as LaneId;
    const perHour = (classes.get(laneId)?.perHour ?? 0) + HOUR_MS / RECENT_MS;
    classes.set(laneId, { laneId, serviceId: one.serviceId, creditMs, perHour });
  }
  return [...classes.values()];
}

function indexOf(agents: readonly SeenAgent[], classes: readonly ClassBefore[]): RulesIndex {
  return {
    services: new Map(),
    lanes: new Map(
      classes.map(({ laneId: id, creditMs }) => [
        id,
        { id, kind: 'general', name: { zh: '', en: '' }, creditMs, maxWaitMs: 0 },
      ]),
    ),
    askers: new Map(agents.map((agent) => [agent.id as CounterId, askerOf(agent)])),
    features: new Map(),
    neighbours: new Map(),
  };
}

function askerOf(agent: SeenAgent): Asker {
  const skills = [...agent.counts.keys()].filter((serviceId) => isAble(agent, serviceId));
  return {
    id: agent.id as CounterId,
    levels: new Map(skills.map((serviceId) => [serviceId as ServiceId, 1])),
    features: new Set(),
    ownLanes: null,
    othersAfterMs: 0,
    group: skills.toSorted().join(),
  };
}

function counterOf({ lobby, now }: Newcomer, agent: SeenAgent): ForecastCounter {
  const { id, serving, lastSeenAt } = agent;
  const pace = lobby.lengths.ofAgent(id) / lobby.lengths.meanMs;
  return {
    id: id as CounterId,
    opensAt: serving === null ? Math.max(now, lastSeenAt + lobby.gapMs) : now,
    closesAt: null,
    idleSince: lastSeenAt,
    busyWith:
      serving === null ? null : { serviceId: serving.serviceId as ServiceId, since: serving.since },
    pace: Math.min(PACE.most, Math.max(PACE.least, pace)),
  };
}

function ticketOf({ lobby }: Newcomer, one: SeenWaiting, sequence: number): ForecastTicket {
  return {
    id: idOf(one),
    serviceId: one.serviceId as ServiceId,
    laneId: one.laneId as LaneId,
    needs: [],
    arrivedAt: one.arrivedAt as Instant,
    virtualArrivedAt: one.arrivedAt - lobby.credits.of(one),
    sequence,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
  };
}

function idOf({ key }: SeenWaiting): TicketId {
  return String(key) as TicketId;
}
