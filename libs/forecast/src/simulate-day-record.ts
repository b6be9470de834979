import {
  type BranchConfig,
  type CallRule,
  type CounterId,
  type Instant,
  type LaneId,
  type Lobby,
  type Ticket,
  type TicketId,
} from '@lobbyflow/engine';
import { type DayCall, sinceOpening } from './simulate-day-lobby.js';
import type { DayVisitor, SimulatedSession, SimulatedVisit } from './simulate-day.js';

interface OpenSession {
  readonly counterId: CounterId;
  readonly isElastic: boolean;
  readonly openedAtMs: number;
  servingMs: number;
  takenAtMs: number | null;
}

/** What is written down while a simulated day goes on, beyond what the lobby itself knows at its end. */
export class DayRecord {
  private readonly rules = new Map<TicketId, { readonly rule: CallRule; readonly place: number }>();
  private readonly openNow = new Map<CounterId, OpenSession>();
  private readonly past: SimulatedSession[] = [];
  private readonly limits: ReadonlyMap<LaneId, number>;

  constructor(
    config: BranchConfig,
    private readonly visitors: readonly DayVisitor[],
  ) {
    this.limits = new Map(config.lanes.map(({ id, maxWaitMs }) => [id, maxWaitMs]));
  }

  /** A counter was opened. */
  opened(session: Pick<OpenSession, 'counterId' | 'isElastic'>, at: number): void {
    const fresh = { ...session, openedAtMs: at, servingMs: 0, takenAtMs: null };
    this.openNow.set(session.counterId, fresh);
  }

  /** A customer was called to the counter: its time for him begins. */
  taken(counterId: CounterId, at: number): void {
    const session = this.openNow.get(counterId);
    if (session !== undefined) session.takenAtMs = at;
  }

  /** The counter is free again. */
  freed(counterId: CounterId, at: number): void {
    const session = this.openNow.get(counterId);
    if (session === undefined) return;
    session.servingMs += at - (session.takenAtMs ?? at);
    session.takenAtMs = null;
  }

  /** A counter was closed. */
  closed(counterId: CounterId, at: number): void {
    const session = this.openNow.get(counterId);
    if (session === undefined) return;
    this.freed(counterId, at);
    this.openNow.delete(counterId);
    const { isElastic, openedAtMs, servingMs } = session;
    const openMs = at - openedAtMs;
    const measured = { openMs, pausedMs: 0, servingMs };
    this.past.push({ counterId, isElastic, openedAtMs, closedAtMs: at, ...measured });
  }

  /** A call was made, the latest of all so far. */
  called({ ticketId, rule }: DayCall): void {
    this.rules.set(ticketId, { rule, place: this.rules.size });
  }

  /** All sessions; those that go on are counted up to the day's end. */
  sessions(endedAtMs: number): SimulatedSession[] {
    for (const id of [...this.openNow.keys()]) this.closed(id, endedAtMs);
    return this.past.toSorted((one, other) => one.openedAtMs - other.openedAtMs);
  }

  /** All visits in the order of issue, as the lobby has them at the end. */
  visits(lobby: Lobby): SimulatedVisit[] {
    const tickets = this.visitors
      .map((_, subject) => lobby.tickets.get(`v${subject}` as TicketId))
      .filter((ticket) => ticket !== undefined)
      .toSorted((one, other) => one.sequence - other.sequence);
    const overtaken = countOvertaken(tickets, ({ id }) => this.rules.get(id)?.place ?? null);
    return tickets.map((ticket, index) => this.visitOf(ticket, overtaken[index] ?? 0));
  }

  private visitOf(ticket: Ticket, overtakenBy: number): SimulatedVisit {
    const { id, serviceId, laneId, state, counterId, arrivedAt, calledAt, startedAt } = ticket;
    const endedAt = ticket.endedAt ?? ticket.missedAt;
    const startedWaitingAt = ticket.legStartedAt;
    const leg = { startedWaitingAt, calledAt, startedAt, endedAt, heldMs: ticket.heldMs };
    const since = (instant: Instant | null) => (instant === null ? null : sinceOpening(instant));
    return {
      serviceId,
      laneId,
      arrivedAtMs: sinceOpening(arrivedAt),
      calledAtMs: since(calledAt),
      startedAtMs: since(startedAt),
      endedAtMs: since(endedAt),
      state,
      counterId,
      rule: this.rules.get(id)?.rule ?? null,
      overtakenBy,
      measured: { state, legs: [leg], maxWaitMs: this.limits.get(laneId) ?? Infinity },
    };
  }
}

/**
 * Of each ticket that was called how many later ones were called before it:
 * inversions, counted from the last ticket on in a Fenwick tree over the places
 * of the calls.
 */
function countOvertaken(
  tickets: readonly Ticket[],
  placeOf: (ticket: Ticket) => number | null,
): number[] {
  const tree = new Array<number>(tickets.length + 1).fill(0);
  const overtaken = new Array<number>(tickets.length).fill(0);
  for (let index = tickets.length - 1; index >= 0; index -= 1) {
    const ticket = tickets[index];
    const place = ticket === undefined ? null : placeOf(ticket);
    if (place === null) continue;
    let count = 0;
    for (let node = place; node > 0; node -= node & -node) count += tree[node] ?? 0;
    overtaken[index] = count;
    for (let node = place + 1; node <= tickets.length; node += node & -node) {
      tree[node] = (tree[node] ?? 0) + 1;
    }
  }
  return overtaken;
}
