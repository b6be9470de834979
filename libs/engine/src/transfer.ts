import { customerAt, freed, undoPoint } from './at-counter.js';
import type { CommandOf, TransferTarget } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { knownCounter, knownTicket, type Lobby, withCounter } from './lobby.js';
import { nextLeg } from './serve.js';
import type { Instant, RefusalCode, ServiceId } from './terms.js';
import type { Binding, Ticket } from './ticket.js';
import { isAllowed } from './ticket-life.js';
import { withTicket } from './with-ticket.js';

/**
 * Sends the customer at a counter to another service, or to another counter
 * that alone may call him until the binding ends. A new leg begins; number and
 * arrival stay.
 *
 * @returns `ticket.transferred`, or a refusal of `customerAt`,
 *   `unknown-service` or `not-found` (the other counter)
 */
export function decideTransfer(
  lobby: Lobby,
  command: CommandOf<'transfer'>,
  now: Instant,
): Decision {
  const found = customerAt(lobby, command, 'transfer');
  if (typeof found === 'string') return refuse(found);
  const goal = goalOf(lobby, command.to, found.ticket, now);
  if (typeof goal === 'string') return refuse(goal);
  const { counterId, by } = command;
  const ticketId = found.ticket.id;
  return accept({ type: 'ticket.transferred', ticketId, counterId, by: by.id, ...goal, at: now });
}

/**
 * Sends a waiting or held customer to another service or counter.
 *
 * @returns `ticket.transferred`, or the refusal `not-found`, `wrong-state` or `unknown-service`
 */
export function decideTransferTicket(
  lobby: Lobby,
  command: CommandOf<'transfer-ticket'>,
  now: Instant,
): Decision {
  const ticket = lobby.tickets.get(command.ticketId);
  if (ticket === undefined) return refuse('not-found');
  if (!isAllowed('transfer-ticket', ticket.state)) return refuse('wrong-state');
  const goal = goalOf(lobby, command.to, ticket, now);
  if (typeof goal === 'string') return refuse(goal);
  return accept({
    type: 'ticket.transferred',
    ticketId: ticket.id,
    counterId: null,
    by: command.by.id,
    ...goal,
    at: now,
  });
}

function goalOf(
  lobby: Lobby,
  to: TransferTarget,
  ticket: Ticket,
  now: Instant,
): { readonly serviceId: ServiceId; readonly binding: Binding | null } | RefusalCode {
  if (to.serviceId !== undefined) {
    const isKnown = lobby.index.services.has(to.serviceId);
    return isKnown ? { serviceId: to.serviceId, binding: null } : 'unknown-service';
  }
  const { counterId } = to;
  if (!lobby.counters.has(counterId)) return 'not-found';
  const until = (now + (lobby.config?.policy.bindingMs ?? 0)) as Instant;
  return { serviceId: ticket.serviceId, binding: { counterId, until } };
}

/** Frees the counter, if there was one, and begins a leg with what the transfer says. */
export function evolveTransferred(lobby: Lobby, event: EventOf<'ticket.transferred'>): Lobby {
  const ticket = knownTicket(lobby, event.ticketId);
  const { at, by, counterId } = event;
  const counter = counterId === null ? undefined : knownCounter(lobby, counterId);
  const undo = counter && undoPoint(lobby, { counter, ticket }, { action: 'transfer', by, at });
  const next = counter && undo ? withCounter(lobby, { ...freed(counter, at), undo }) : lobby;
  return withTicket(next, {
    ...nextLeg(ticket, event.serviceId, at),
    revision: lobby.revision,
    binding: event.binding,
  });
}
