import { customerAt, freed, undoPoint } from './at-counter.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, knownTicket, type Lobby, withCounter } from './lobby.js';
import type { Instant } from './terms.js';
import type { Ticket } from './ticket.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * The called customer did not come; he may return within the limit.
 *
 * @returns `ticket.missed`, or a refusal of `customerAt`
 */
export function decideNoShow(lobby: Lobby, command: CommandOf<'no-show'>, now: Instant): Decision {
  const found = customerAt(lobby, command, 'no-show');
  if (typeof found === 'string') return refuse(found);
  const { counterId, by } = command;
  return accept({
    type: 'ticket.missed',
    ticketId: found.ticket.id,
    counterId,
    by: by.id,
    at: now,
  });
}

/**
 * A missed customer is back: he keeps his place, but a few calls of his
 * service go first.
 *
 * @returns `ticket.returned`, or the refusal `not-found`, `wrong-state` or `return-expired`
 */
export function decideReturn(lobby: Lobby, command: CommandOf<'return'>, now: Instant): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (ticket.endCause === 'return-limit') return refuse('return-expired');
  if (!isAllowed('return', ticket.state)) return refuse('wrong-state');
  const behind = lobby.config?.policy.returnBehind ?? 0;
  const calls = lobby.callsOfService.get(ticket.serviceId) ?? 0;
  const deferredUntil = behind === 0 ? null : calls + behind;
  return accept({ type: 'ticket.returned', ticketId: ticket.id, deferredUntil, at: now });
}

/** Missed tickets whose time to return is over; read from `now`, no timer writes it. */
export function expiredReturns(lobby: Lobby, now: Instant): EventOf<'ticket.ended'>[] {
  const withinMs = lobby.config?.policy.returnWithinMs ?? 0;
  const isExpired = ({ missedAt }: Ticket) => now - (missedAt ?? now) > withinMs;
  const first = lobby.missed.first();
  if (first === undefined || !isExpired(first)) return [];
  return lobby.missed
    .values()
    .filter(isExpired)
    .map(({ id }) => ({ type: 'ticket.ended', ticketId: id, cause: 'return-limit', at: now }));
}

/** Frees the counter; the customer may come back. */
export function evolveMissed(lobby: Lobby, event: EventOf<'ticket.missed'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = knownCounter(lobby, event.counterId);
  const { at, by } = event;
  const undo = undoPoint(lobby, { counter, ticket }, { action: 'no-show', by, at });
  const tally = { ...lobby.tally, missed: lobby.tally.missed + 1 };
  return withTicket(withCounter({ ...lobby, tally }, { ...freed(counter, at), undo }), {
    ...ticket,
    revision: lobby.revision,
    state: 'missed',
    missedAt: at,
  });
}

/** Lets the customer wait again as one who was not called yet, behind a few others. */
export function evolveReturned(lobby: Lobby, event: EventOf<'ticket.returned'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  return withTicket(lobby, {
    ...ticket,
    revision: lobby.revision,
    state: 'waiting',
    missedAt: null,
    calledAt: null,
    recalls: 0,
    counterId: null,
    deferredUntil: event.deferredUntil,
  });
}
