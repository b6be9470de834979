import type {
  ActorId,
  AdviceAction,
  AdviceId,
  AdviceLevel,
  AdviceState,
  CounterId,
  DeclineReason,
  Instant,
  LapseCause,
  PersonId,
  SecondLineState,
} from './terms.js';

/** Who could sit at a window: a teller by account, or somebody of the second line; `awayMs` until there. */
export type Helper =
  | { readonly kind: 'teller'; readonly id: ActorId; readonly awayMs: number }
  | { readonly kind: 'second-line'; readonly id: PersonId; readonly awayMs: number };

/** What is expected, or came about, up to the end of an advice's horizon. */
export interface AdviceOutlook {
  /** Customers called after more than the limit, and those who left; a whole number. */
  readonly late: number;
  /** Of one customer, in the mean. */
  readonly waitMs: number;
}

/** An outlook that has come about, and how many customers it is made of. */
export interface AdviceEffect extends AdviceOutlook {
  readonly customers: number;
}

/** What an advice says: which window, what comes of it and of doing nothing, and who. */
export interface AdviceOffer {
  readonly action: AdviceAction;
  readonly counterId: CounterId;
  /** Who would sit there, or sits there; `null` when nobody is named. */
  readonly helper: Helper | null;
  readonly without: AdviceOutlook;
  readonly with: AdviceOutlook;
  /** A customer called after more than this is late. */
  readonly limitMs: number;
  /** The end of the horizon: both outlooks are about those who wait or come until then. */
  readonly until: Instant;
}

/** The latest advice about a counter, and what became of it. */
export interface Advice extends AdviceOffer {
  readonly id: AdviceId;
  readonly state: AdviceState;
  readonly level: AdviceLevel;
  readonly offeredAt: Instant;
  /** When the present level was asked. */
  readonly askedAt: Instant;
  /** `null` for what nobody answered, also when it was done all the same. */
  readonly answeredAt: Instant | null;
  readonly answeredBy: ActorId | null;
  readonly declineReason: DeclineReason | null;
  readonly lapseCause: LapseCause | null;
  readonly doneAt: Instant | null;
  /** When it was declined, lapsed or done; `null` before. */
  readonly endedAt: Instant | null;
  readonly effect: AdviceEffect | null;
}

/** Somebody of the second line who is not simply free. */
export interface SecondLineNow {
  readonly state: Exclude<SecondLineState, 'free'>;
  /** The window it is about. */
  readonly counterId: CounterId | null;
  readonly since: Instant;
}
