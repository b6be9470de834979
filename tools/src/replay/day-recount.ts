import { z } from 'zod';

/** What a journal tells of a day as far as a replay goes: nobody is picked for rating, pulled, or sent elsewhere. */
const Happened = z.object({
  type: z.string(),
  at: z.number().optional(),
  ticketId: z.string().optional(),
  counterId: z.string().nullish(),
  serviceId: z.string().nullish(),
  nextServiceId: z.string().nullish(),
  laneId: z.string().optional(),
  arrivedAt: z.number().optional(),
  config: z
    .object({
      lanes: z.array(z.object({ id: z.string(), kind: z.string(), maxWaitMs: z.number() })),
    })
    .optional(),
});
type Happened = z.infer<typeof Happened>;

/** A wait and its service; instants in UTC milliseconds. */
export interface CountedLeg {
  readonly serviceId: string;
  readonly from: number;
  called: number | null;
  started: number | null;
  ended: number | null;
  heldMs: number;
  counterId: string | null;
}
export interface CountedVisit {
  readonly laneId: string;
  readonly limitMs: number;
  readonly arrived: number;
  state: string;
  readonly legs: CountedLeg[];
  aside: { readonly at: number; readonly wasServed: boolean } | null;
}
/** Somebody at a counter, from opening to closing. */
export interface CountedWindow {
  readonly counterId: string;
  readonly from: number;
  until: number | null;
}
export interface CountedDay {
  readonly visits: ReadonlyMap<string, CountedVisit>;
  readonly windows: readonly CountedWindow[];
  readonly calls: readonly number[];
  readonly noShows: number;
  readonly transfers: number;
}

/** Follows a journal once more, by hand: no rule of the product and none of its rows are asked. */
export function countDay(events: readonly unknown[]): CountedDay {
  const day = new Day();
  for (const event of events) day.follow(Happened.parse(event));
  return day;
}

class Day implements CountedDay {
  readonly visits = new Map<string, CountedVisit>();
  readonly windows: CountedWindow[] = [];
  readonly calls: number[] = [];
  noShows = 0;
  transfers = 0;
  private lanes: NonNullable<Happened['config']>['lanes'] = [];

  follow(event: Happened): void {
    const { type, at = 0, counterId = null } = event;
    if (event.config !== undefined) this.lanes = event.config.lanes;
    if (type === 'counter.opened')
      this.windows.push({ counterId: counterId ?? '', from: at, until: null });
    if (type === 'counter.closed' || type === 'day.closed') this.close(counterId, at);
    if (type === 'ticket.issued') this.issue(event);
    else if (event.ticketId !== undefined) this.followTicket(event, at);
  }

  private issue({ ticketId = '', laneId = '', serviceId, arrivedAt = 0 }: Happened): void {
    const lane = this.lanes.find(({ id }) => id === laneId);
    this.visits.set(ticketId, {
      ...{ laneId, limitMs: lane?.maxWaitMs ?? 0 },
      ...{ arrived: arrivedAt, state: 'waiting', aside: null },
      legs: [aLeg(serviceId ?? '', arrivedAt)],
    });
  }

  private followTicket(event: Happened, at: number): void {
    const visit = this.visits.get(event.ticketId ?? '');
    const leg = visit?.legs.at(-1);
    if (visit === undefined || leg === undefined) throw new Error('a ticket that was never issued');
    switch (event.type) {
      case 'ticket.called':
        this.calls.push(at);
        Object.assign(leg, { called: at, counterId: event.counterId ?? null });
        visit.state = 'called';
        return;
      case 'ticket.started':
        leg.started = at;
        visit.state = 'serving';
        return;
      case 'ticket.served':
        leg.ended = at;
        visit.state = 'served';
        if (typeof event.nextServiceId === 'string') next(visit, event.nextServiceId, at);
        return;
      case 'ticket.missed':
        this.noShows += 1;
        visit.state = 'missed';
        return;
      case 'ticket.returned':
        Object.assign(leg, { called: null, counterId: null });
        visit.state = 'waiting';
        return;
      case 'ticket.held':
        visit.aside = { at, wasServed: visit.state === 'serving' };
        if (visit.aside.wasServed) leg.ended = at;
        visit.state = 'held';
        return;
      case 'ticket.resumed':
        if (visit.aside?.wasServed === true) visit.legs.push(aLeg(leg.serviceId, at));
        else leg.heldMs += at - (visit.aside?.at ?? at);
        Object.assign(visit, { aside: null, state: 'waiting' });
        return;
      case 'ticket.transferred':
        this.transfers += 1;
        leg.ended = visit.aside?.at ?? at;
        next(visit, event.serviceId ?? leg.serviceId, at);
        return;
      case 'ticket.abandoned':
      case 'ticket.ended':
        leg.ended = visit.aside?.at ?? at;
        visit.state = event.type.slice('ticket.'.length);
    }
  }

  private close(counterId: string | null, at: number): void {
    for (const window of this.windows) {
      if (counterId === null || window.counterId === counterId) window.until ??= at;
    }
  }
}

function aLeg(serviceId: string, from: number): CountedLeg {
  const nothing = { called: null, started: null, ended: null, counterId: null };
  return { serviceId, from, heldMs: 0, ...nothing };
}

function next(visit: CountedVisit, serviceId: string, at: number): void {
  visit.legs.push(aLeg(serviceId, at));
  Object.assign(visit, { aside: null, state: 'waiting' });
}
