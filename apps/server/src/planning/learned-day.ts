import {
  type BusinessDay,
  type LaneConfig,
  type Lobby,
  type LobbyEvent,
  type Ticket,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import {
  CoverageKeeper,
  type ForecastRange,
  groupOf,
  type LearnedBranch,
  type ObservedLeg,
  tellWaits,
  type ToldWait,
  WatchedBranch,
} from '@lobbyflow/forecast';
import type { ClassOfWho } from './learned-waits-of-today.js';

/** Room for the legs of one ticket among the keys, which grow with the order of issue. */
const LEGS = 100;
/** How far a correction may move what is played on. */
const MOVE = { least: 1 / 3, most: 3 };
/** Of a shorter wait no share can be taken. */
const LEAST_MS = 30_000;

/** After these a ticket stands at no counter, and in the queue only where a new leg begins. */
const LEAVING: ReadonlySet<LobbyEvent['type']> = new Set([
  'ticket.served',
  'ticket.missed',
  'ticket.held',
  'ticket.transferred',
  'ticket.abandoned',
  'ticket.diverted',
  'ticket.ended',
]);
const RETURNING: ReadonlySet<LobbyEvent['type']> = new Set(['ticket.returned', 'ticket.resumed']);

interface Standing {
  readonly key: number;
  readonly counterId: string | null;
  readonly startedAt: number;
}
interface Move {
  readonly p50: number;
  readonly p90: number;
}

/** What was learned of a branch, told of one day of it while that goes on. */
export class LearnedDay {
  businessDay: BusinessDay | null = null;
  private midnight = 0;
  private readonly branch: WatchedBranch;
  private readonly keeper: CoverageKeeper;
  /** What was told, until it comes out. */
  private readonly told = new Map<number, ToldWait>();
  private readonly moves = new Map<TicketId, Move>();
  private readonly standing = new Map<TicketId, Standing>();

  constructor(
    private readonly learned: LearnedBranch,
    lanes: readonly LaneConfig[],
  ) {
    const credits = new Map<string, number>(lanes.map(({ id, creditMs }) => [id, creditMs]));
    this.branch = new WatchedBranch(learned.vocabulary, (laneId) => credits.get(laneId) ?? 0);
    this.keeper = new CoverageKeeper(learned.shifts);
  }

  /** A past day passes. */
  pass(day: string, legs: readonly ObservedLeg[]): void {
    this.branch.passDay(day, legs, { playedOf: () => null, tell: null });
  }

  /** Today begins with what has happened of it so far. */
  begin(lobby: Lobby, businessDay: BusinessDay, midnight: number): void {
    this.businessDay = businessDay;
    this.midnight = midnight;
    const tickets = lobby.tickets.values();
    this.pass(
      businessDay,
      tickets.map((ticket) => this.legOf(ticket)),
    );
    for (const ticket of tickets) {
      if (ticket.state === 'called' || ticket.state === 'serving') this.stand(ticket);
    }
  }

  /** What happens, in its order. */
  happen(event: LobbyEvent, after: Lobby): void {
    if (!('ticketId' in event)) return;
    const { ticketId } = event;
    const ticket = ticketOf(after, ticketId);
    if (ticket === undefined) return;
    const at = event.at - this.midnight;
    if (event.type === 'ticket.issued') this.branch.come(this.seen(ticket));
    else if (event.type === 'ticket.called') this.call(ticket, event.counterId, at);
    else if (LEAVING.has(event.type)) {
      this.leave(ticket, at);
      if (ticket.state === 'waiting') this.branch.come(this.seen(ticket));
    } else if (RETURNING.has(event.type) && ticket.state === 'waiting') {
      this.branch.come({ ...this.seen(ticket), arrivedAt: at });
    }
  }

  newcomer(
    who: ClassOfWho,
    { played, now }: { readonly played: ForecastRange | null; readonly now: number },
  ): ForecastRange {
    const me = { key: Number.MAX_SAFE_INTEGER, ...who, arrivedAt: now - this.midnight };
    return this.tell(me, played).range;
  }

  /** What is told is remembered, to learn from how it comes out. */
  ticket(ticket: Ticket, played: ForecastRange | null): ForecastRange {
    const me = this.seen(ticket);
    const { range, told } = this.tell(me, played);
    this.told.set(me.key, told);
    if (played !== null) {
      this.moves.set(ticket.id, {
        p50: shareOf(range.p50, played.p50),
        p90: shareOf(range.p90, played.p90),
      });
    }
    return range;
  }

  waiting(ticketId: TicketId, played: ForecastRange): ForecastRange | null {
    const move = this.moves.get(ticketId);
    if (move === undefined) return null;
    const p50 = played.p50 * move.p50;
    return { p50, p90: Math.max(p50, played.p90 * move.p90) };
  }

  private tell(me: Parameters<WatchedBranch['featuresOf']>[0], played: ForecastRange | null) {
    const features = this.branch.featuresOf(me, played);
    const told = { group: groupOf(me), told: tellWaits(this.learned.waits, features) };
    const { p50, p90 } = this.keeper.correct(told);
    return { told, range: { p50, p90 } };
  }

  private call(ticket: Ticket, counterId: string, at: number): void {
    const { key, arrivedAt } = this.seen(ticket);
    const told = this.told.get(key);
    this.told.delete(key);
    this.moves.delete(ticket.id);
    if (told !== undefined) this.keeper.learn(told, at - arrivedAt);
    this.branch.call(key, counterId, at);
    this.stand({ ...ticket, counterId: counterId as Ticket['counterId'] });
  }

  private stand({ id, sequence, leg, counterId, calledAt }: Ticket): void {
    const startedAt = (calledAt ?? this.midnight) - this.midnight;
    this.standing.set(id, { key: sequence * LEGS + leg, counterId, startedAt });
  }

  private leave(ticket: Ticket, at: number): void {
    const { id, serviceId, laneId } = ticket;
    const standing = this.standing.get(id);
    this.moves.delete(id);
    if (standing === undefined) {
      const { key } = this.seen(ticket);
      this.told.delete(key);
      this.branch.leave(key, at);
      return;
    }
    this.standing.delete(id);
    const { key, counterId, startedAt } = standing;
    this.branch.end({ key, serviceId, laneId, agentId: counterId, startedAt }, at);
  }

  private seen({ sequence, leg, serviceId, laneId, legStartedAt }: Ticket) {
    const arrivedAt = legStartedAt - this.midnight;
    return { key: sequence * LEGS + leg, serviceId, laneId, arrivedAt };
  }

  private legOf(ticket: Ticket): ObservedLeg {
    const { calledAt, endedAt, missedAt, counterId } = ticket;
    const since = (at: number | null) => (at === null ? null : at - this.midnight);
    const over = since(endedAt ?? missedAt);
    return { ...this.seen(ticket), startedAt: since(calledAt), endedAt: over, agentId: counterId };
  }
}

function shareOf(told: number, played: number): number {
  if (played < LEAST_MS) return 1;
  return Math.min(MOVE.most, Math.max(MOVE.least, told / played));
}
