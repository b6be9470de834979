import {
  type Ask,
  type Asker,
  type Candidate,
  chooseNext,
  compareTurns,
  GENERAL_LANE,
  indexRules,
  type Instant,
} from '@lobbyflow/engine';
import { createRandom, drawLognormal, type Random } from '@lobbyflow/forecast';
import { benchConfig, COUNTERS, FIRST_SERVICE, LANES, MORNING, SERVICES } from './bench-lobby.js';

const HANDLING_MS = 300_000;
const SIGMA = 0.7;
const config = benchConfig();
const index = indexRules(config);
const askers = COUNTERS.flatMap((id) => index.askers.get(id) ?? []);

/** Tickets that are alike to every counter, in their order: only the first of them can be next. */
type Queue = readonly Candidate[];

/** Who waits in the lobby that is run forward: one came every 20 s, services and lanes mixed. */
export function waitingTickets(count: number): Candidate[] {
  return Array.from({ length: count }, (_, place) => {
    const laneId = LANES[place % 3 === 0 ? 1 + ((place / 3) % 3) : 0] ?? GENERAL_LANE;
    const arrivedAt = (MORNING - (count - place) * 20_000) as Instant;
    return {
      serviceId: SERVICES[place % SERVICES.length] ?? FIRST_SERVICE,
      laneId,
      needs: [],
      arrivedAt,
      virtualArrivedAt: arrivedAt - (index.lanes.get(laneId)?.creditMs ?? 0),
      sequence: place + 1,
      binding: null,
      deferredUntil: null,
      pulledForward: null,
    };
  });
}

/** Sorts who waits into queues, as a lobby does. */
export function queuesOf(waiting: readonly Candidate[]): Queue[] {
  const queues = new Map<string, Candidate[]>();
  for (const ticket of waiting) {
    const key = `${ticket.serviceId}|${ticket.laneId}`;
    queues.set(key, [...(queues.get(key) ?? []), ticket]);
  }
  return [...queues.values()].map((queue) => queue.toSorted(compareTurns));
}

/**
 * Runs a lobby forward until everybody who waits has been called, once for each path: the engine's own order chooses
 * at every free counter, share floor included; handling times are drawn. Returns the sum of all starts.
 */
export function runPaths(queues: readonly Queue[], paths: number, seed: number): number {
  const random = createRandom(seed, 'handling');
  let sum = 0;
  for (let path = 0; path < paths; path += 1) sum += runPath(queues, random);
  return sum;
}

function runPath(queues: readonly Queue[], random: Random): number {
  const freeAt = askers.map(() => MORNING + drawLognormal(random, HANDLING_MS, SIGMA) / 2);
  const line = new Line(queues);
  const inRow = new Map<string, number>();
  let sum = 0;
  for (;;) {
    const at = earliest(freeAt);
    const [asker, now] = [askers[at], freeAt[at]];
    if (!asker || now === undefined || now === Infinity) return sum;
    const called = chooseNext(line.heads, askAt(asker, now, inRow));
    if (called === null) {
      freeAt[at] = Infinity;
      continue;
    }
    line.take(called.ticket);
    const overtook = passesGeneral(line.heads, called.ticket, asker);
    inRow.set(asker.group, overtook ? (inRow.get(asker.group) ?? 0) + 1 : 0);
    sum += now - MORNING;
    freeAt[at] = now + drawLognormal(random, HANDLING_MS, SIGMA);
  }
}

/** The first ticket of each queue, and what stands behind it. */
class Line {
  readonly heads: Candidate[] = [];
  private readonly behind: { readonly queue: Queue; next: number }[] = [];

  constructor(queues: readonly Queue[]) {
    for (const queue of queues) {
      const [head] = queue;
      if (!head) continue;
      this.heads.push(head);
      this.behind.push({ queue, next: 1 });
    }
  }

  take(called: Candidate): void {
    const place = this.heads.indexOf(called);
    const behind = this.behind[place];
    const head = behind?.queue[behind.next];
    if (behind && head) {
      behind.next += 1;
      this.heads[place] = head;
      return;
    }
    const [lastHead, lastBehind] = [this.heads.pop(), this.behind.pop()];
    if (!lastHead || !lastBehind || place === this.heads.length) return;
    this.heads[place] = lastHead;
    this.behind[place] = lastBehind;
  }
}

const none = () => 0;
const featuresOf: Ask['featuresOf'] = (id) => index.features.get(id) ?? [];

function askAt(asker: Asker, now: number, inRow: ReadonlyMap<string, number>): Ask {
  const at = now as Instant;
  const isGeneralDue = (inRow.get(asker.group) ?? 0) >= config.policy.floorEvery - 1;
  const { policy } = config;
  return {
    asker,
    now: at,
    idleSince: at,
    isGeneralDue,
    policy,
    callsOf: none,
    lengthOf: none,
    featuresOf,
  };
}

function earliest(freeAt: readonly number[]): number {
  let best = 0;
  for (let at = 1; at < freeAt.length; at += 1) {
    if ((freeAt[at] ?? Infinity) < (freeAt[best] ?? Infinity)) best = at;
  }
  return best;
}

/** The first of a general queue is its earliest, so nobody behind it needs to be looked at. */
function passesGeneral(heads: readonly Candidate[], called: Candidate, asker: Asker): boolean {
  for (const { laneId, arrivedAt, serviceId } of heads) {
    if (laneId !== GENERAL_LANE || arrivedAt >= called.arrivedAt) continue;
    if (asker.levels.has(serviceId)) return true;
  }
  return false;
}
