import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownTicket, type Lobby } from './lobby.js';
import type { CounterId, Instant, RatingReason, TicketId } from './terms.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/** Scores from here down say that somebody was not content; 1 to 5. */
export const BAD_RATING = 2;
/** For so long a customer who was not content may still be in the hall. */
export const BAD_RATING_LASTS_MS = 30 * 60_000;

/** Somebody was not content, and where. */
export interface BadRating {
  readonly ticketId: TicketId;
  /** Where it was served. */
  readonly counterId: CounterId | null;
  readonly score: number;
  readonly reasons: readonly RatingReason[];
  readonly at: Instant;
}

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

/** Notes the score; the reasons are for the reports, and for whoever goes to a customer who is not content. */
export function evolveRated(lobby: Lobby, event: EventOf<'ticket.rated'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const { id: ticketId, counterId } = ticket;
  const { score, reasons, at } = event;
  const rated = withTicket(lobby, { ...ticket, revision: lobby.revision, rating: score });
  if (score > BAD_RATING) return rated;
  const recent = lobby.badRatings.filter((bad) => at - bad.at < BAD_RATING_LASTS_MS);
  return { ...rated, badRatings: [...recent, { ticketId, counterId, score, reasons, at }] };
}
