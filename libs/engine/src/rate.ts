import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownTicket, type Lobby } from './lobby.js';
import type { Instant } from './terms.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * A served customer says how it was, once.
 *
 * @returns `ticket.rated`, or the refusal `not-found`, `wrong-state` or `already-rated`
 */
export function decideRate(lobby: Lobby, command: CommandOf<'rate'>, now: Instant): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('rate', ticket.state)) return refuse('wrong-state');
  if (ticket.rating !== null) return refuse('already-rated');
  const { score, reasons } = command;
  return accept({ type: 'ticket.rated', ticketId: ticket.id, score, reasons, at: now });
}

/** Notes the score; the reasons are for the reports. */
export function evolveRated(lobby: Lobby, event: EventOf<'ticket.rated'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  return withTicket(lobby, { ...ticket, revision: lobby.revision, rating: event.score });
}
