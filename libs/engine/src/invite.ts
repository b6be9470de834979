import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownTicket, type Lobby, withCounter } from './lobby.js';
import type { Instant } from './terms.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * Notes that a served customer was asked how it was: who was asked and said
 * nothing is another one than who was never asked.
 *
 * @returns `ticket.invited`, or the refusal `not-found`, `wrong-state`, `already-invited` or `already-rated`
 */
export function decideInvite(
  lobby: Lobby,
  { ticketId }: CommandOf<'invite'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('invite', ticket.state)) return refuse('wrong-state');
  if (ticket.rating !== null) return refuse('already-rated');
  if (ticket.invitedAt !== undefined) return refuse('already-invited');
  return accept({ type: 'ticket.invited', ticketId, at: now });
}

/** A question changes nothing: a finish that could be taken back still can. */
export function evolveInvited(lobby: Lobby, { ticketId, at }: EventOf<'ticket.invited'>): Lobby {
  const ticket = knownTicket(lobby, ticketId);
  const { revision } = lobby;
  const invited = withTicket(lobby, { ...ticket, revision, invitedAt: at });
  const counter = ticket.counterId === null ? undefined : lobby.counters.get(ticket.counterId);
  if (counter?.undo?.ticket.id !== ticketId) return invited;
  if (counter.undo.revision !== ticket.revision) return invited;
  const undo = { ...counter.undo, invitedRevision: revision };
  return withCounter(invited, { ...counter, undo });
}
