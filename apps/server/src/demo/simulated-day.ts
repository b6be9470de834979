import {
  type Command,
  type Counter,
  type CounterId,
  GENERAL_LANE,
  type Instant,
  type Lobby,
  presentTickets,
  previewNext,
  type ServiceId,
  type Ticket,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import type { Arrival, GeneratedDay } from '@lobbyflow/forecast';
import { isElastic, isToClose, windowActs } from './simulated-windows.js';
import { SIMULATION } from './simulation-actor.js';

/** A customer called who does not come is given up after this many times the usual way. */
const NO_SHOW_WAYS = 4;
/** Where the profile's services differ in name from the branch's. */
const ALSO_CALLED: Readonly<Record<string, string>> = { loan: 'loans' };

/** A generated day that is played on a lobby, `speed` times as fast as it was. */
export interface SimulatedDay {
  readonly day: GeneratedDay;
  readonly speed: number;
  readonly startedAt: Instant;
  /** How many have come so far. */
  readonly come: number;
  /** Those who came in this simulation. */
  readonly customers: ReadonlyMap<TicketId, Arrival>;
}

/** Those who have come by now and have no ticket yet. */
export function arrivalsDue({ day, come, ...sim }: SimulatedDay, now: Instant): readonly Arrival[] {
  const passedMs = (now - sim.startedAt) * sim.speed;
  const due = day.arrivals.slice(come);
  const later = due.findIndex(({ arrivedAtMs }) => arrivedAtMs > passedMs);
  return later < 0 ? due : due.slice(0, later);
}

/** The wish of a customer who comes to this branch. */
export function issueFor(lobby: Lobby, arrival: Arrival, ticketId: TicketId): Command {
  const services = lobby.config?.services ?? [];
  const names = [arrival.serviceId, ALSO_CALLED[arrival.serviceId]];
  const service = services.find(({ id }) => names.includes(id)) ?? services[0];
  const lane = lobby.config?.lanes.find(({ kind }) => kind === arrival.laneKind);
  return {
    type: 'issue',
    ticketId,
    serviceId: service?.id ?? (arrival.serviceId as ServiceId),
    laneId: lane?.id ?? GENERAL_LANE,
    laterServiceIds: [],
    needs: [],
    language: null,
    source: 'kiosk',
    arrivedAt: null,
  };
}

/** Whether everybody has come and gone. */
export function isOver(sim: SimulatedDay, lobby: Lobby): boolean {
  return sim.come === sim.day.arrivals.length && simulatedTickets(sim, lobby).length === 0;
}

/** What customers and tellers of the simulation do now; nothing when all of them only wait. */
export function actsDue(sim: SimulatedDay, lobby: Lobby, now: Instant): readonly Command[] {
  return [
    ...simulatedTickets(sim, lobby).flatMap((ticket) => impatience(sim, ticket, now)),
    ...simulatedCounters(lobby).flatMap((counter) => atCounter(sim, lobby, { counter, now })),
    ...openings(sim, lobby, now),
    ...windowActs(lobby, now),
  ];
}

/** What ends a simulation at once: customers at counters are served, all others leave. */
export function closingActs(sim: SimulatedDay, lobby: Lobby): readonly Command[] {
  const by = SIMULATION;
  const waiting = simulatedTickets(sim, lobby).filter(({ state }) => state !== 'serving');
  const atCounters = simulatedCounters(lobby);
  const calledTo = new Set(atCounters.map(({ ticketId }) => ticketId));
  return [
    ...waiting
      .filter(({ id }) => !calledTo.has(id))
      .map(({ id }): Command => ({ type: 'abandon', ticketId: id, by })),
    ...atCounters.map(({ id: counterId, ticketId }): Command => {
      const ticket = ticketId === null ? undefined : ticketOf(lobby, ticketId);
      if (ticket === undefined) return { type: 'close', counterId, by };
      return { type: ticket.state === 'called' ? 'start' : 'finish', counterId, by };
    }),
  ];
}

function simulatedTickets({ customers }: SimulatedDay, lobby: Lobby): readonly Ticket[] {
  return [...presentTickets(lobby)].filter(({ id }) => customers.has(id));
}

function simulatedCounters({ counters }: Lobby): readonly Counter[] {
  return [...counters.values()].filter(
    ({ session, tellerId }) => session !== 'closed' && tellerId === SIMULATION.id,
  );
}

function impatience(sim: SimulatedDay, ticket: Ticket, now: Instant): Command[] {
  const patienceMs = (sim.customers.get(ticket.id)?.patienceMs ?? 0) / sim.speed;
  const isLeaving = ticket.state === 'waiting' && now - ticket.arrivedAt >= patienceMs;
  const isGone = ticket.state === 'missed';
  if (!isLeaving && !isGone) return [];
  return [{ type: 'abandon', ticketId: ticket.id, by: SIMULATION }];
}

interface AtCounter {
  readonly counter: Counter;
  readonly now: Instant;
}

function atCounter(sim: SimulatedDay, lobby: Lobby, { counter, now }: AtCounter): Command[] {
  const by = SIMULATION;
  const counterId = counter.id;
  if (counter.session === 'paused') return [{ type: 'resume-counter', counterId, by }];
  const ticket = counter.ticketId === null ? undefined : ticketOf(lobby, counter.ticketId);
  if (ticket === undefined) return whenFree(sim, lobby, { counter, now });
  const { walkMs, handlingMs, isNoShow } = manners(sim, lobby, ticket);
  if (ticket.state === 'serving') {
    return now - (ticket.startedAt ?? now) < handlingMs ? [] : [{ type: 'finish', counterId, by }];
  }
  const calledForMs = now - (ticket.calledAt ?? now);
  if (isNoShow) {
    return calledForMs < walkMs * NO_SHOW_WAYS ? [] : [{ type: 'no-show', counterId, by }];
  }
  return calledForMs < walkMs ? [] : [{ type: 'start', counterId, by }];
}

function whenFree(sim: SimulatedDay, lobby: Lobby, { counter, now }: AtCounter): Command[] {
  const by = SIMULATION;
  const counterId = counter.id;
  const isTooMany = plannedCounters(lobby).length > wantedCounters(sim, now);
  const isDone = isToClose(lobby, counterId) || (isTooMany && isLast(lobby, counterId));
  if (isDone) return [{ type: 'close', counterId, by }];
  return previewNext(lobby, counterId, now) === null ? [] : [{ type: 'call-next', counterId, by }];
}

/** Those that open by plan; the elastic ones are left to advice. */
function plannedCounters(lobby: Lobby): readonly Counter[] {
  return simulatedCounters(lobby).filter(({ id }) => !isElastic(lobby, id));
}

const isLast = (lobby: Lobby, counterId: CounterId) =>
  plannedCounters(lobby).at(-1)?.id === counterId;

/** How a customer behaves; one from outside the simulation takes his service's standard time. */
function manners({ customers, speed }: SimulatedDay, lobby: Lobby, { id, serviceId }: Ticket) {
  const known = customers.get(id);
  const service = lobby.config?.services.find((one) => one.id === serviceId);
  return {
    walkMs: (known?.walkMs ?? 20_000) / speed,
    handlingMs: (known?.handlingMs ?? service?.handlingMs ?? 0) / speed,
    isNoShow: known?.isNoShow ?? false,
  };
}

/** Counters that nobody sits at are opened, in their order, as the flow asks. */
function openings(sim: SimulatedDay, lobby: Lobby, now: Instant): Command[] {
  const missing = wantedCounters(sim, now) - plannedCounters(lobby).length;
  const free = (lobby.config?.counters ?? []).filter(
    ({ id }) => lobby.counters.get(id)?.session === 'closed' && !isElastic(lobby, id),
  );
  return free
    .slice(0, Math.max(0, missing))
    .map(({ id: counterId }) => ({ type: 'open', counterId, by: SIMULATION }));
}

function wantedCounters({ day, speed, startedAt }: SimulatedDay, now: Instant): number {
  const passedMs = (now - startedAt) * speed;
  return day.suggestedCounters.findLast(({ fromMs }) => fromMs <= passedMs)?.open ?? 1;
}
