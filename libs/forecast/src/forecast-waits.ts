import type {
  Candidate,
  CounterId,
  Feature,
  Instant,
  LaneId,
  Policy,
  RulesIndex,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { createRandom, drawExponential, type Random } from './random.js';
import type { ServiceTimes } from './service-times.js';
import { type SimCounter, SimLobby } from './sim-lobby.js';

/** A counter as the forecast begins. */
export interface ForecastCounter {
  readonly id: CounterId;
  /** From when on it calls: now, or a planned opening or end of a pause; `null`: not within sight. */
  readonly opensAt: number | null;
  /** After this it calls nobody more; who is served is served to the end. */
  readonly closesAt: number | null;
  readonly idleSince: number;
  /** Who stands there: what for, and since when it has been going on (`null`: called, not begun). */
  readonly busyWith: { readonly serviceId: ServiceId; readonly since: number | null } | null;
  /** How much longer than usual services take here; 1 is as usual. */
  readonly pace: number;
}

/** A waiting customer. */
export interface ForecastTicket extends Candidate {
  readonly id: TicketId;
}

/** Customers still to come, as a rate; they matter where they may overtake. */
export interface ForecastFlow {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly perHour: number;
}

/** Everything a forecast of waits looks at. Instants are milliseconds UTC, durations milliseconds. */
export interface WaitsQuestion {
  readonly now: number;
  readonly index: RulesIndex;
  readonly policy: Policy;
  readonly counters: readonly ForecastCounter[];
  readonly waiting: readonly ForecastTicket[];
  readonly callsOfService: ReadonlyMap<ServiceId, number>;
  readonly overtakesInRow: ReadonlyMap<string, number>;
  readonly flows: readonly ForecastFlow[];
  readonly times: ReadonlyMap<ServiceId, ServiceTimes>;
  readonly patienceMs: number;
  readonly noShowShare: number;
  /** Who might come now: the wait of each is answered too. */
  readonly newcomers: readonly { readonly serviceId: ServiceId; readonly laneId: LaneId }[];
}

/** How the question is answered. */
export interface WaitsEffort {
  readonly paths: number;
  readonly seed: number;
  /** Beyond this nobody is told a wait. */
  readonly horizonMs: number;
}

/** Half of the paths call within `p50`, nine of ten within `p90`; both in milliseconds from now. */
export interface ForecastRange {
  readonly p50: number;
  readonly p90: number;
}

/** `null` where fewer than half of the paths called within the horizon. */
export interface WaitsAnswer {
  readonly tickets: ReadonlyMap<TicketId, ForecastRange | null>;
  readonly newcomers: readonly (ForecastRange | null)[];
}

/** What a counter is busy with after a customer did not come. */
const NO_SHOW_MS = 60_000;
/** Newcomers stand behind everybody who is there. */
const LAST_SEQUENCE = 1_000_000_000;

/**
 * Says how long each waiting customer, and whoever would come now, is going to
 * wait: the lobby is played forward many times with the production's order of
 * calling, drawn service times, no-shows, patience, planned openings and the
 * customers still to come; one set of paths serves the whole lobby. Depends on
 * the seed alone.
 */
export function forecastWaits(question: WaitsQuestion, effort: WaitsEffort): WaitsAnswer {
  const starts = question.waiting.map((): number[] => []);
  const newcomerStarts = question.newcomers.map((): number[] => []);
  const random = createRandom(effort.seed, 'waits');
  for (let path = 0; path < effort.paths; path += 1) {
    new Path(question, effort, random).play(starts, newcomerStarts);
  }
  const range = (waits: number[]) => rangeOf(waits, effort.paths);
  return {
    tickets: new Map(question.waiting.map(({ id }, index) => [id, range(starts[index] ?? [])])),
    newcomers: newcomerStarts.map(range),
  };
}

interface PathTicket extends Candidate {
  /** Index among the waiting, newcomers behind; `null` for who comes later. */
  readonly read: number | null;
  readonly leavesAt: number;
}

interface PathCounter extends SimCounter {
  freeAt: number;
  readonly closesAt: number;
  readonly pace: number;
}

/** One future of the lobby. */
class Path {
  private readonly lobby: SimLobby<PathTicket>;
  private readonly counters: PathCounter[];
  private readonly later: PathTicket[];
  private readonly newcomers: PathTicket[];
  private readonly end: number;
  private unread: number;

  constructor(
    private readonly question: WaitsQuestion,
    { horizonMs }: WaitsEffort,
    private readonly random: Random,
  ) {
    const { index, policy, waiting, now } = question;
    this.end = now + horizonMs;
    this.lobby = new SimLobby(index, policy, question);
    for (const [read, ticket] of waiting.entries()) {
      const leavesAt = now + drawExponential(random, question.patienceMs);
      this.lobby.add({ ...ticket, read, leavesAt });
    }
    this.counters = question.counters.flatMap((counter) => this.counterOf(counter));
    this.later = question.flows.flatMap((flow) => this.arrivalsOf(flow));
    this.later.sort((a, b) => b.arrivedAt - a.arrivedAt);
    this.newcomers = question.newcomers.map((newcomer, read) =>
      this.comer(newcomer, now, { read, sequence: LAST_SEQUENCE }),
    );
    this.unread = waiting.length;
  }

  /** Adds this future's waits to those of the others. */
  play(starts: readonly number[][], newcomerStarts: readonly number[][]): void {
    const { now } = this.question;
    while (this.unread > 0 || this.newcomers.length > 0) {
      const counter = this.nextFree();
      if (counter === undefined) return;
      const at = counter.freeAt;
      this.letIn(at);
      const choice = this.lobby.peek(counter, at);
      this.readNewcomers(choice?.ticket, at, newcomerStarts);
      if (choice === null) {
        this.wait(counter, at);
        continue;
      }
      const { ticket } = choice;
      if (ticket.read !== null) {
        starts[ticket.read]?.push(at - now);
        this.unread -= 1;
      }
      if (ticket.leavesAt < at) {
        this.lobby.remove(ticket);
      } else {
        this.lobby.take(choice);
        counter.freeAt = at + this.lengthOf(ticket.serviceId, counter.pace);
        counter.idleSince = counter.freeAt;
      }
    }
  }

  /** The first counter to be free before it closes and within the horizon. */
  private nextFree(): PathCounter | undefined {
    let first: PathCounter | undefined;
    for (const counter of this.counters) {
      if (counter.freeAt >= counter.closesAt || counter.freeAt > this.end) continue;
      if (first === undefined || counter.freeAt < first.freeAt) first = counter;
    }
    return first;
  }

  private letIn(at: number): void {
    for (let next = this.later.at(-1); next && next.arrivedAt <= at; next = this.later.at(-1)) {
      this.lobby.add(next);
      this.later.pop();
    }
  }

  /** Nobody for this counter: it asks again when somebody comes, or its reservation ends. */
  private wait(counter: PathCounter, at: number): void {
    const releasedAt = counter.idleSince + counter.asker.othersAfterMs;
    const nextComer = this.later.at(-1)?.arrivedAt ?? Infinity;
    const overflowAt = at + OVERFLOW_STEP_MS;
    counter.freeAt = Math.min(nextComer, releasedAt > at ? releasedAt : Infinity, overflowAt);
  }

  private readNewcomers(
    chosen: PathTicket | undefined,
    at: number,
    newcomerStarts: readonly number[][],
  ): void {
    for (let index = this.newcomers.length - 1; index >= 0; index -= 1) {
      const newcomer = this.newcomers[index];
      if (newcomer === undefined || !this.lobby.prefers(newcomer, chosen)) continue;
      newcomerStarts[newcomer.read ?? 0]?.push(at - this.question.now);
      this.newcomers.splice(index, 1);
    }
  }

  private lengthOf(serviceId: ServiceId, pace: number): number {
    if (this.random() < this.question.noShowShare) return NO_SHOW_MS;
    return pace * (this.question.times.get(serviceId)?.draw(this.random) ?? NO_SHOW_MS);
  }

  private counterOf(counter: ForecastCounter): PathCounter[] {
    const asker = this.question.index.askers.get(counter.id);
    if (asker === undefined || counter.opensAt === null) return [];
    const { now } = this.question;
    const { busyWith, pace, idleSince } = counter;
    const opensAt = Math.max(now, counter.opensAt);
    const freeAt = busyWith === null ? opensAt : Math.max(opensAt, now + this.restOf(busyWith, pace));
    const closesAt = counter.closesAt ?? Infinity;
    return [{ asker, idleSince: busyWith === null ? idleSince : freeAt, freeAt, closesAt, pace }];
  }

  private restOf({ serviceId, since }: NonNullable<ForecastCounter['busyWith']>, pace: number) {
    const times = this.question.times.get(serviceId);
    if (times === undefined) return NO_SHOW_MS;
    const elapsedMs = since === null ? 0 : (this.question.now - since) / pace;
    return pace * times.drawRest(this.random, elapsedMs);
  }

  private arrivalsOf({ serviceId, laneId, perHour }: ForecastFlow): PathTicket[] {
    const comers: PathTicket[] = [];
    if (perHour <= 0) return comers;
    const gapMs = 3_600_000 / perHour;
    let at = this.question.now;
    for (;;) {
      at += drawExponential(this.random, gapMs);
      if (at > this.end) return comers;
      const sequence = LAST_SEQUENCE + comers.length + 1;
      comers.push(this.comer({ serviceId, laneId }, at, { read: null, sequence }));
    }
  }

  private comer(
    { serviceId, laneId }: { readonly serviceId: ServiceId; readonly laneId: LaneId },
    at: number,
    { read, sequence }: { readonly read: number | null; readonly sequence: number },
  ): PathTicket {
    const creditMs = this.question.index.lanes.get(laneId)?.creditMs ?? 0;
    return {
      serviceId,
      laneId,
      needs: NO_NEEDS,
      arrivedAt: at as Instant,
      virtualArrivedAt: at - creditMs,
      sequence,
      binding: null,
      deferredUntil: null,
      pulledForward: null,
      read,
      leavesAt: at + drawExponential(this.random, this.question.patienceMs),
    };
  }
}

const NO_NEEDS: readonly Feature[] = [];
/** How often a counter without customers looks whether overflow or a binding's end gives it one. */
const OVERFLOW_STEP_MS = 60_000;

function rangeOf(waits: number[], paths: number): ForecastRange | null {
  if (waits.length < paths / 2) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * paths) - 1)];
  const [p50, p90] = [at(0.5) ?? 0, at(0.9) ?? 0];
  return { p50: Math.round(p50), p90: Math.round(p90) };
}
