import { compareTurns, isDeferred } from './call-order.js';
import type { Lobby } from './lobby.js';
import type { Ticket } from './ticket.js';

/**
 * How many waiting customers stand before this one: those whose turn comes
 * earlier and whose service shares a counter with his. A customer with more
 * credit who comes later may still pass him.
 *
 * @returns `null` when the ticket is not waiting
 */
export function countAhead(lobby: Lobby, ticket: Ticket): number | null {
  if (ticket.state !== 'waiting') return null;
  const neighbours = lobby.index.neighbours.get(ticket.serviceId);
  const calls = { callsOf: (id: Ticket['serviceId']) => lobby.callsOfService.get(id) ?? 0 };
  const mine = isDeferred(ticket, calls);
  if (ticket.pulledForward !== null) return 0;

  let ahead = 0;
  for (const queue of lobby.queues.values()) {
    if (neighbours?.has(queue.serviceId) !== true) continue;
    const behindAll = mine && queue.serviceId === ticket.serviceId;
    ahead += behindAll
      ? Math.min(queue.tickets.size, callsLeft(lobby, ticket))
      : queue.tickets.rank(ticket);
  }
  for (const other of lobby.apart.values()) {
    if (other === ticket || neighbours?.has(other.serviceId) !== true) continue;
    if (isDeferred(other, calls)) continue;
    if (other.pulledForward !== null || compareTurns(other, ticket) < 0) ahead += 1;
  }
  return ahead;
}

/** Calls that are still to go first. */
function callsLeft(lobby: Lobby, { deferredUntil, serviceId }: Ticket): number {
  return (deferredUntil ?? 0) - (lobby.callsOfService.get(serviceId) ?? 0);
}
