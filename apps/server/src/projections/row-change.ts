import type {
  ActorId,
  Advice,
  BusinessDay,
  CallReason,
  CounterId,
  Instant,
  ServiceId,
  Ticket,
  TicketId,
} from '@lobbyflow/engine';
import type { OfCalls } from './call-row-change.js';

/** A visit as it stands; its day and its place in it stay what they were first. */
export interface VisitNow {
  readonly type: 'visit-now';
  readonly ticket: Ticket;
  readonly businessDay: BusinessDay;
  /** The limit of its lane. */
  readonly maxWaitMs: number;
}

/** A wait begins, and with it a row of its own. */
export interface LegBegun {
  readonly type: 'leg-begun';
  readonly ticketId: TicketId;
  readonly revision: number;
  readonly leg: number;
  readonly serviceId: ServiceId;
  readonly startedWaitingAt: Instant;
}

/** How the present leg of a visit stands. */
export interface LegNow {
  readonly type: 'leg-now';
  readonly ticketId: TicketId;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly heldMs: number;
  readonly counterId: CounterId | null;
}

/** Why the present leg was called; `null` when the call was taken back. */
export interface LegReason {
  readonly type: 'leg-reason';
  readonly ticketId: TicketId;
  readonly reason: Pick<CallReason, 'rule' | 'choice'> | null;
}

/** The present leg is over. */
export interface LegEnded {
  readonly type: 'leg-ended';
  readonly ticketId: TicketId;
  readonly at: Instant;
}

/** The present leg never was: what began it was taken back. */
export interface LegDropped {
  readonly type: 'leg-dropped';
  readonly ticketId: TicketId;
}

/** The wait that a customer was told has come out, or its call was taken back: then it is open again. */
export interface PromiseKept {
  readonly type: 'promise-kept' | 'promise-reopened';
  readonly ticketId: TicketId;
  readonly actualMs: number;
}

export interface SessionBegun {
  readonly type: 'session-begun';
  readonly counterId: CounterId;
  readonly revision: number;
  readonly businessDay: BusinessDay;
  readonly tellerId: ActorId | null;
  readonly openedAt: Instant;
  readonly pausedAt: Instant | null;
}

export interface SessionChanged {
  readonly type: 'session-paused' | 'session-resumed' | 'session-ended';
  readonly counterId: CounterId;
  readonly at: Instant;
}

/** An advice as it stands. */
export interface AdviceNow {
  readonly type: 'advice-now';
  readonly advice: Advice;
  readonly businessDay: BusinessDay;
}

/** What an event changes in the rows of the reports. */
export type RowChange =
  | VisitNow
  | LegBegun
  | LegNow
  | LegReason
  | LegEnded
  | LegDropped
  | PromiseKept
  | SessionBegun
  | SessionChanged
  | AdviceNow
  | OfCalls;
