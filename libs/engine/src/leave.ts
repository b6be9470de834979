import { freed } from './at-counter.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownTicket, type Lobby, withCounter } from './lobby.js';
import type { Instant } from './terms.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * The customer leaves before being served.
 *
 * @returns `ticket.abandoned`, or the refusal `not-found` or `wrong-state`
 */
export function decideAbandon(lobby: Lobby, command: CommandOf<'abandon'>, now: Instant): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('abandon', ticket.state)) return refuse('wrong-state');
  return accept({ type: 'ticket.abandoned', ticketId: ticket.id, by: command.by.id, at: now });
}

/**
 * The customer is shown to a machine or an app instead.
 *
 * @returns `ticket.diverted`, or the refusal `not-found` or `wrong-state`
 */
export function decideDivert(lobby: Lobby, command: CommandOf<'divert'>, now: Instant): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('divert', ticket.state)) return refuse('wrong-state');
  const { reason } = command;
  return accept({ type: 'ticket.diverted', ticketId: ticket.id, reason, at: now });
}

/** Ends the visit, and frees the counter to which it was called. */
export function evolveAbandoned(lobby: Lobby, event: EventOf<'ticket.abandoned'>): Lobby {
  return gone(lobby, event, 'abandoned');
}

/** Ends the visit, counted as diverted. */
export function evolveDiverted(lobby: Lobby, event: EventOf<'ticket.diverted'>): Lobby {
  return gone(lobby, event, 'diverted');
}

/** Ends the visit, with its cause. */
export function evolveEnded(lobby: Lobby, event: EventOf<'ticket.ended'>): Lobby {
  return gone(lobby, event, 'ended');
}

function gone(
  lobby: Lobby,
  event: EventOf<'ticket.abandoned' | 'ticket.diverted' | 'ticket.ended'>,
  state: 'abandoned' | 'diverted' | 'ended',
): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const counter = ticket.counterId === null ? undefined : lobby.counters.get(ticket.counterId);
  const isAtCounter = counter?.ticketId === ticket.id;
  const next = isAtCounter ? withCounter(lobby, freed(counter, event.at)) : lobby;
  const tally = { ...lobby.tally, [state]: lobby.tally[state] + 1 };
  return withTicket(
    { ...next, tally },
    {
      ...ticket,
      revision: lobby.revision,
      state,
      endedAt: event.at,
      endCause: event.type === 'ticket.ended' ? event.cause : null,
    },
  );
}
