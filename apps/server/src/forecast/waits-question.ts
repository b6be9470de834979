import {
  type Asker,
  type BranchConfig,
  type Candidate,
  type Counter,
  GENERAL_LANE,
  type LaneId,
  type Lobby,
  overtakesInRow,
  presentTickets,
  type ServiceId,
  suits,
  ticketOf,
} from '@lobbyflow/engine';
import {
  type ForecastCounter,
  type ForecastTicket,
  type Paces,
  pacesOf,
  type WaitsQuestion,
} from '@lobbyflow/forecast';
import type { BranchHistory } from './branch-history.js';
import { flowsOf, type Present } from './today.js';
import { type Handling, timesOf, type WaitsTask } from './waits-task.js';

/** Paths for a hall of the usual size; more people need fewer for the same work. */
const PATHS = 200;
const USUAL_WAITING = 40;
const LEAST_PATHS = 60;
/** Beyond it nobody is told a wait. */
const HORIZON_MS = 4 * 3_600_000;

/** A forecast to be made, and the pace it reckons with. */
export interface AskedWaits {
  readonly task: WaitsTask;
  readonly paces: Paces;
}

/**
 * Puts what a lobby and its past days know into a question about waits: open
 * counters with whom they are busy, at their pace; who waits and can be called
 * by one of them; who is still expected; and whoever might come now, for each
 * service on offer by the ordinary and by the protected lanes.
 *
 * @returns `null` while the branch is closed
 */
export function askWaits(
  present: Present,
  history: BranchHistory,
  seed: number,
): AskedWaits | null {
  const { lobby, now } = present;
  const { config, index } = lobby;
  if (config === null || lobby.businessDay === null) return null;
  const handling = handlingOf(config, history);
  const paces = pacesOf(lobby, usualTimes(config, history));
  const counters = countersOf(present, paces);
  const askers = inSight(lobby, counters);
  const waiting = waitingIn(lobby, askers, now);
  const question = {
    now,
    index,
    policy: config.policy,
    counters,
    waiting,
    callsOfService: lobby.callsOfService,
    overtakesInRow: new Map(askers.map(({ group }) => [group, overtakesInRow(lobby, group)])),
    flows: flowsOf(present, history).filter(({ serviceId }) => isServed(askers, serviceId)),
    patienceMs: history.patienceMs,
    noShowShare: history.noShowShare,
    newcomers: newcomersTo(lobby).filter(({ serviceId }) => isServed(askers, serviceId)),
  };
  const paths = Math.round((PATHS * USUAL_WAITING) / Math.max(USUAL_WAITING, waiting.length));
  const effort = { paths: Math.max(LEAST_PATHS, paths), seed, horizonMs: HORIZON_MS };
  return { task: { question, handling, effort }, paces };
}

/** How long each service takes: as observed, mixed with the standard. */
export function handlingOf({ services }: BranchConfig, { observedMs }: BranchHistory): Handling[] {
  return services.map(({ id, handlingMs }) => {
    return { serviceId: id, standardMs: handlingMs, observedMs: observedMs.get(id) ?? [] };
  });
}

const usual = new WeakMap<BranchConfig, { of: BranchHistory; means: Map<ServiceId, number> }>();

/** By service, how long it takes in the mean; asked with every ticket, so it is worked out once. */
export function usualTimes(config: BranchConfig, history: BranchHistory) {
  let known = usual.get(config);
  if (known?.of !== history) {
    const means = handlingOf(config, history).map(
      (one) => [one.serviceId, timesOf(one).meanMs] as const,
    );
    known = { of: history, means: new Map(means) };
    usual.set(config, known);
  }
  const { means } = known;
  return (serviceId: ServiceId) => means.get(serviceId) ?? 0;
}

/** Nobody knows when a pause ends, so a paused counter is not counted on. */
export function countersOf({ lobby, now }: Present, paces: Paces): ForecastCounter[] {
  return [...lobby.counters.values()].map((counter) => ({
    id: counter.id,
    opensAt: counter.session === 'open' ? now : null,
    closesAt: null,
    idleSince: counter.idleSince,
    busyWith: busyWith(lobby, counter),
    pace: paces.of(counter.id),
  }));
}

/** Since the call: the times of services are counted from there, so that the way to the counter is in them. */
function busyWith(lobby: Lobby, { ticketId }: Counter): ForecastCounter['busyWith'] {
  const ticket = ticketId === null ? undefined : ticketOf(lobby, ticketId);
  return ticket === undefined ? null : { serviceId: ticket.serviceId, since: ticket.calledAt };
}

function inSight({ index }: Lobby, counters: readonly ForecastCounter[]): readonly Asker[] {
  return counters.flatMap(({ id, opensAt }) => {
    const asker = opensAt === null ? undefined : index.askers.get(id);
    return asker === undefined ? [] : [asker];
  });
}

/** Those whom a counter in sight may call some time: to wait for the others would take for ever. */
export function waitingIn(lobby: Lobby, askers: readonly Asker[], now: number): ForecastTicket[] {
  return presentTickets(lobby)
    .filter((ticket) => ticket.state === 'waiting' && mayBeCalled(lobby, ticket, { askers, now }))
    .map(({ id, serviceId, laneId, needs, arrivedAt, virtualArrivedAt, sequence, ...ticket }) => {
      const { binding, deferredUntil, pulledForward } = ticket;
      const place = { arrivedAt, virtualArrivedAt, sequence };
      return { id, serviceId, laneId, needs, ...place, binding, deferredUntil, pulledForward };
    });
}

function mayBeCalled(
  { index }: Lobby,
  { serviceId, needs, binding }: Candidate,
  { askers, now }: { readonly askers: readonly Asker[]; readonly now: number },
): boolean {
  const all = index.features.get(serviceId) ?? [];
  return askers.some(({ id, levels, features }) => {
    if (binding !== null && now < binding.until && binding.counterId === id) return true;
    return levels.has(serviceId) && suits(features, needs, all);
  });
}

export function isServed(askers: readonly Asker[], serviceId: ServiceId): boolean {
  return askers.some(({ levels }) => levels.has(serviceId));
}

/** Whoever might come now: for each service on offer, by the ordinary lane and by the protected ones. */
export function newcomersTo({ config }: Lobby): WaitsQuestion['newcomers'] {
  if (config === null) return [];
  const lanes: readonly LaneId[] = [
    GENERAL_LANE,
    ...config.lanes.filter(({ kind }) => kind === 'protected').map(({ id }) => id),
  ];
  return config.services
    .filter(({ isOffered }) => isOffered)
    .flatMap(({ id: serviceId }) => lanes.map((laneId) => ({ serviceId, laneId })));
}
