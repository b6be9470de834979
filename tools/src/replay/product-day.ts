import { type AnswerOf, ROUTES } from '@lobbyflow/contract';
import type { Api } from '@lobbyflow/client';
import { z } from 'zod';

/** What a journal tells of tickets, as far as a replay looks at it. */
const TicketEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ticket.issued'), ticketId: z.string(), arrivedAt: z.number() }),
  ...(['ticket.called', 'ticket.started', 'ticket.served', 'ticket.missed'] as const).map((type) =>
    z.object({
      type: z.literal(type),
      ticketId: z.string(),
      counterId: z.string(),
      at: z.number(),
    }),
  ),
  ...(
    [
      'ticket.returned',
      'ticket.held',
      'ticket.resumed',
      'ticket.transferred',
      'ticket.abandoned',
      'ticket.ended',
    ] as const
  ).map((type) => z.object({ type: z.literal(type), ticketId: z.string(), at: z.number() })),
]);
type TicketEvent = z.infer<typeof TicketEvent>;

/** A wait in the product and what came of it; instants in UTC milliseconds. */
export interface ProductLeg {
  readonly arrivedAt: number;
  readonly calledAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly counterId: string | null;
  readonly outcome: 'served' | 'left' | 'no-show' | 'transferred' | 'ended' | null;
}

const newLeg = (arrivedAt: number): ProductLeg => ({
  arrivedAt,
  calledAt: null,
  startedAt: null,
  endedAt: null,
  counterId: null,
  outcome: null,
});

/** Reads a branch's journal to its end. */
export async function readJournal(api: Api, branchId: string): Promise<unknown[]> {
  const events: unknown[] = [];
  let since: number | null = 0;
  while (since !== null) {
    const page: AnswerOf<typeof ROUTES.journal> = await api.call(ROUTES.journal, {
      params: { branchId },
      query: { since, limit: 1_000 },
    });
    for (const commit of page.commits) events.push(...commit.events);
    since = page.next;
  }
  return events;
}

/** Follows every ticket through the events of a journal: its legs, by ticket. Other events are passed over. */
export function legsByTicket(events: readonly unknown[]): Map<string, ProductLeg[]> {
  const tickets = new Map<string, ProductLeg[]>();
  for (const event of events) {
    const read = TicketEvent.safeParse(event);
    if (!read.success) continue;
    const legs = tickets.get(read.data.ticketId) ?? [];
    tickets.set(read.data.ticketId, legs);
    follow(legs, read.data);
  }
  return tickets;
}

/** Later legs begin to wait when they are back or no longer away. */
function follow(legs: ProductLeg[], event: TicketEvent): void {
  const change = (part: Partial<ProductLeg>) => {
    const leg = legs.pop();
    if (leg) legs.push({ ...leg, ...part });
  };
  switch (event.type) {
    case 'ticket.issued':
      legs.push(newLeg(event.arrivedAt));
      return;
    case 'ticket.called':
      change({ calledAt: event.at, counterId: event.counterId });
      return;
    case 'ticket.started':
      change({ startedAt: event.at });
      return;
    case 'ticket.served':
      change({ endedAt: event.at, outcome: 'served' });
      return;
    case 'ticket.missed':
      change({ endedAt: event.at, outcome: 'no-show' });
      return;
    case 'ticket.transferred':
      change({ endedAt: event.at, outcome: 'transferred' });
      legs.push(newLeg(event.at));
      return;
    case 'ticket.returned':
      legs.push(newLeg(event.at));
      return;
    case 'ticket.resumed':
      change({ arrivedAt: event.at });
      return;
    case 'ticket.abandoned':
      change({ endedAt: event.at, outcome: 'left' });
      return;
    case 'ticket.ended':
      change({ endedAt: event.at, outcome: legs.at(-1)?.outcome ?? 'ended' });
      return;
    case 'ticket.held':
      return;
  }
}
