import {
  askOf,
  type BranchConfig,
  compareArrivals,
  type Counter,
  type Instant,
  isEligible,
  type LaneId,
  type Lobby,
  type Ticket,
} from '@lobbyflow/engine';

/**
 * By what order a simulated day calls. `head-start` and `fifo` are
 * configurations of the engine's own order; `strict` and `accumulating` exist
 * in simulated days alone, to compare.
 */
export const DISCIPLINES = ['head-start', 'fifo', 'strict', 'accumulating'] as const;
/** One of the orders of a simulated day. */
export type DisciplineId = (typeof DISCIPLINES)[number];

/** An order of calling, with what it needs. */
export type Discipline =
  | { readonly id: 'head-start' | 'fifo' | 'strict' }
  /** By lane, how fast a place is earned by waiting; 1 where a lane is not named. */
  | { readonly id: 'accumulating'; readonly rates: ReadonlyMap<LaneId, number> };

/** The configuration under which a discipline runs: all credits are 0 for `fifo`, else as it is. */
export function configFor(config: BranchConfig, { id }: Discipline): BranchConfig {
  if (id !== 'fifo') return config;
  return { ...config, lanes: config.lanes.map((lane) => ({ ...lane, creditMs: 0 })) };
}

/** Says which of two waiting customers goes first; negative for the first. */
type Comparator = (one: Ticket, other: Ticket, now: number) => number;

/**
 * The comparator of a discipline that the engine does not have, or `null`.
 * `strict`: the lane with the larger credit goes first, always. `accumulating`:
 * the largest `rate × time waited` goes first (Kleinrock 1964). Ties by arrival.
 */
export function comparatorOf(discipline: Discipline, config: BranchConfig): Comparator | null {
  if (discipline.id === 'strict') {
    const credits = new Map(config.lanes.map(({ id, creditMs }) => [id, creditMs]));
    const creditOf = ({ laneId }: Ticket) => credits.get(laneId) ?? 0;
    return (one, other) => creditOf(other) - creditOf(one) || compareArrivals(one, other);
  }
  if (discipline.id === 'accumulating') {
    const earned = ({ laneId, arrivedAt }: Ticket, now: number) =>
      (discipline.rates.get(laneId) ?? 1) * (now - arrivedAt);
    return (one, other, now) =>
      earned(other, now) - earned(one, now) || compareArrivals(one, other);
  }
  return null;
}

/**
 * Chooses by a comparator among those the counter may call by the engine's
 * rules of eligibility (skills, overflow, needs, reservations). There is no
 * share floor, and a reserved counter's own lanes do not go first among those
 * it may call. Only the head of each queue is looked at, for within a lane and
 * service all comparators here agree on first come, first served.
 */
export function chooseBy(
  compare: Comparator,
  at: { readonly lobby: Lobby; readonly counter: Counter; readonly now: Instant },
): Ticket | null {
  const ask = askOf(at.lobby, at.counter, at.now);
  if (ask === null) return null;
  let best: Ticket | null = null;
  for (const { tickets } of at.lobby.queues.values()) {
    const head = tickets.first();
    if (head === undefined || !isEligible(head, ask)) continue;
    if (best === null || compare(head, best, at.now) < 0) best = head;
  }
  return best;
}
