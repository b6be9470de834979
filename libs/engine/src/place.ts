import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownTicket, type Lobby } from './lobby.js';
import type { Instant } from './terms.js';
import type { Ticket } from './ticket.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * Gives a waiting ticket another lane; the green channel can be given at any time.
 *
 * @returns `ticket.lane-changed`, or the refusal `not-found`, `wrong-state` or `unknown-lane`
 */
export function decideChangeLane(
  lobby: Lobby,
  command: CommandOf<'change-lane'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('change-lane', ticket.state)) return refuse('wrong-state');
  const { laneId } = command;
  if (!lobby.index.lanes.has(laneId)) return refuse('unknown-lane');
  return accept({ type: 'ticket.lane-changed', ticketId: ticket.id, laneId, at: now });
}

/**
 * Takes a waiting ticket out of turn: the next counter that serves it calls it.
 * The reason stands in the exception report.
 *
 * @returns `ticket.pulled-forward`, or the refusal `not-found` or `wrong-state`
 */
export function decidePullForward(
  lobby: Lobby,
  command: CommandOf<'pull-forward'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('pull-forward', ticket.state)) return refuse('wrong-state');
  const { reason } = command;
  return accept({ type: 'ticket.pulled-forward', ticketId: ticket.id, reason, at: now });
}

/**
 * Lets the next few calls of the service go first.
 *
 * @returns `ticket.postponed`, or the refusal `not-found` or `wrong-state`
 */
export function decidePostpone(
  lobby: Lobby,
  command: CommandOf<'postpone'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('postpone', ticket.state)) return refuse('wrong-state');
  const calls = lobby.callsOfService.get(ticket.serviceId) ?? 0;
  const deferredUntil = calls + (lobby.config?.policy.postponeBehind ?? 1);
  return accept({ type: 'ticket.postponed', ticketId: ticket.id, deferredUntil, at: now });
}

/** Ranks the ticket by the credit of its new lane. */
export function evolveLaneChanged(lobby: Lobby, event: EventOf<'ticket.lane-changed'>): Lobby {
  const creditMs = lobby.index.lanes.get(event.laneId)?.creditMs ?? 0;
  return changed(lobby, event.ticketId, (ticket) => ({
    laneId: event.laneId,
    virtualArrivedAt: ticket.arrivedAt - creditMs,
  }));
}

/** Marks the ticket as the next; whatever put it behind others is void. */
export function evolvePulledForward(lobby: Lobby, event: EventOf<'ticket.pulled-forward'>): Lobby {
  return changed(lobby, event.ticketId, () => ({
    pulledForward: event.reason,
    deferredUntil: null,
  }));
}

/** Marks the ticket as one that lets others go first; a pull forward is void. */
export function evolvePostponed(lobby: Lobby, event: EventOf<'ticket.postponed'>): Lobby {
  return changed(lobby, event.ticketId, () => ({
    deferredUntil: event.deferredUntil,
    pulledForward: null,
  }));
}

function changed(
  lobby: Lobby,
  ticketId: Ticket['id'],
  change: (ticket: Ticket) => Partial<Ticket>,
): Lobby {
  const ticket = knownTicket(lobby, ticketId);
  return withTicket(lobby, { ...ticket, ...change(ticket), revision: lobby.revision });
}
