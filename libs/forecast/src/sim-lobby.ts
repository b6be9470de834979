import {
  type Ask,
  type Asker,
  type Candidate,
  type Choice,
  chooseNext,
  compareArrivals,
  compareTurns,
  GENERAL_LANE,
  type Instant,
  isDeferred,
  isEligible,
  type Policy,
  type RulesIndex,
  type ServiceId,
} from '@lobbyflow/engine';

/** What the simulated lobby keeps for a counter that asks. */
export interface SimCounter {
  readonly asker: Asker;
  idleSince: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface SimQueue<T extends Candidate> {
  readonly laneId: T['laneId'];
  readonly tickets: T[];
  /** Tickets before this index have been taken. */
  head: number;
}

/**
 * A lobby for looking ahead: the production's order of calling over plain
 * arrays that are changed in place, because a forecast calls it a million
 * times. As in the real lobby only the head of each queue is looked at.
 */
export class SimLobby<T extends Candidate> {
  private readonly queues = new Map<string, SimQueue<T>>();
  private readonly apart: T[] = [];
  private readonly calls: Map<ServiceId, number>;
  private readonly inRow: Map<string, number>;
  private readonly ask: Mutable<Ask>;
  private readonly heads: T[] = [];

  constructor(
    index: Pick<RulesIndex, 'features'>,
    private readonly policy: Policy,
    start: {
      readonly callsOfService: ReadonlyMap<ServiceId, number>;
      readonly overtakesInRow: ReadonlyMap<string, number>;
    },
  ) {
    this.calls = new Map(start.callsOfService);
    this.inRow = new Map(start.overtakesInRow);
    this.ask = {
      asker: NOBODY,
      now: 0 as Instant,
      idleSince: 0 as Instant,
      isGeneralDue: false,
      policy,
      callsOf: (serviceId) => this.calls.get(serviceId) ?? 0,
      lengthOf: (serviceId) => this.lengthOf(serviceId),
      featuresOf: (serviceId) => index.features.get(serviceId),
    };
  }

  /** Puts a ticket in its place among those that wait. */
  add(ticket: T): void {
    if (ticket.binding !== null || ticket.deferredUntil !== null || ticket.pulledForward !== null) {
      this.apart.push(ticket);
      return;
    }
    const key = `${ticket.serviceId}|${ticket.laneId}|${ticket.needs.join()}`;
    let queue = this.queues.get(key);
    if (queue === undefined) {
      queue = { laneId: ticket.laneId, tickets: [], head: 0 };
      this.queues.set(key, queue);
    }
    let place = queue.tickets.length;
    for (; place > queue.head; place -= 1) {
      const before = queue.tickets[place - 1];
      if (before === undefined || compareTurns(before, ticket) <= 0) break;
    }
    if (place === queue.tickets.length) queue.tickets.push(ticket);
    else queue.tickets.splice(place, 0, ticket);
  }

  /** Whom the counter would call at `now`; nothing changes. */
  peek(counter: SimCounter, now: number): Choice<T> | null {
    this.prepare(counter, now);
    this.heads.length = 0;
    for (const ticket of this.apart) this.heads.push(ticket);
    for (const { tickets, head } of this.queues.values()) {
      const first = tickets[head];
      if (first !== undefined) this.heads.push(first);
    }
    return chooseNext(this.heads, this.ask);
  }

  /** Whether the counter, asked at the last `peek`, would take `ticket` rather than `other`. */
  prefers(ticket: T, other: T | undefined): boolean {
    const pair = other === undefined ? [ticket] : [other, ticket];
    return chooseNext(pair, this.ask)?.ticket === ticket;
  }

  /** Calls the choice of the last `peek` and keeps the books of the share floor. */
  take({ ticket }: Choice<T>): void {
    const { group } = this.ask.asker;
    const overtook = this.overtakesGeneral(ticket);
    this.remove(ticket);
    this.inRow.set(group, overtook ? (this.inRow.get(group) ?? 0) + 1 : 0);
    this.calls.set(ticket.serviceId, (this.calls.get(ticket.serviceId) ?? 0) + 1);
  }

  /** Takes a ticket out that nobody called: its customer has left. */
  remove(ticket: T): void {
    const index = this.apart.indexOf(ticket);
    if (index >= 0) {
      this.apart.splice(index, 1);
      return;
    }
    for (const queue of this.queues.values()) {
      if (queue.tickets[queue.head] === ticket) {
        queue.head += 1;
        return;
      }
    }
  }

  private prepare({ asker, idleSince }: SimCounter, now: number): void {
    this.ask.asker = asker;
    this.ask.now = now as Instant;
    this.ask.idleSince = idleSince as Instant;
    this.ask.isGeneralDue = (this.inRow.get(asker.group) ?? 0) >= this.policy.floorEvery - 1;
  }

  private overtakesGeneral(called: T): boolean {
    for (const { tickets, head, laneId } of this.queues.values()) {
      const first = laneId === GENERAL_LANE ? tickets[head] : undefined;
      if (first === undefined || first === called || compareArrivals(first, called) >= 0) continue;
      if (isEligible(first, this.ask)) return true;
    }
    return this.apart.some(
      (ticket) =>
        ticket !== called &&
        ticket.laneId === GENERAL_LANE &&
        compareArrivals(ticket, called) < 0 &&
        !isDeferred(ticket, this.ask) &&
        isEligible(ticket, this.ask),
    );
  }

  private lengthOf(serviceId: ServiceId): number {
    let length = this.apart.filter((ticket) => ticket.serviceId === serviceId).length;
    for (const { tickets, head } of this.queues.values()) {
      if (tickets[head]?.serviceId === serviceId) length += tickets.length - head;
    }
    return length;
  }
}

const NOBODY: Asker = {
  id: '' as Asker['id'],
  levels: new Map(),
  features: new Set(),
  ownLanes: null,
  othersAfterMs: 0,
  group: '',
};
