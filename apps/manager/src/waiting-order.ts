import type { StaffTicket } from '@lobbyflow/contract';

/** Which numbers the list shows. */
export const LIST_STATES = ['waiting', 'held', 'missed'] as const;
export type ListState = (typeof LIST_STATES)[number];

export const ORDERS = ['waited', 'due', 'number', 'service', 'lane'] as const;
export type Order = (typeof ORDERS)[number];

export interface ListFilter {
  readonly state: ListState;
  /** `null` for all. */
  readonly serviceId: string | null;
  readonly laneId: string | null;
  readonly order: Order;
}

/** A ticket with its id, as one line of the list. */
export interface Line {
  readonly id: string;
  readonly ticket: StaffTicket;
}

/**
 * The instant from which the wait of this leg counts, holds taken out: what has passed since then is the
 * wait. It does not change while the customer waits.
 */
export function waitsSince({ legStartedAt, heldMs }: StaffTicket): string {
  return new Date(Date.parse(legStartedAt) + heldMs).toISOString();
}

/** Since when it is in its state: waiting, put aside or missed. */
export function listedSince(ticket: StaffTicket): string {
  if (ticket.state === 'held') return ticket.heldAt ?? ticket.arrivedAt;
  if (ticket.state === 'missed') return ticket.missedAt ?? ticket.arrivedAt;
  return waitsSince(ticket);
}

/** The lines that a filter leaves, in its order; ties by the order of arrival. No order depends on the time. */
export function linesOf(
  tickets: Readonly<Record<string, StaffTicket>>,
  { state, serviceId, laneId, order }: ListFilter,
): readonly Line[] {
  return Object.entries(tickets)
    .map(([id, ticket]) => ({ id, ticket }))
    .filter(
      ({ ticket }) =>
        ticket.state === state &&
        (serviceId === null || ticket.serviceId === serviceId) &&
        (laneId === null || ticket.laneId === laneId),
    )
    .sort((a, b) => compare(order, a.ticket, b.ticket) || a.ticket.sequence - b.ticket.sequence);
}

function compare(order: Order, a: StaffTicket, b: StaffTicket): number {
  switch (order) {
    case 'waited':
      return Date.parse(listedSince(a)) - Date.parse(listedSince(b));
    case 'due':
      return Date.parse(a.overdueAt) - Date.parse(b.overdueAt);
    case 'number':
      return a.number.localeCompare(b.number, 'en', { numeric: true });
    case 'service':
      return a.serviceId.localeCompare(b.serviceId);
    case 'lane':
      return a.laneId.localeCompare(b.laneId);
  }
}

/** How many there are in each state. */
export function countStates(
  tickets: Readonly<Record<string, StaffTicket>>,
): Readonly<Record<ListState, number>> {
  const count = { waiting: 0, held: 0, missed: 0 };
  for (const { state } of Object.values(tickets)) {
    if (state === 'waiting' || state === 'held' || state === 'missed') count[state] += 1;
  }
  return count;
}
