import { compareTurns } from './call-order.js';
import { isPresent, type Lobby, type Queue } from './lobby.js';
import { lobbyWith } from './lobby-with.js';
import { OrderedMap } from './ordered-map.js';
import type { Ticket } from './ticket.js';

type Indexes = Pick<Lobby, 'tickets' | 'present' | 'queues' | 'apart' | 'missed'>;

/**
 * The lobby with one ticket put in or changed, and every index of it kept:
 * the only way a ticket gets into a lobby.
 */
export function withTicket(lobby: Lobby, ticket: Ticket): Lobby {
  const before = lobby.tickets.get(ticket.id);
  const rest = before === undefined ? lobby : lobbyWith(lobby, withoutIndexes(lobby, before));
  const tickets = lobby.tickets.set(ticket.id, ticket);
  return lobbyWith(rest, { tickets, ...withIndexes(rest, ticket) });
}

function withoutIndexes(lobby: Indexes, ticket: Ticket): Partial<Indexes> {
  const present = lobby.present.delete(ticket.sequence);
  if (ticket.state === 'missed') return { present, missed: lobby.missed.delete(ticket) };
  if (ticket.state !== 'waiting') return { present };
  if (isApart(ticket)) return { present, apart: lobby.apart.delete(ticket.sequence) };

  const key = queueKey(ticket);
  const queue = lobby.queues.get(key);
  if (queue === undefined) return { present };
  const tickets = queue.tickets.delete(ticket);
  const queues = new Map(lobby.queues);
  if (tickets.size === 0) queues.delete(key);
  else queues.set(key, { ...queue, tickets });
  return { present, queues };
}

function withIndexes(lobby: Indexes, ticket: Ticket): Partial<Indexes> {
  if (!isPresent(ticket)) return {};
  const present = lobby.present.set(ticket.sequence, ticket);
  if (ticket.state === 'missed') return { present, missed: lobby.missed.set(ticket, ticket) };
  if (ticket.state !== 'waiting') return { present };
  if (isApart(ticket)) return { present, apart: lobby.apart.set(ticket.sequence, ticket) };

  const key = queueKey(ticket);
  const queue = lobby.queues.get(key) ?? emptyQueue(ticket);
  const grown = { ...queue, tickets: queue.tickets.set(ticket, ticket) };
  return { present, queues: new Map(lobby.queues).set(key, grown) };
}

/** Whether the order must look at this ticket by itself, not only at the head of its queue. */
function isApart({ binding, deferredUntil, pulledForward }: Ticket): boolean {
  return binding !== null || deferredUntil !== null || pulledForward !== null;
}

function queueKey({ serviceId, laneId, needs }: Ticket): string {
  return `${serviceId}|${laneId}|${needs.join()}`;
}

function emptyQueue({ serviceId, laneId, needs }: Ticket): Queue {
  return { serviceId, laneId, needs, tickets: OrderedMap.empty(compareTurns) };
}
