import type { AdviceEffect, AdviceOffer, Helper } from './advice-state.js';
import type { BranchConfig } from './config.js';
import type { OfflineNumber } from './leases.js';
import type {
  ActorId,
  AdviceId,
  AdviceLevel,
  AlarmId,
  AlarmOutcome,
  BusinessDay,
  ChoiceReason,
  CounterId,
  DeclineReason,
  DivertReason,
  Feature,
  Instant,
  LaneId,
  LapseCause,
  LeaseId,
  NoticeId,
  NoticeLevel,
  NoticePlace,
  PauseReason,
  PersonId,
  RatingReason,
  SecondLineAct,
  ServiceId,
  TicketId,
  TicketSource,
} from './terms.js';

/** Who commands. A teller runs the counter he opened; whoever leads the lobby runs any. */
export interface Actor {
  readonly id: ActorId;
  readonly mayRunAnyCounter: boolean;
}

/** Where a transfer goes: one of the two. */
export type TransferTarget =
  | { readonly serviceId: ServiceId; readonly counterId?: never }
  | { readonly counterId: CounterId; readonly serviceId?: never };

interface AtCounter {
  readonly counterId: CounterId;
  readonly by: Actor;
}
interface OfTicket {
  readonly ticketId: TicketId;
  readonly by: Actor;
}

/** What is said of the branch as a whole. */
export type DayCommand =
  | { readonly type: 'open-day'; readonly businessDay: BusinessDay; readonly config: BranchConfig }
  /** `isRoll`: the branch does not close; sessions and all who are in the building go over. */
  | { readonly type: 'close-day'; readonly isRoll: boolean }
  | {
      readonly type: 'publish-config';
      readonly config: BranchConfig;
      /** The revision of an earlier version that this one brings back; kept for whoever reads the journal. */
      readonly restores?: number;
    };

/** Takes a ticket; by a kiosk, a member of staff or an app. */
export interface IssueCommand {
  readonly type: 'issue';
  /** Made by the server, so that the engine draws no lots. */
  readonly ticketId: TicketId;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly laterServiceIds: readonly ServiceId[];
  readonly needs: readonly Feature[];
  readonly language: string | null;
  readonly source: TicketSource;
  /** Taken from afar: put aside until the customer says that he is there. */
  readonly isAway?: boolean;
  /** The number that a kiosk has given out by itself; else the next of the branch. */
  readonly offline?: OfflineNumber;
  /** When the customer came, where that was before now (offline, replay); clamped to now. */
  readonly arrivedAt: Instant | null;
  /** The appointment that the customer comes for; the lane already says what it is worth. */
  readonly appointmentCode?: string;
}

/** What a device asks that gives out numbers by itself while it does not reach the server. */
export type LeaseCommand =
  | {
      readonly type: 'lease-numbers';
      readonly leaseId: LeaseId;
      readonly deviceId: ActorId;
      /** Of which letters it needs more; `null`: of all that are offered. */
      readonly letters: readonly string[] | null;
      /** When the business day is to end, by the branch's hours. */
      readonly until: Instant;
    }
  | { readonly type: 'return-numbers'; readonly leaseId: LeaseId; readonly deviceId: ActorId };

/** What a key at a counter says. */
export type CounterCommand =
  | ({ readonly type: 'open' } & AtCounter)
  | ({ readonly type: 'pause'; readonly reason: PauseReason } & AtCounter)
  | ({ readonly type: 'resume-counter' } & AtCounter)
  | ({ readonly type: 'close' } & AtCounter)
  | ({ readonly type: 'call-next' } & AtCounter)
  | ({
      readonly type: 'call';
      readonly ticketId: TicketId;
      readonly reason: ChoiceReason;
    } & AtCounter)
  | ({ readonly type: 'recall' } & AtCounter)
  | ({ readonly type: 'start' } & AtCounter)
  | ({ readonly type: 'finish' } & AtCounter)
  | ({ readonly type: 'no-show' } & AtCounter)
  | ({ readonly type: 'hold' } & AtCounter)
  | ({ readonly type: 'transfer'; readonly to: TransferTarget } & AtCounter)
  | ({ readonly type: 'undo' } & AtCounter);

