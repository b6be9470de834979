import { customerAt, freed, undoPoint } from './at-counter.js';
import type { CommandOf } from './command.js';
import { countAhead } from './count-ahead.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, knownTicket, type Lobby, withCounter } from './lobby.js';
import type { Instant } from './terms.js';
import type { Binding, Ticket } from './ticket.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * Puts the customer at a counter aside, to fill in a form, say.
 *
 * @returns `ticket.held`, or a refusal of `customerAt`
 */
export function decideHold(lobby: Lobby, command: CommandOf<'hold'>, now: Instant): Decision {
  const found = customerAt(lobby, command, 'hold');
  if (typeof found === 'string') return refuse(found);
  const { counterId, by } = command;
  return accept({ type: 'ticket.held', ticketId: found.ticket.id, counterId, by: by.id, at: now });
}

/**
 * Puts a waiting customer aside; holding is not waiting.
 *
 * @returns `ticket.held`, or the refusal `not-found` or `wrong-state`
 */
export function decideHoldTicket(
  lobby: Lobby,
  command: CommandOf<'hold-ticket'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('hold-ticket', ticket.state)) return refuse('wrong-state');
  const { id: by } = command.by;
  return accept({ type: 'ticket.held', ticketId: ticket.id, counterId: null, by, at: now });
}

/**
 * A held customer waits again in the old place. Who was held in service goes
 * back to the same counter, as long as the binding lasts. Who took a number from
 * afar and comes after his turn lets a few calls of his service go first, as
 * whoever missed his call does.
 *
 * @returns `ticket.resumed`, or the refusal `not-found` or `wrong-state`
 */
export function decideResume(lobby: Lobby, command: CommandOf<'resume'>, now: Instant): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('resume', ticket.state)) return refuse('wrong-state');
  const { counterId, heldFrom } = ticket;
  const until = (now + (lobby.config?.policy.bindingMs ?? 0)) as Instant;
  const binding: Binding | null =
    heldFrom === 'serving' && counterId !== null ? { counterId, until } : ticket.binding;
  const deferredUntil = ticket.isAway === true ? turnAfter(lobby, ticket) : null;
  return accept({
    type: 'ticket.resumed',
    ticketId: ticket.id,
    binding,
    ...(deferredUntil !== null && { deferredUntil }),
    at: now,
  });
}

/** `null`: his turn has not been yet, or nobody is there who would have to see him go first. */
function turnAfter(lobby: Lobby, ticket: Ticket): number | null {
  const behind = lobby.config?.policy.returnBehind ?? 0;
  const isLate = countAhead(lobby, { ...ticket, state: 'waiting' }) === 0;
  if (behind === 0 || !isLate) return null;
  return (lobby.callsOfService.get(ticket.serviceId) ?? 0) + behind;
}

/** Puts the customer aside and frees the counter, if there was one. */
export function evolveHeld(lobby: Lobby, event: EventOf<'ticket.held'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const { at, by, counterId } = event;
  const counter = counterId === null ? undefined : knownCounter(lobby, counterId);
  const undo = counter && undoPoint(lobby, { counter, ticket }, { action: 'hold', by, at });
  const next = counter && undo ? withCounter(lobby, { ...freed(counter, at), undo }) : lobby;
  return withTicket(next, {
    ...ticket,
    revision: lobby.revision,
    state: 'held',
    heldAt: at,
    heldFrom: counter === undefined ? 'waiting' : 'serving',
  });
}

/** Lets the customer wait again; the time aside is taken out of the wait. */
export function evolveResumed(lobby: Lobby, event: EventOf<'ticket.resumed'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const { at, binding, deferredUntil = ticket.deferredUntil } = event;
  const wasServed = ticket.heldFrom === 'serving';
  const heldMs = ticket.heldMs + (at - (ticket.heldAt ?? at));
  return withTicket(lobby, {
    ...ticket,
    revision: lobby.revision,
    state: 'waiting',
    heldAt: null,
    heldFrom: null,
    legStartedAt: wasServed ? at : ticket.legStartedAt,
    heldMs: wasServed ? 0 : heldMs,
    calledAt: null,
    startedAt: null,
    counterId: null,
    binding,
    deferredUntil,
    ...(ticket.isAway === true && { isAway: false }),
  });
}
