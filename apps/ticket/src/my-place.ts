import type { CustomerTicket, MyTicket, Views } from '@lobbyflow/contract';

/** As few as these are called within minutes: time to come back into the hall. */
const SOON = 3;

/** The ticket as it stands: the live row, or what the first answer said until that is there. */
export function ticketNow(mine: MyTicket, rows: Views['ticket'] | null): CustomerTicket | null {
  return rows === null ? firstPicture(mine) : (rows.ticket['me'] ?? null);
}

function firstPicture({ ticket, serviceName }: MyTicket): CustomerTicket {
  return {
    number: ticket.number,
    state: ticket.state,
    serviceName,
    ahead: ticket.ahead,
    counterId: ticket.counterId,
    counterName: null,
    arrivedAt: ticket.arrivedAt,
    calledAt: ticket.calledAt,
    returnUntil: null,
    rating: ticket.rating,
    laterServices: ticket.laterServiceIds.length,
  };
}

/** What a customer is told about waiting, by how many are still ahead. */
export function nearness(ahead: number | null): 'phone.waiting' | 'phone.soon' | 'phone.next' {
  if (ahead === null || ahead > SOON) return 'phone.waiting';
  return ahead === 0 ? 'phone.next' : 'phone.soon';
}

/** One for each call and recall; `null` while nobody calls. */
export function callKeyOf({ state, counterId, calledAt }: CustomerTicket): string | null {
  return state === 'called' ? `${counterId ?? ''} ${calledAt ?? ''}` : null;
}
