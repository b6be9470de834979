import { type CustomerClass, InferredCredits } from './inferred-credits.js';
import { ObservedLengths } from './observed-lengths.js';
import { isAble, ObservedStaff, type SeenAgent } from './observed-staff.js';
import { Recent } from './recent.js';

/** Somebody who waits, as a bystander sees it; instants are milliseconds after midnight. */
export interface SeenWaiting extends CustomerClass {
  /** Unique within the day; larger for who stands later in the log. */
  readonly key: number;
  readonly arrivedAt: number;
}

/** A call of somebody who had to wait. */
export interface SeenCall extends CustomerClass {
  readonly at: number;
  readonly waitMs: number;
}

/** A service that ended. */
export interface SeenService extends CustomerClass {
  readonly key: number;
  readonly agentId: string | null;
  readonly startedAt: number;
}

const KEPT = 400;
const PATIENCE_MS = 600_000;
/** What is known of patience counts as much as so many leavings, and half is forgotten after so many. */
const PATIENCE_PRIOR = 20;
const PATIENCE_MEMORY = 4_000;
/** Calls soon after a service show how long an agent takes between two; after longer pauses it was away. */
const LONGEST_GAP_MS = 30_000;
const GAP_MEMORY = 500;

/**
 * A lobby seen from outside: who comes, who is called where, who leaves. What a
 * log does not say – who is on duty, what each may serve, which head start a
 * class has – is read from who has served whom so far, and from nothing that
 * comes later. Days follow each other; what was learned stays.
 */
export class ObservedLobby {
  readonly waiting = new Map<number, SeenWaiting>();
  readonly staff = new ObservedStaff();
  readonly lengths = new ObservedLengths();
  readonly credits: InferredCredits;
  readonly arrivals = new Recent<CustomerClass & { readonly at: number }>(KEPT);
  readonly starts = new Recent<{ readonly at: number }>(KEPT);
  readonly calls = new Recent<SeenCall>(KEPT);
  readonly ends = new Recent<{ readonly at: number; readonly lengthMs: number }>(KEPT);
  readonly leavings = new Recent<{ readonly at: number }>(KEPT);
  /** How many waited after each arrival. */
  readonly queue = new Recent<{ readonly at: number; readonly waiting: number }>(KEPT);
  cameToday = 0;
  leftToday = 0;
  private readonly patience = { waitedMs: PATIENCE_PRIOR * PATIENCE_MS, left: PATIENCE_PRIOR };
  private readonly gap = { mean: 0, seen: 0 };

  /** @param creditOf - known head start of a lane, milliseconds */
  constructor(readonly creditOf: (laneId: string) => number) {
    this.credits = new InferredCredits(creditOf);
  }

  /** A new day: nobody waits and nobody is served. */
  beginDay(): void {
    this.waiting.clear();
    this.staff.beginDay();
    for (const list of [this.arrivals, this.starts, this.ends, this.leavings, this.queue]) {
      list.clear();
    }
    this.calls.clear();
    this.cameToday = 0;
    this.leftToday = 0;
    this.credits.infer();
  }

  /** Somebody comes and waits. */
  arrive(customer: SeenWaiting): void {
    const { serviceId, laneId, arrivedAt: at } = customer;
    this.waiting.set(customer.key, customer);
    this.cameToday += 1;
    this.arrivals.add({ at, serviceId, laneId });
    this.queue.add({ at, waiting: this.waiting.size });
  }

  /** @param agentId - `null` where nobody wrote down who serves */
  start(key: number, agentId: string | null, at: number): void {
    const customer = this.waiting.get(key);
    if (customer === undefined) return;
    this.waiting.delete(key);
    const { serviceId, laneId, arrivedAt } = customer;
    const waitMs = at - arrivedAt;
    this.patience.waitedMs += waitMs;
    this.starts.add({ at });
    if (waitMs > 0) this.calls.add({ at, waitMs, serviceId, laneId });
    if (agentId === null) return;
    this.noteGap(this.staff.freeSince(agentId), customer.arrivedAt, at);
    const agent = this.staff.begin(agentId, customer, at);
    if (waitMs > 0) this.noteChoice(customer, agent);
  }

  /** A service ends. */
  end({ key, agentId, serviceId, startedAt }: SeenService, at: number): void {
    const lengthMs = at - startedAt;
    this.lengths.learn(serviceId, agentId, lengthMs);
    this.ends.add({ at, lengthMs });
    if (agentId !== null) this.staff.end(agentId, key, at);
  }

  /** Somebody gives up. */
  leave(key: number, at: number): void {
    const customer = this.waiting.get(key);
    if (customer === undefined) return;
    this.waiting.delete(key);
    this.leftToday += 1;
    this.leavings.add({ at });
    const { patience } = this;
    patience.waitedMs += at - customer.arrivedAt;
    patience.left += 1;
    if (patience.left < PATIENCE_MEMORY) return;
    patience.left /= 2;
    patience.waitedMs /= 2;
  }

  /** Leavings per millisecond of waiting. */
  get leavingRate(): number {
    return this.patience.left / this.patience.waitedMs;
  }

  /** How long an agent takes from one customer to the next, milliseconds. */
  get gapMs(): number {
    return this.gap.mean;
  }

  /** Only where the customer was there before the agent was free does a pause tell how long it needs. */
  private noteGap(freeSince: number, arrivedAt: number, at: number): void {
    const gapMs = at - freeSince;
    if (arrivedAt > freeSince || gapMs > LONGEST_GAP_MS) return;
    this.gap.seen = Math.min(GAP_MEMORY, this.gap.seen + 1);
    this.gap.mean += (gapMs - this.gap.mean) / this.gap.seen;
  }

  private noteChoice(called: SeenWaiting, agent: SeenAgent): void {
    for (const other of this.waiting.values()) {
      if (!isAble(agent, other.serviceId)) continue;
      this.credits.note(called, other, called.arrivedAt - other.arrivedAt);
    }
  }
}
