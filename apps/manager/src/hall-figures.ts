import type { StaffTicket, Views } from '@lobbyflow/contract';
import { waitsSince } from './waiting-order.js';

/** What stands at the head of the hall. */
export interface HallFigures {
  readonly waiting: number;
  /** Who has waited longest; `null` when nobody waits. */
  readonly oldest: { readonly number: string; readonly since: string } | null;
  readonly overdue: number;
  /** Since when the one who is overdue longest is overdue. */
  readonly overdueSince: string | null;
  readonly openCounters: number;
  readonly counters: number;
  readonly served: number;
  readonly abandoned: number;
  readonly missed: number;
}

/** Adds up the staff view; `now` in branch milliseconds decides who is overdue. */
export function hallFigures(rows: Views['staff'], now: number): HallFigures {
  const waiting = Object.values(rows.tickets).filter(({ state }) => state === 'waiting');
  const oldest = earliest(waiting, waitsSince);
  const overdue = waiting.filter(({ overdueAt }) => now >= Date.parse(overdueAt));
  const counters = Object.values(rows.counters);
  const day = rows.day['now'];
  return {
    waiting: waiting.length,
    oldest: oldest && { number: oldest.number, since: waitsSince(oldest) },
    overdue: overdue.length,
    overdueSince: earliest(overdue, (ticket) => ticket.overdueAt)?.overdueAt ?? null,
    openCounters: counters.filter(({ session }) => session === 'open').length,
    counters: counters.length,
    served: day?.served ?? 0,
    abandoned: day?.abandoned ?? 0,
    missed: day?.missed ?? 0,
  };
}

/** Who waits for each service, and since when the first of them. */
export function queueOf(
  tickets: Readonly<Record<string, StaffTicket>>,
  serviceId: string,
): { readonly waiting: number; readonly since: string | null } {
  const queue = Object.values(tickets).filter(
    (ticket) => ticket.state === 'waiting' && ticket.serviceId === serviceId,
  );
  const oldest = earliest(queue, waitsSince);
  return { waiting: queue.length, since: oldest && waitsSince(oldest) };
}

function earliest(
  tickets: readonly StaffTicket[],
  instantOf: (ticket: StaffTicket) => string,
): StaffTicket | null {
  return tickets.reduce<StaffTicket | null>(
    (first, ticket) =>
      first === null || Date.parse(instantOf(ticket)) < Date.parse(instantOf(first))
        ? ticket
        : first,
    null,
  );
}