/** What is said of one ticket, from the hall or by its customer. */
export type TicketCommand =
  | ({ readonly type: 'return' } & OfTicket)
  | ({ readonly type: 'hold-ticket' } & OfTicket)
  | ({ readonly type: 'resume' } & OfTicket)
  | ({ readonly type: 'transfer-ticket'; readonly to: TransferTarget } & OfTicket)
  | ({ readonly type: 'abandon' } & OfTicket)
  | ({ readonly type: 'divert'; readonly reason: DivertReason } & OfTicket)
  | ({ readonly type: 'change-lane'; readonly laneId: LaneId } & OfTicket)
  | ({ readonly type: 'pull-forward'; readonly reason: ChoiceReason } & OfTicket)
  | ({ readonly type: 'postpone' } & OfTicket)
  /** A screen has asked the customer how it was. */
  | ({ readonly type: 'invite' } & OfTicket)
  | ({
      readonly type: 'rate';
      readonly score: number;
      readonly reasons: readonly RatingReason[];
    } & OfTicket);

interface OfAdvice {
  readonly adviceId: AdviceId;
  readonly by: Actor;
}

/** What is said of an advice: answers by people, the rest by the system. */
export type AdviceCommand =
  /** `isAutomatic`: the policy accepts it at once. */
  | ({
      readonly type: 'offer-advice';
      readonly offer: AdviceOffer;
      readonly isAutomatic: boolean;
    } & OfAdvice)
  | ({ readonly type: 'accept-advice' } & OfAdvice)
  | ({ readonly type: 'decline-advice'; readonly reason: DeclineReason } & OfAdvice)
  | ({ readonly type: 'escalate-advice'; readonly level: AdviceLevel } & OfAdvice)
  /** Somebody else than was asked first comes to the window. */
  | ({ readonly type: 'assign-advice'; readonly helper: Helper } & OfAdvice)
  | ({ readonly type: 'lapse-advice'; readonly cause: LapseCause } & OfAdvice)
  | ({ readonly type: 'measure-advice'; readonly effect: AdviceEffect } & OfAdvice);

/** What is done with somebody of the second line. */
export interface SecondLineCommand {
  readonly type: 'second-line';
  readonly personId: PersonId;
  readonly act: SecondLineAct;
  /** For `call`: the window to come to. */
  readonly to: CounterId | null;
  readonly by: Actor;
}

/** What is said of alarms: by the system, or by whoever sees to one. */
export type AlarmCommand =
  /** Whether anything is to be told, and what, the lobby itself says. */
  | { readonly type: 'review-alarms' }
  | { readonly type: 'acknowledge-alarm'; readonly alarmId: AlarmId; readonly by: Actor }
  | {
      readonly type: 'dispose-alarm';
      readonly alarmId: AlarmId;
      readonly outcome: AlarmOutcome;
      readonly by: Actor;
    };

/** What is told to the hall, and taken back. */
export type NoticeCommand =
  | {
      readonly type: 'post-notice';
      readonly noticeId: NoticeId;
      readonly level: NoticeLevel;
      readonly places: readonly NoticePlace[];
      /** `null`: until it is withdrawn. */
      readonly until: Instant | null;
      readonly by: Actor;
    }
  | { readonly type: 'withdraw-notice'; readonly noticeId: NoticeId; readonly by: Actor };

/** Everything that can be asked of a lobby. */
export type Command =
  | DayCommand
  | IssueCommand
  | LeaseCommand
  | CounterCommand
  | TicketCommand
  | AdviceCommand
  | AlarmCommand
  | NoticeCommand
  | SecondLineCommand;
/** The command of one type. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
