import type {
  ActorId,
  CallRule,
  ChoiceReason,
  CounterId,
  EndCause,
  Feature,
  Instant,
  LaneId,
  ServiceId,
  SessionState,
  PauseReason,
  TicketId,
  TicketSource,
  TicketState,
  Undoable,
} from './terms.js';

/** The counter that alone may call a ticket until `until`; afterwards any eligible one may. */
export interface Binding {
  readonly counterId: CounterId;
  readonly until: Instant;
}

/** One customer's visit. Instants are `null` until they happen; those of a leg begin anew with it. */
export interface Ticket {
  readonly id: TicketId;
  /** What the customer reads: letter and running number, such as `A014`. Never changes. */
  readonly number: string;
  /** Issue order in the business day, from 1; unique, so it settles every tie. */
  readonly sequence: number;
  /** Revision of the branch's journal that changed it last. */
  readonly revision: number;
  readonly source: TicketSource;
  /** Taken from afar, and its customer is not there yet: it is held, and keeps its place. */
  readonly isAway?: boolean;
  readonly language: string | null;
  readonly laneId: LaneId;
  readonly needs: readonly Feature[];
  readonly serviceId: ServiceId;
  /** Services still to come in this visit, in order. */
  readonly laterServiceIds: readonly ServiceId[];
  /** Which leg of the visit this is, from 1. */
  readonly leg: number;
  readonly state: TicketState;
  /** When the customer came; kept over transfers and legs. */
  readonly arrivedAt: Instant;
  /** `arrivedAt − credit of its lane`: the head start, kept because the order reads it so often. */
  readonly virtualArrivedAt: number;
  /** When this leg began to wait. */
  readonly legStartedAt: Instant;
  /** Time of this leg spent on hold before it was called; it is not waiting. */
  readonly heldMs: number;
  readonly heldAt: Instant | null;
  readonly heldFrom: 'waiting' | 'serving' | null;
  /** The last call of this leg, recalls included. */
  readonly calledAt: Instant | null;
  readonly recalls: number;
  readonly startedAt: Instant | null;
  readonly missedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endCause: EndCause | null;
  /** Where it is called to, served, or was last. */
  readonly counterId: CounterId | null;
  readonly binding: Binding | null;
  /** Calls of its service to be made before it takes its place again; `null` when it waits for none. */
  readonly deferredUntil: number | null;
  readonly pulledForward: ChoiceReason | null;
  readonly rating: number | null;
  /** When the customer was asked how it was; left out for never. */
  readonly invitedAt?: Instant;
}

/** Why this ticket: travels with the call, into the journal and onto the teller's screen. */
export interface CallReason {
  readonly rule: CallRule;
  /** Staff's own reason, for `picked` and `pulled-forward`. */
  readonly choice: ChoiceReason | null;
  /** Who would have been called had this ticket not been there. */
  readonly runnerUpId: TicketId | null;
  /** Eligible tickets that had come earlier: all counted, the first 20 named, earliest first. */
  readonly overtook: { readonly count: number; readonly ids: readonly TicketId[] };
}

/** What `undo` would take back at a counter, and how things stood before it. */
export interface UndoPoint {
  readonly action: Undoable;
  readonly by: ActorId;
  readonly at: Instant;
  /** Revision that did it: whatever touched the ticket later makes it final … */
  readonly revision: number;
  /** … but for asking the customer how it was, which this revision did. */
  readonly invitedRevision?: number;
  readonly ticket: Ticket;
  readonly counter: Omit<Counter, 'undo'>;
}

/** A counter now: its session, and who stands there. */
export interface Counter {
  readonly id: CounterId;
  readonly session: SessionState;
  readonly tellerId: ActorId | null;
  readonly pauseReason: PauseReason | null;
  /** When the session took its present state. */
  readonly sessionSince: Instant | null;
  readonly ticketId: TicketId | null;
  /** When it last became free. */
  readonly idleSince: Instant;
  readonly lastCallAt: Instant | null;
  /** Why its present ticket was called. */
  readonly reason: CallReason | null;
  readonly undo: UndoPoint | null;
}
