import type { PadCounter, Views } from '@lobbyflow/contract';
import type { Counter, CounterId, Instant, Lobby, Ticket, TicketId } from '@lobbyflow/engine';
import { onWire } from './rows.js';

type Served = Ticket & { readonly endedAt: Instant; readonly counterId: CounterId };

/** One counter as the customer before it may know it; no row when there is no such counter. */
export function padView(lobby: Lobby, counterId: CounterId): Views['pad'] {
  const config = lobby.config?.counters.find(({ id }) => id === counterId);
  const counter = lobby.counters.get(counterId);
  if (config === undefined || counter === undefined) return { counter: {} };
  const services = config.skills.flatMap(({ serviceId }) => {
    const service = lobby.index.services.get(serviceId);
    return service?.isOffered === true ? [service.name] : [];
  });
  const me: PadCounter = {
    name: config.name,
    session: counter.session,
    services,
    now: nowAt(lobby, counter),
    served: servedRow(lastServed(lobby).get(counterId)),
  };
  return { counter: { me } };
}

function nowAt(lobby: Lobby, { ticketId }: Counter): PadCounter['now'] {
  const ticket = ticketId === null ? undefined : lobby.tickets.get(ticketId);
  if (ticket === undefined) return null;
  const { number, state, language } = ticket;
  return { number, state, language };
}

function servedRow(ticket: Served | undefined): PadCounter['served'] {
  if (ticket === undefined) return null;
  const { id: ticketId, number, language, endedAt, rating } = ticket;
  return { ticketId, number, language, servedAt: onWire(endedAt), rating };
}

const servedOf = new WeakMap<Lobby, ReadonlyMap<CounterId, Served>>();

/** By counter, who was served there last. */
function lastServed(lobby: Lobby): ReadonlyMap<CounterId, Served> {
  const known = servedOf.get(lobby);
  if (known !== undefined) return known;
  const served = withServed(new Map(), lobby.tickets.values());
  servedOf.set(lobby, served);
  return served;
}

/**
 * Works out who was served last from the tickets that changed, without a look
 * at the rest of the day. Where a finish was taken back nobody has been served
 * for a while: whoever was before is long gone.
 */
export function carryServed(before: Lobby, after: Lobby, changed: readonly Ticket[]): void {
  const known = servedOf.get(before);
  if (known === undefined || servedOf.has(after)) return;
  const ids = new Set<TicketId>(changed.map(({ id }) => id));
  const kept = [...known].filter(([, { id }]) => !ids.has(id));
  servedOf.set(after, withServed(new Map(kept), changed));
}

function withServed(
  served: Map<CounterId, Served>,
  tickets: Iterable<Ticket>,
): ReadonlyMap<CounterId, Served> {
  for (const ticket of tickets) {
    if (!wasServed(ticket)) continue;
    const other = served.get(ticket.counterId);
    if (other === undefined || other.endedAt <= ticket.endedAt) {
      served.set(ticket.counterId, ticket);
    }
  }
  return served;
}

function wasServed(ticket: Ticket): ticket is Served {
  return ticket.state === 'served' && ticket.endedAt !== null && ticket.counterId !== null;
}
