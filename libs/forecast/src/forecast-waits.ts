import type {
  Candidate,
  Choice,
  CounterId,
  Feature,
  Instant,
  LaneId,
  Policy,
  RulesIndex,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { createRandom, drawByShare, drawExponential, type Random } from './random.js';
import type { ServiceTimes } from './service-times.js';
import { asksAgainAt, type SimCounter, SimLobby } from './sim-lobby.js';

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
 * the seed alone. Patience is exponential, so who is still here has as much of
 * it left as at the beginning.
 */
export function forecastWaits(question: WaitsQuestion, effort: WaitsEffort): WaitsAnswer {
  const starts = question.waiting.map((): number[] => []);
  const newcomerStarts = question.newcomers.map((): number[] => []);
  const random = createRandom(effort.seed, 'waits');
  const future = new Future(question, effort, random);
  for (let path = 0; path < effort.paths; path += 1) future.play(starts, newcomerStarts);
  const range = (waits: number[]) => rangeOf(waits, effort.paths);
  return {
    tickets: new Map(question.waiting.map(({ id }, index) => [id, range(starts[index] ?? [])])),
    newcomers: newcomerStarts.map(range),
  };
}

interface FutureTicket extends Candidate {
  /** Index among the waiting or the newcomers; `null` for who comes later. */
  readonly read: number | null;
}

interface FutureCounter extends SimCounter {
  readonly at: ForecastCounter;
  /** The last instant at which it may call: as it closes, and within the horizon. */
  readonly lastAt: number;
  freeAt: number;
}

/** A lobby that is played forward again and again from the same present. */
class Future {
  private readonly lobby: SimLobby<FutureTicket>;
  private readonly counters: FutureCounter[];
  private readonly newcomers: readonly FutureTicket[];
  private readonly end: number;
  private readonly flow: readonly (ForecastFlow & { readonly share: number })[];
  private readonly gapMs: number;
  private nextComerAt = Infinity;
  private comers = 0;

  constructor(
    private readonly question: WaitsQuestion,
    { horizonMs }: WaitsEffort,
    private readonly random: Random,
  ) {
    const { waiting, now, index } = question;
    this.end = now + horizonMs;
    const tickets = waiting.map((ticket, read): FutureTicket => ({ ...ticket, read }));
    this.lobby = new SimLobby({ ...question, waiting: tickets });
    this.counters = question.counters.flatMap((at) => {
      const asker = index.askers.get(at.id);
      const isInSight = asker !== undefined && at.opensAt !== null;
      const lastAt = Math.min(this.end, (at.closesAt ?? Infinity) - 1);
      return isInSight ? [{ asker, at, lastAt, idleSince: at.idleSince, freeAt: now }] : [];
    });
    this.newcomers = question.newcomers.map((who, read) => ({
      ...this.comer(who, now, LAST_SEQUENCE),
      read,
    }));
    this.flow = question.flows.flatMap((flow) =>
      flow.perHour > 0 ? [{ ...flow, share: flow.perHour }] : [],
    );
    const perHour = this.flow.reduce((sum, { share }) => sum + share, 0);
    this.gapMs = perHour > 0 ? HOUR_MS / perHour : Infinity;
  }

  /** Plays one future and adds its waits to those of the others. */
  play(starts: readonly number[][], newcomerStarts: readonly number[][]): void {
    this.begin();
    const unread = new Set(this.newcomers);
    let left = this.question.waiting.length;
    while (left > 0 || unread.size > 0) {
      const counter = this.nextFree();
      if (counter === undefined) return;
      const at = counter.freeAt;
      this.letIn(at);
      const choice = this.lobby.peek(counter, at);
      if (unread.size > 0) {
        this.readNewcomers(unread, { chosen: choice?.ticket, at, newcomerStarts });
      }
      if (choice === null) {
        counter.freeAt = asksAgainAt(counter, at, this.nextComerAt);
        continue;
      }
      if (choice.ticket.read !== null) {
        starts[choice.ticket.read]?.push(at - this.question.now);
        left -= 1;
      }
      this.serve(counter, choice, at);
    }
  }

  private begin(): void {
    const { now } = this.question;
    this.lobby.restart();
    this.comers = 0;
    this.nextComerAt = now + this.drawGap();
    for (const counter of this.counters) {
      const { busyWith, opensAt, idleSince } = counter.at;
      const restMs = busyWith === null ? 0 : this.restOf(busyWith, counter.at.pace);
      counter.freeAt = Math.max(opensAt ?? now, now + restMs);
      counter.idleSince = busyWith === null ? idleSince : counter.freeAt;
    }
  }

  /** The first counter to be free before it closes and within the horizon. */
  private nextFree(): FutureCounter | undefined {
    let first: FutureCounter | undefined;
    let firstAt = Infinity;
    for (const counter of this.counters) {
      const { freeAt } = counter;
      if (freeAt >= firstAt || freeAt > counter.lastAt) continue;
      first = counter;
      firstAt = freeAt;
    }
    return first;
  }

  private letIn(at: number): void {
    while (this.nextComerAt <= at) {
      const [first, ...others] = this.flow;
      if (first === undefined) return;
      this.comers += 1;
      const who = drawByShare(this.random, [first, ...others]);
      this.lobby.add(this.comer(who, this.nextComerAt, LAST_SEQUENCE + this.comers));
      this.nextComerAt += this.drawGap();
    }
  }

  private serve(counter: FutureCounter, choice: Choice<FutureTicket>, at: number): void {
    const { ticket } = choice;
    const hereMs = at - Math.max(this.question.now, ticket.arrivedAt);
    if (this.random() < 1 - Math.exp(-hereMs / this.question.patienceMs)) {
      this.lobby.remove(ticket);
      return;
    }
    this.lobby.take(choice);
    counter.freeAt = at + this.lengthOf(ticket.serviceId, counter.at.pace);
    counter.idleSince = counter.freeAt;
  }

  private readNewcomers(
    unread: Set<FutureTicket>,
    now: {
      readonly chosen: FutureTicket | undefined;
      readonly at: number;
      readonly newcomerStarts: readonly number[][];
    },
  ): void {
    for (const newcomer of unread) {
      if (!this.lobby.prefers(newcomer, now.chosen)) continue;
      now.newcomerStarts[newcomer.read ?? 0]?.push(now.at - this.question.now);
      unread.delete(newcomer);
    }
  }

  private lengthOf(serviceId: ServiceId, pace: number): number {
    if (this.random() < this.question.noShowShare) return NO_SHOW_MS;
    return pace * (this.question.times.get(serviceId)?.draw(this.random) ?? NO_SHOW_MS);
  }

  private restOf({ serviceId, since }: NonNullable<ForecastCounter['busyWith']>, pace: number) {
    const times = this.question.times.get(serviceId);
    if (times === undefined) return NO_SHOW_MS;
    const elapsedMs = since === null ? 0 : (this.question.now - since) / pace;
    return pace * times.drawRest(this.random, elapsedMs);
  }

  private drawGap(): number {
    return this.gapMs === Infinity ? Infinity : drawExponential(this.random, this.gapMs);
  }

  private comer(
    { serviceId, laneId }: { readonly serviceId: ServiceId; readonly laneId: LaneId },
    at: number,
    sequence: number,
  ): FutureTicket {
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
      read: null,
    };
  }
}

const NO_NEEDS: readonly Feature[] = [];
const HOUR_MS = 3_600_000;

function rangeOf(waits: number[], paths: number): ForecastRange | null {
  if (waits.length < paths / 2) return null;
  const sorted = new Float64Array(waits).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * paths) - 1)];
  const [p50, p90] = [at(0.5) ?? 0, at(0.9) ?? 0];
  return { p50: Math.round(p50), p90: Math.round(p90) };
}
