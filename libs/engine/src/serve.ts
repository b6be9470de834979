import { customerAt, freed, undoPoint } from './at-counter.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, knownTicket, type Lobby, withCounter } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import type { Instant, ServiceId } from './terms.js';
import type { Ticket } from './ticket.js';
import { withTicket } from './with-ticket.js';

/**
 * The called customer is at the counter.
 *
 * @returns `ticket.started`, or a refusal of `customerAt`
 */
export function decideStart(lobby: Lobby, command: CommandOf<'start'>, now: Instant): Decision {
  const found = customerAt(lobby, command, 'start');
  if (typeof found === 'string') return refuse(found);
  const { counterId } = command;
  return accept({ type: 'ticket.started', ticketId: found.ticket.id, counterId, at: now });
}

/**
 * Ends the service at a counter. A visit with further services goes back to
 * waiting for the next of them, with its number and its arrival.
 *
 * @returns `ticket.served`, or a refusal of `customerAt`: `wrong-state` when
 *   the customer was called, but service was not started
 */
export function decideFinish(lobby: Lobby, command: CommandOf<'finish'>, now: Instant): Decision {
  const found = customerAt(lobby, command, 'finish');
  if (typeof found === 'string') return refuse(found);
  const { ticket } = found;
  const [nextServiceId = null] = ticket.laterServiceIds;
  const { counterId, by } = command;
  return accept({
    type: 'ticket.served',
    ticketId: ticket.id,
    counterId,
    by: by.id,
    nextServiceId,
    at: now,
  });
}

/** Begins the service; from now on the call cannot be undone. */
export function evolveStarted(lobby: Lobby, event: EventOf<'ticket.started'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = knownCounter(lobby, event.counterId);
  return withTicket(withCounter(lobby, { ...counter, undo: null }), {
    ...ticket,
    revision: lobby.revision,
    state: 'serving',
    startedAt: event.at,
  });
}

/** Frees the counter, and ends the visit or begins its next leg. */
export function evolveServed(lobby: Lobby, event: EventOf<'ticket.served'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = knownCounter(lobby, event.counterId);
  const { at, by, nextServiceId } = event;
  const undo = undoPoint(lobby, { counter, ticket }, { action: 'finish', by, at });
  const isOver = nextServiceId === null;
  const tally = isOver ? { ...lobby.tally, served: lobby.tally.served + 1 } : lobby.tally;
  const after: Ticket = isOver
    ? { ...ticket, state: 'served', endedAt: at }
    : { ...nextLeg(ticket, nextServiceId, at), laterServiceIds: ticket.laterServiceIds.slice(1) };
  return withTicket(withCounter(lobbyWith(lobby, { tally }), { ...freed(counter, at), undo }), {
    ...after,
    revision: lobby.revision,
  });
}

/** The ticket as it begins to wait for another service; number and arrival stay. */
export function nextLeg(ticket: Ticket, serviceId: ServiceId, at: Instant): Ticket {
  return {
    ...ticket,
    state: 'waiting',
    serviceId,
    leg: ticket.leg + 1,
    legStartedAt: at,
    heldMs: 0,
    heldAt: null,
    heldFrom: null,
    calledAt: null,
    recalls: 0,
    startedAt: null,
    counterId: null,
    binding: null,
    deferredUntil: null,
    pulledForward: null,
  };
}
