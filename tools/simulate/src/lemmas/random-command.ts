import {
  type Actor,
  type ActorId,
  type Command,
  type Counter,
  type CounterId,
  GENERAL_LANE,
  type Instant,
  type LaneId,
  type Lobby,
  presentTickets,
  type Ticket,
  type TicketId,
} from '@lobbyflow/engine';
import type { Random } from '@lobbyflow/forecast';
import { between, happens, oneOf, someOf } from './lots.js';
import { MINUTE_MS, withOtherCredits } from './random-branch.js';

/** The lobby manager, who runs every counter of these days. */
export const LEAD: Actor = { id: 'lead' as ActorId, mayRunAnyCounter: true };

/** Waiting at most; with more the lines only get longer, and no rule comes up that did not before. */
const CROWD = 30;

/** What kind of day: who floods the hall decides which rule has to hold. */
export interface Weather {
  /** Share of arrivals that are not general. */
  readonly favoured: number;
  /** Share of presses among all that happens. */
  readonly haste: number;
}

/** A command that somebody might give now: usually possible, now and then not. */
export function randomCommand(
  random: Random,
  lobby: Lobby,
  now: Instant,
  weather: Weather,
): Command {
  const lot = random();
  if (lot < weather.haste) return pressAt(random, lobby);
  if (lot < weather.haste + 0.02) return sessionOf(random, lobby);
  if (lot < weather.haste + 0.12) return ofHall(random, lobby) ?? pressAt(random, lobby);
  if (lot < weather.haste + 0.122 && lobby.config !== null) {
    return { type: 'publish-config', config: withOtherCredits(random, lobby.config) };
  }
  return waitingIn(lobby).length < CROWD
    ? arrival(random, lobby, now, weather)
    : pressAt(random, lobby);
}

/** The tickets that wait. */
export function waitingIn(lobby: Lobby): Ticket[] {
  return presentTickets(lobby).filter(({ state }) => state === 'waiting');
}

function arrival(random: Random, lobby: Lobby, now: Instant, { favoured }: Weather): Command {
  const { services = [], lanes = [] } = lobby.config ?? {};
  const others = lanes.map(({ id }) => id).filter((id) => id !== GENERAL_LANE);
  const laneId: LaneId = happens(random, favoured) ? oneOf(random, others) : GENERAL_LANE;
  const wasOffline = happens(random, 0.1);
  return {
    type: 'issue',
    ticketId: `t${String(lobby.revision + 1).padStart(6, '0')}` as TicketId,
    serviceId: oneOf(random, services).id,
    laneId,
    laterServiceIds: happens(random, 0.1) ? [oneOf(random, services).id] : [],
    needs: happens(random, 0.15) ? someOf(random, ['low-desk', 'hearing-loop'] as const, 0.6) : [],
    language: null,
    source: 'kiosk',
    arrivedAt: wasOffline ? ((now - between(random, 0, 5) * MINUTE_MS) as Instant) : null,
  };
}

/** The next key at some counter, from what stands there. */
function pressAt(random: Random, lobby: Lobby): Command {
  const open = [...lobby.counters.values()].filter(({ session }) => session === 'open');
  if (open.length === 0) return sessionOf(random, lobby);
  const counter = oneOf(random, open);
  const ticket = counter.ticketId === null ? undefined : lobby.tickets.get(counter.ticketId);
  if (ticket?.state === 'serving') return whileServing(random, lobby, counter);
  return ticket === undefined ? whenFree(random, lobby, counter) : onceCalled(random, counter);
}

function whenFree(random: Random, lobby: Lobby, { id: counterId }: Counter): Command {
  const at = { counterId, by: LEAD };
  if (happens(random, 0.03)) return { ...at, type: 'undo' };
  const waiting = waitingIn(lobby);
  if (waiting.length === 0 || !happens(random, 0.03)) return { ...at, type: 'call-next' };
  return { ...at, type: 'call', ticketId: oneOf(random, waiting).id, reason: 'assistance' };
}

function onceCalled(random: Random, { id: counterId }: Counter): Command {
  const at = { counterId, by: LEAD };
  const type = oneOf(random, [
    'start',
    'start',
    'start',
    'start',
    'no-show',
    'recall',
    'undo',
  ] as const);
  return { ...at, type };
}

function whileServing(random: Random, lobby: Lobby, { id: counterId }: Counter): Command {
  const at = { counterId, by: LEAD };
  const type = oneOf(random, [
    'finish',
    'finish',
    'finish',
    'finish',
    'hold',
    'transfer',
    'undo',
  ] as const);
  if (type !== 'transfer') return { ...at, type };
  return { ...at, type, to: targetIn(random, lobby) };
}

function targetIn(random: Random, lobby: Lobby) {
  const counterId = oneOf(random, [...lobby.counters.keys()]);
  const serviceId = oneOf(random, [...lobby.index.services.keys()]);
  return happens(random, 0.7) ? { counterId } : { serviceId };
}

function sessionOf(random: Random, lobby: Lobby): Command {
  const { id: counterId, session } = oneOf(random, [...lobby.counters.values()]);
  const at: { readonly counterId: CounterId; readonly by: Actor } = { counterId, by: LEAD };
  if (session === 'closed') return { ...at, type: 'open' };
  if (session === 'paused') return { ...at, type: 'resume-counter' };
  return happens(random, 0.2)
    ? { ...at, type: 'close' }
    : { ...at, type: 'pause', reason: 'break' };
}

/** Something that is done in the hall to somebody who is there. */
function ofHall(random: Random, lobby: Lobby): Command | null {
  const present = presentTickets(lobby);
  if (present.length === 0) return null;
  const ticket = oneOf(random, present);
  const of = { ticketId: ticket.id, by: LEAD };
  if (ticket.state === 'missed') return { ...of, type: 'return' };
  if (ticket.state === 'held') return { ...of, type: 'resume' };
  const type = oneOf(random, WHILE_WAITING);
  switch (type) {
    case 'transfer-ticket':
      return { ...of, type, to: targetIn(random, lobby) };
    case 'divert':
      return { ...of, type, reason: 'machine' };
    case 'change-lane':
      return { ...of, type, laneId: oneOf(random, [...lobby.index.lanes.keys()]) };
    case 'pull-forward':
      return { ...of, type, reason: 'urgent' };
    case 'hold-ticket':
    case 'abandon':
    case 'postpone':
      return { ...of, type };
  }
}

const WHILE_WAITING = [
  'postpone',
  'postpone',
  'transfer-ticket',
  'hold-ticket',
  'change-lane',
  'change-lane',
  'pull-forward',
  'abandon',
  'divert',
] as const;
