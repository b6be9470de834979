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
import { headOf, setHead, type Sight, type SimQueue, SimSights } from './sim-sights.js';

/** What the simulated lobby keeps for a counter that asks. */
export interface SimCounter {
  readonly asker: Asker;
  idleSince: number;
}

/** How often a counter without customers looks whether overflow or a binding's end gives it one. */
const LOOK_AGAIN_MS = 60_000;

/**
 * When a counter that found nobody asks again: when the next customer comes,
 * its reservation ends, or a minute has passed, whichever is first.
 */
export function asksAgainAt(counter: SimCounter, at: number, nextComerAt: number): number {
  const releasedAt = counter.idleSince + counter.asker.othersAfterMs;
  const next = Math.min(nextComerAt, at + LOOK_AGAIN_MS);
  return releasedAt > at ? Math.min(next, releasedAt) : next;
}

/** A lobby to begin with. */
export interface SimStart<T extends Candidate> {
  readonly index: Pick<RulesIndex, 'features'>;
  readonly policy: Policy;
  readonly waiting: readonly T[];
  readonly callsOfService: ReadonlyMap<ServiceId, number>;
  readonly overtakesInRow: ReadonlyMap<string, number>;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * A lobby for looking ahead: the production's order of calling over plain
 * arrays that are changed in place, because a forecast calls it a million
 * times. As in the real lobby only the head of each queue is looked at;
 * `restart` brings it back to where it began.
 */
export class SimLobby<T extends Candidate> {
  private readonly queues: SimQueue<T>[] = [];
  private readonly places = new Map<string, SimQueue<T>>();
  private readonly apartAtStart: readonly T[];
  private apart: T[] = [];
  private readonly calls = new Map<ServiceId, number>();
  private readonly inRow = new Map<string, { calls: number }>();
  private readonly ask: Mutable<Ask>;
  private readonly heads: T[] = [];
  private readonly sights = new SimSights(this.queues);
  /** What the counter of the last `peek` looks at, and the calls of its group that overtook. */
  private sight: Sight<T> = { fronts: [], alone: [], general: [] };
  private row = { calls: 0 };
  /** By newcomer, the queue behind which it would stand. */
  private readonly last = new Map<T, SimQueue<T>>();

  constructor(private readonly start: SimStart<T>) {
    const { index, policy, waiting } = start;
    this.apartAtStart = waiting.filter(isApart);
    const queued = waiting.filter((ticket) => !isApart(ticket)).toSorted(compareTurns);
    for (const ticket of queued) {
      (this.queueOf(ticket).first as T[]).push(ticket);
    }
    this.ask = {
      asker: NOBODY,
      now: 0 as Instant,
      idleSince: 0 as Instant,
      isGeneralDue: false,
      policy,
      callsOf: (serviceId) => this.calls.get(serviceId) ?? 0,
      lengthOf: (serviceId) => this.lengthOf(serviceId),
      featuresOf: (serviceId) => index.features.get(serviceId) ?? [],
    };
    this.restart();
  }

  /** Everybody who waited at the start waits again, and nobody else. */
  restart(): void {
    const { callsOfService, overtakesInRow } = this.start;
    this.apart = [...this.apartAtStart];
    for (const queue of this.queues) {
      if (queue.since.length > 0) queue.since.length = 0;
      queue.taken = 0;
      queue.head = queue.first[0];
    }
    this.sights.restart();
    this.calls.clear();
    for (const [serviceId, calls] of callsOfService) this.calls.set(serviceId, calls);
    for (const row of this.inRow.values()) row.calls = 0;
    for (const [group, calls] of overtakesInRow) this.rowOf(group).calls = calls;
  }

  /** Lets a customer in who comes later than all others of the same service and lane. */
  add(ticket: T): void {
    const queue = this.queueOf(ticket);
    queue.since.push(ticket);
    if (queue.head === undefined) setHead(queue, ticket);
  }

