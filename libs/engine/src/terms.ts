/**
 * The one vocabulary. Engine, contract, server and every screen spell these
 * words the way this file does; docs/glossary.md says what each one means.
 */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Names a branch. */
export type BranchId = Branded<string, 'BranchId'>;
/** Names a lane. */
export type LaneId = Branded<string, 'LaneId'>;
/** Names a service. */
export type ServiceId = Branded<string, 'ServiceId'>;
/** Names a counter. */
export type CounterId = Branded<string, 'CounterId'>;
/** Names a ticket; never said to customers, who read its number. */
export type TicketId = Branded<string, 'TicketId'>;
/** Names an advice to open or to close a window. */
export type AdviceId = Branded<string, 'AdviceId'>;
/** Names an alarm. */
export type AlarmId = Branded<string, 'AlarmId'>;
/** Names something that is told to the hall; its words stand beside the journal. */
export type NoticeId = Branded<string, 'NoticeId'>;
/** Names somebody of the second line; what the person is called stands beside the journal. */
export type PersonId = Branded<string, 'PersonId'>;
/** Names a lease of numbers. */
export type LeaseId = Branded<string, 'LeaseId'>;
/** A member of staff, a device or the system itself, as it stands in the journal. */
export type ActorId = Branded<string, 'ActorId'>;
/** The branch's own day, such as `2026-01-05`. */
export type BusinessDay = Branded<string, 'BusinessDay'>;

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Branded<number, 'Instant'>;

/** The lane that the share floor protects; every branch has it. */
export const GENERAL_LANE = 'general' as LaneId;

/** What a lane is for; `protected` is the green channel and never the same as `vip`. */
export const LANE_KINDS = ['general', 'express', 'appointment', 'protected', 'vip'] as const;
export type LaneKind = (typeof LANE_KINDS)[number];

/** An elastic counter is opened and closed as the flow asks; the rules treat both alike. */
export const COUNTER_KINDS = ['standard', 'elastic'] as const;
export type CounterKind = (typeof COUNTER_KINDS)[number];

/** What a counter can offer and a customer may need. */
export const FEATURES = ['low-desk', 'hearing-loop', 'sign-language'] as const;
export type Feature = (typeof FEATURES)[number];

