import {
  type Actor,
  type ActorId,
  applyCommit,
  type BranchConfig,
  type BranchId,
  type BusinessDay,
  type CallRule,
  type Command,
  type Counter,
  type CounterId,
  decide,
  emptyLobby,
  type Instant,
  type Lobby,
  type RefusalCode,
  type TicketId,
} from '@lobbyflow/engine';
import { chooseBy, comparatorOf, configFor, type Discipline } from './simulate-day-order.js';

/** A command that the rules refused, which no sound day has. */
export interface DayRefusal {
  /** Milliseconds since opening. */
  readonly atMs: number;
  readonly command: Command['type'];
  readonly refusal: RefusalCode;
}

/** A call that was made. */
export interface DayCall {
  readonly ticketId: TicketId;
  readonly rule: CallRule;
}

/** When the simulated day begins: 09:00 on a Monday. */
const OPENING = Date.UTC(2026, 0, 5, 9);
const LEAD: Actor = { id: 'lead' as ActorId, mayRunAnyCounter: true };

/** The real lobby of a simulated day: it changes by `decide` and `applyCommit`, and by nothing else. */
export class DayLobby {
  /** What the rules refused. */
  readonly refusals: DayRefusal[] = [];
  private state: Lobby = emptyLobby('simulated' as BranchId);
  private readonly compare: ReturnType<typeof comparatorOf>;

  constructor(config: BranchConfig, discipline: Discipline) {
    this.compare = comparatorOf(discipline, config);
    const businessDay = '2026-01-05' as BusinessDay;
    this.tell({ type: 'open-day', businessDay, config: configFor(config, discipline) }, 0);
  }

  /** The lobby as it stands. */
  get now(): Lobby {
    return this.state;
  }

  /** Whether the command was accepted; a refusal is kept. */
  tell(command: Command, atMs: number): boolean {
    const decision = decide(this.state, command, instantAt(atMs));
    if (!decision.accepted) {
      this.refusals.push({ atMs, command: command.type, refusal: decision.refusal });
      return false;
    }
    this.state = applyCommit(this.state, decision.events);
    return true;
  }

  /** Says something at a counter. */
  press(
    type: 'open' | 'close' | 'start' | 'finish' | 'no-show',
    counterId: CounterId,
    atMs: number,
  ): boolean {
    return this.tell({ type, counterId, by: LEAD }, atMs);
  }

  /** The customer gives up. */
  leave(ticketId: TicketId, atMs: number): boolean {
    return this.tell({ type: 'abandon', ticketId, by: LEAD }, atMs);
  }

  /** Calls by the discipline: the engine's `call-next`, or `call` of who another order puts first. */
  call(counter: Counter, atMs: number): DayCall | null {
    const command = this.callOf(counter, atMs);
    if (command === null) return null;
    const decision = decide(this.state, command, instantAt(atMs));
    // That nobody may be called by this counter is an answer here, not a fault.
    if (!decision.accepted) return null;
    this.state = applyCommit(this.state, decision.events);
    const called = decision.events.find((event) => event.type === 'ticket.called');
    return called === undefined ? null : { ticketId: called.ticketId, rule: called.reason.rule };
  }

  private callOf(counter: Counter, atMs: number): Command | null {
    const counterId = counter.id;
    if (this.compare === null) return { type: 'call-next', counterId, by: LEAD };
    const at = { lobby: this.state, counter, now: instantAt(atMs) };
    const ticket = chooseBy(this.compare, at);
    if (ticket === null) return null;
    return { type: 'call', counterId, by: LEAD, ticketId: ticket.id, reason: 'replay' };
  }
}

/** The instant so many milliseconds after opening. */
export function instantAt(atMs: number): Instant {
  return (OPENING + atMs) as Instant;
}

/** Milliseconds after opening. */
export function sinceOpening(instant: Instant): number {
  return instant - OPENING;
}
