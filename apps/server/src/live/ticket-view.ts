import type { CustomerTicket, Views } from '@lobbyflow/contract';
import { countAhead, type Instant, type Lobby, type TicketId, ticketOf } from '@lobbyflow/engine';
import { lobbyNow } from './hall.js';
import { onWire } from './rows.js';

/** A service that was taken out of the configuration while somebody waited for it. */
const NO_NAME = { zh: '', en: '' };

/** One customer's own place; nobody else's. No row when the ticket is of another day. */
export function ticketView(lobby: Lobby, ticketId: TicketId): Views['ticket'] {
  const me = customerRow(lobby, ticketId);
  return { ticket: me === null ? {} : { me }, lobby: { now: lobbyNow(lobby) } };
}

function customerRow(lobby: Lobby, ticketId: TicketId): CustomerTicket | null {
  const ticket = ticketOf(lobby, ticketId);
  if (ticket === undefined) return null;
  const { number, state, counterId, rating, laterServiceIds } = ticket;
  const counter = lobby.config?.counters.find(({ id }) => id === counterId);
  return {
    number,
    state,
    serviceName: lobby.index.services.get(ticket.serviceId)?.name ?? NO_NAME,
    ahead: countAhead(lobby, ticket),
    counterId,
    counterName: counter?.name ?? null,
    arrivedAt: onWire(ticket.arrivedAt),
    calledAt: onWire(ticket.calledAt),
    returnUntil: onWire(returnUntil(lobby, ticket)),
    rating,
    laterServices: laterServiceIds.length,
    ...(ticket.isAway === true && { isAway: true }),
  };
}

/** Until when a missed customer may come back. */
export function returnUntil(
  { config }: Lobby,
  { state, missedAt }: { readonly state: string; readonly missedAt: Instant | null },
): Instant | null {
  if (state !== 'missed' || missedAt === null || config === null) return null;
  return (missedAt + config.policy.returnWithinMs) as Instant;
}