  /** Whom the counter would call at `now`; nothing changes. */
  peek(counter: SimCounter, now: number): Choice<T> | null {
    this.prepare(counter, now);
    const { heads } = this;
    let count = 0;
    for (const ticket of this.apart) heads[count++] = ticket;
    const { fronts, alone } = this.sight;
    for (const front of fronts) {
      const head = headOf(front);
      if (head !== undefined) heads[count++] = head;
    }
    for (const { head } of alone) {
      if (head !== undefined) heads[count++] = head;
    }
    // Cut, not emptied first: an emptied array loses its room.
    if (heads.length > count) heads.length = count;
    return chooseNext(heads, this.ask);
  }

  /**
   * Whether the counter of the last `peek` would take `ticket`, which came after
   * all who waited at the start, rather than `other`.
   */
  prefers(ticket: T, other: T | undefined): boolean {
    if (!this.ask.asker.levels.has(ticket.serviceId)) return false;
    // Who stands before it in its own queue can be called whenever it can be.
    const { taken, first } = this.lastOf(ticket);
    if (taken < first.length) return false;
    const pair = other === undefined ? [ticket] : [other, ticket];
    return chooseNext(pair, this.ask)?.ticket === ticket;
  }

  /** Calls the choice of the last `peek` and keeps the books of the share floor. */
  take({ ticket }: Choice<T>): void {
    const overtook = this.overtakesGeneral(ticket);
    this.remove(ticket);
    this.row.calls = overtook ? this.row.calls + 1 : 0;
    this.calls.set(ticket.serviceId, (this.calls.get(ticket.serviceId) ?? 0) + 1);
  }

  /** Takes out a ticket of the last `peek` that nobody called: its customer has left. */
  remove(ticket: T): void {
    const index = this.apart.indexOf(ticket);
    if (index >= 0) {
      this.apart.splice(index, 1);
      return;
    }
    for (const queue of this.queues) {
      if (queue.head !== ticket) continue;
      queue.taken += 1;
      const { first, since, taken } = queue;
      setHead(queue, taken < first.length ? first[taken] : since[taken - first.length]);
      return;
    }
  }

  private rowOf(group: string): { calls: number } {
    let row = this.inRow.get(group);
    if (row === undefined) this.inRow.set(group, (row = { calls: 0 }));
    return row;
  }

  private queueOf({ serviceId, laneId, needs }: T): SimQueue<T> {
    const key = `${serviceId}|${laneId}|${needs.join()}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const hasNeeds = needs.length > 0;
    const rest = { first: [], since: [], taken: 0, head: undefined, fronts: [] };
    const queue = { laneId, serviceId, hasNeeds, ...rest };
    this.places.set(key, queue);
    this.queues.push(queue);
    this.sights.forget();
    return queue;
  }

  private lastOf(ticket: T): SimQueue<T> {
    const queue = this.last.get(ticket) ?? this.queueOf(ticket);
    this.last.set(ticket, queue);
    return queue;
  }

  private prepare({ asker, idleSince }: SimCounter, now: number): void {
    this.ask.asker = asker;
    this.ask.now = now as Instant;
    this.ask.idleSince = idleSince as Instant;
    this.sight = this.sights.of(asker);
    this.row = this.rowOf(asker.group);
    this.ask.isGeneralDue = this.row.calls >= this.start.policy.floorEvery - 1;
  }

  private overtakesGeneral(called: T): boolean {
    for (const { head } of this.sight.general) {
      if (head === undefined || head === called) continue;
      if (compareArrivals(head, called) < 0 && isEligible(head, this.ask)) return true;
    }
    if (this.apart.length === 0) return false;
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
    let length = 0;
    for (const ticket of this.apart) if (ticket.serviceId === serviceId) length += 1;
    for (const queue of this.queues) {
      if (queue.serviceId !== serviceId) continue;
      length += queue.first.length + queue.since.length - queue.taken;
    }
    return length;
  }
}

function isApart({ binding, deferredUntil, pulledForward }: Candidate): boolean {
  return binding !== null || deferredUntil !== null || pulledForward !== null;
}

const NOBODY: Asker = {
  id: '' as Asker['id'],
  levels: new Map(),
  features: new Set(),
  ownLanes: null,
  othersAfterMs: 0,
  group: '',
};
