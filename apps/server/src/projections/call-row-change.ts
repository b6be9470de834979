import type {
  ActorId,
  BusinessDay,
  CallReason,
  ChoiceReason,
  Counter,
  CounterId,
  Instant,
  ServiceId,
  Ticket,
  TicketId,
} from '@lobbyflow/engine';

interface OnDay {
  readonly revision: number;
  readonly businessDay: BusinessDay;
}

/** A ticket was called. */
export interface CallMade extends OnDay {
  readonly type: 'call-made';
  readonly ticket: Pick<Ticket, 'id' | 'leg' | 'serviceId' | 'laneId' | 'legStartedAt'>;
  readonly counterId: CounterId;
  readonly actorId: ActorId;
  readonly at: Instant;
  readonly reason: CallReason;
  readonly waitedMs: number;
}

/** Its latest call was announced again, or was taken back; a transfer was taken back. */
export interface CallChanged {
  readonly type: 'call-repeated' | 'call-dropped' | 'transfer-dropped';
  readonly ticketId: TicketId;
}

/** Nobody came to its latest call; `null` when that was taken back. */
export interface CallMissed {
  readonly type: 'call-missed';
  readonly ticketId: TicketId;
  readonly at: Instant | null;
}

/** Staff did something that the reports tell. */
export interface ActDone extends OnDay {
  readonly type: 'act-done';
  readonly kind: 'pulled-forward' | 'transferred';
  readonly ticketId: TicketId;
  readonly at: Instant;
  readonly actorId: ActorId;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId | null;
  readonly choice: ChoiceReason | null;
}

export interface PauseBegun extends OnDay {
  readonly type: 'pause-begun';
  readonly counterId: CounterId;
  readonly at: Instant;
  readonly counter: Pick<Counter, 'tellerId' | 'pauseReason'>;
}

export interface PauseEnded extends OnDay {
  readonly type: 'pause-ended';
  readonly counterId: CounterId;
  readonly at: Instant;
}

/** What an event changes in the rows of calls, pauses and acts of staff. */
export type CallRowChange = CallMade | CallChanged | CallMissed | ActDone | PauseBegun | PauseEnded;

/** One of them among all changes. */
export interface OfCalls {
  readonly type: 'of-calls';
  readonly change: CallRowChange;
}
