import type { StaffCounter, StaffService, StaffTicket, Views } from '@lobbyflow/contract';

/** Those who wait for one service. */
export interface Queue {
  readonly serviceId: string;
  readonly name: StaffService['name'];
  readonly waiting: number;
  readonly oldestAt: string | null;
  readonly overdue: number;
}

/** The queues that a counter serves, in the order of the branch, and how many wait for anything else. */
export function queuesOf(
  { services, tickets }: Pick<Views['staff'], 'services' | 'tickets'>,
  serviceIds: readonly string[],
  now: number | null,
): { readonly mine: readonly Queue[]; readonly others: number } {
  const overdue = new Map<string, number>();
  for (const { state, serviceId, overdueAt } of Object.values(tickets)) {
    if (state !== 'waiting' || now === null || now < Date.parse(overdueAt)) continue;
    overdue.set(serviceId, (overdue.get(serviceId) ?? 0) + 1);
  }
  const all = Object.entries(services).map(([serviceId, { name, waiting, oldestArrivedAt }]) => ({
    serviceId,
    name,
    waiting,
    oldestAt: oldestArrivedAt,
    overdue: overdue.get(serviceId) ?? 0,
  }));
  const others = all.filter(({ serviceId }) => !serviceIds.includes(serviceId));
  return {
    mine: all.filter(({ serviceId }) => serviceIds.includes(serviceId)),
    others: others.reduce((sum, { waiting }) => sum + waiting, 0),
  };
}

/** Those whom the counter may call out of turn; who has waited longest comes first. */
export function whoMayBePicked(
  { tickets }: Pick<Views['staff'], 'tickets'>,
  { id, serviceIds }: Pick<StaffCounter, 'serviceIds'> & { readonly id: string },
): readonly (readonly [ticketId: string, ticket: StaffTicket])[] {
  const waitsSince = ({ legStartedAt, heldMs }: StaffTicket) => Date.parse(legStartedAt) + heldMs;
  return Object.entries(tickets)
    .filter(([, { state }]) => state === 'waiting')
    .filter(([, { serviceId, boundTo }]) => boundTo === id || serviceIds.includes(serviceId))
    .toSorted(([, a], [, b]) => waitsSince(a) - waitsSince(b) || a.sequence - b.sequence);
}
