import { compareTurns, isDeferred, type TurnKey } from './call-order.js';
import type { Lobby } from './lobby.js';
import type { Instant, ServiceId } from './terms.js';
import type { Ticket } from './ticket.js';

/** Behind everybody. */
const LAST: TurnKey = {
  virtualArrivedAt: Number.POSITIVE_INFINITY,
  arrivedAt: Number.POSITIVE_INFINITY as Instant,
  sequence: Number.POSITIVE_INFINITY,
};

/**
 * Counts the calls that come before this ticket's if nobody else comes: of
 * waiting customers whose service shares a counter with its own. Exact where
 * all counters are alike, nobody is bound and the share floor does not step in;
 * with several customers of one service put behind others it is close.
 *
 * @returns `null` when the ticket is not waiting
 */
export function countAhead(lobby: Lobby, ticket: Ticket): number | null {
  if (ticket.state !== 'waiting') return null;
  const near = lobby.index.neighbours.get(ticket.serviceId);
  const apart = lobby.apart
    .values()
    .filter((other) => other !== ticket && near?.has(other.serviceId) === true);
  const pulled = apart.filter(({ pulledForward }) => pulledForward !== null);
  if (ticket.pulledForward !== null) {
    return pulled.filter((other) => compareTurns(other, ticket) < 0).length;
  }
  const waits = apart.filter(({ pulledForward }) => pulledForward === null);
  return countBefore(lobby, ticket, { pulled, waits, limit: limitOf(lobby, ticket) });
}

interface Apart {
  readonly pulled: readonly Ticket[];
  readonly waits: readonly Ticket[];
  /** Whose turn is before it is called first. */
  readonly limit: TurnKey;
}

function countBefore(lobby: Lobby, ticket: Ticket, { pulled, waits, limit }: Apart): number {
  const near = lobby.index.neighbours.get(ticket.serviceId);
  const before = new Map<ServiceId, number>();
  const count = (serviceId: ServiceId, calls: number) =>
    before.set(serviceId, (before.get(serviceId) ?? 0) + calls);

  for (const { serviceId } of pulled) count(serviceId, 1);
  for (const { serviceId, tickets } of lobby.queues.values()) {
    if (near?.has(serviceId) === true) count(serviceId, tickets.rank(limit));
  }
  const byRelease = waits.toSorted((a, b) => callsLeft(lobby, a) - callsLeft(lobby, b));
  for (const other of byRelease) {
    const isReleased = callsLeft(lobby, other) <= (before.get(other.serviceId) ?? 0);
    const isFirstOfLast = limit === LAST && compareTurns(other, ticket) < 0;
    if (isFirstOfLast || (isReleased && compareTurns(other, limit) < 0)) count(other.serviceId, 1);
  }
  return [...before.values()].reduce((sum, calls) => sum + calls, 0);
}

/**
 * The turn that must be reached before this ticket's: its own, or that of the
 * last call of its service that goes first while it stands behind others.
 */
function limitOf(lobby: Lobby, ticket: Ticket): TurnKey {
  const left = callsLeft(lobby, ticket);
  if (left === 0) return ticket;
  const isOfService = ({ serviceId }: { readonly serviceId: ServiceId }) =>
    serviceId === ticket.serviceId;
  const queued = [...lobby.queues.values()].filter(isOfService);
  const apart = lobby.apart.values().filter(isOfService);
  const pulled = apart.filter(({ pulledForward }) => pulledForward !== null).length;
  if (pulled >= left) return ticket;

  const free = apart.filter(
    (other) => other.pulledForward === null && callsLeft(lobby, other) === 0,
  );
  const first = [...queued.flatMap(({ tickets }) => tickets.take(left)), ...free];
  const last = first.toSorted(compareTurns)[left - pulled - 1];
  if (last === undefined) return LAST;
  const behindIt = { ...last, sequence: last.sequence + 0.5 };
  return compareTurns(behindIt, ticket) < 0 ? ticket : behindIt;
}

/** Calls of its service that still go first. */
function callsLeft(lobby: Lobby, ticket: Ticket): number {
  const callsOf = (serviceId: ServiceId) => lobby.callsOfService.get(serviceId) ?? 0;
  return isDeferred(ticket, { callsOf })
    ? (ticket.deferredUntil ?? 0) - callsOf(ticket.serviceId)
    : 0;
}