/** Of a counter session: a paused counter keeps its teller and calls nobody. */
export const SESSION_STATES = ['open', 'paused', 'closed'] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Of a ticket; from the first five a visit can still go on, the last four are its ends. */
export const TICKET_STATES = [
  'waiting',
  'called',
  'serving',
  'held',
  'missed',
  'served',
  'abandoned',
  'diverted',
  'ended',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** The rules of the order, and staff's own choices; one of them stands beside every call. */
export const CALL_RULES = [
  'picked',
  'pulled-forward',
  'bound',
  'reserved',
  'share-floor',
  'head-start',
] as const;
export type CallRule = (typeof CALL_RULES)[number];

/** Why staff chose a ticket themselves (`call`, `pull-forward`). */
export const CHOICE_REASONS = [
  'assistance',
  'urgent',
  'returning',
  'wrong-queue',
  'complaint',
  'manager',
  'replay',
] as const;
export type ChoiceReason = (typeof CHOICE_REASONS)[number];

/** Why a counter is paused. */
export const PAUSE_REASONS = ['break', 'meal', 'back-office', 'training', 'technical'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Where a diverted customer was sent. */
export const DIVERT_REASONS = ['machine', 'app', 'other-branch', 'resolved-in-hall'] as const;
export type DivertReason = (typeof DIVERT_REASONS)[number];

/** What a rating may name; closed, so that it needs no free text. */
export const RATING_REASONS = ['waiting', 'attitude', 'skill', 'result', 'surroundings'] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

/** Why a visit ended without service. */
export const END_CAUSES = ['return-limit', 'day-closed'] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** Why numbers that were lent to a device are given out no more. */
export const LEASE_ENDS = ['returned', 'day-closed'] as const;
export type LeaseEnd = (typeof LEASE_ENDS)[number];

/** How a ticket came about. */
export const TICKET_SOURCES = ['kiosk', 'staff', 'app'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

/** What may be taken back within a few seconds. */
export const UNDOABLE = ['call-next', 'no-show', 'finish', 'hold', 'transfer'] as const;
export type Undoable = (typeof UNDOABLE)[number];

/** What an advice says to do with a window. */
export const ADVICE_ACTIONS = ['open', 'close'] as const;
export type AdviceAction = (typeof ADVICE_ACTIONS)[number];

/** Of an advice: `done` once the counter's session has begun or ended. */
export const ADVICE_STATES = ['offered', 'accepted', 'done', 'declined', 'lapsed'] as const;
export type AdviceState = (typeof ADVICE_STATES)[number];

/** Who is asked to answer an advice; each goes one further when nobody answers in time. */
export const ADVICE_LEVELS = ['lobby', 'branch', 'head-office'] as const;
export type AdviceLevel = (typeof ADVICE_LEVELS)[number];

/** Why an advice was declined. */
export const DECLINE_REASONS = [
  'nobody-free',
  'other-work',
  'eases-soon',
  'counter-unusable',
  'other-window',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Why an advice came to nothing: nobody answered, it was needed no more, or nobody did it. */
export const LAPSE_CAUSES = [
  'unanswered',
  'not-needed',
  'not-done',
  'nobody-free',
  'day-closed',
] as const;
export type LapseCause = (typeof LAPSE_CAUSES)[number];

/** What an alarm can be about. */
export const ALARM_KINDS = [
  'overdue',
  'oldest-wait',
  'saturation',
  'abandonment',
  'long-service',
  'idle-counter',
  'protected-arrival',
  'bad-rating',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Of an alarm, the mildest first. */
export const ALARM_LEVELS = ['yellow', 'orange', 'red'] as const;
export type AlarmLevel = (typeof ALARM_LEVELS)[number];

/** What was done about an alarm. */
export const ALARM_OUTCOMES = [
  'window-opened',
  'customer-helped',
  'teller-helped',
  'explained',
  'eases-soon',
  'false-alarm',
] as const;
export type AlarmOutcome = (typeof ALARM_OUTCOMES)[number];

/** How much a notice matters: an `emergency` takes the whole screen, and nobody takes a ticket meanwhile. */
export const NOTICE_LEVELS = ['info', 'warning', 'emergency'] as const;
export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

/** Where a notice is told. */
export const NOTICE_PLACES = ['board', 'kiosk', 'phone'] as const;
export type NoticePlace = (typeof NOTICE_PLACES)[number];

/** What is done with somebody of the second line, or by the person. */
export const SECOND_LINE_ACTS = ['call', 'accept', 'decline', 'arrive', 'release'] as const;
export type SecondLineAct = (typeof SECOND_LINE_ACTS)[number];

/** Where somebody of the second line stands; `declined` is free, but not to be asked again at once. */
export const SECOND_LINE_STATES = ['free', 'called', 'coming', 'there', 'declined'] as const;
export type SecondLineState = (typeof SECOND_LINE_STATES)[number];

/** Why a configuration would let somebody wait without end, or for nothing. */
export const POLICY_FAULTS = [
  'service-unserved',
  'lane-starved',
  'need-starved',
  'passed-too-long',
  'held-too-long',
] as const;
export type PolicyFaultCode = (typeof POLICY_FAULTS)[number];

/** Every reason a rule of the lobby can give for not doing something. Closed on purpose. */
export const REFUSAL_CODES = [
  'not-found',
  'day-not-open',
  'day-already-open',
  'day-busy',
  'unknown-service',
  'unknown-lane',
  'service-not-offered',
  'counter-not-open',
  'counter-already-open',
  'counter-busy',
  'counter-paused',
  'counter-taken',
  'teller-has-counter',
  'not-your-counter',
  'nobody-waiting',
  'nobody-at-counter',
  'not-eligible',
  'wrong-state',
  'recall-limit',
  'too-soon',
  'return-expired',
  'already-rated',
  'already-invited',
  'nothing-to-undo',
  'advice-open',
  'advice-over',
  'person-not-there',
  'person-busy',
  'alarm-acknowledged',
  'alarm-disposed',
  'nothing-to-tell',
  'appointment-used',
  'lease-unknown',
  'lease-limit',
  'number-not-leased',
  'number-used',
  'emergency-stands',
  'notice-over',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
