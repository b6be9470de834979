import type { AlarmSubject } from './alarm-state.js';
import type { AdviceEffect, AdviceOffer, Helper } from './advice-state.js';
import type { BranchConfig } from './config.js';
import type { NumberBlock } from './leases.js';
import type {
  ActorId,
  AdviceId,
  AdviceLevel,
  AlarmId,
  AlarmLevel,
  AlarmOutcome,
  BusinessDay,
  ChoiceReason,
  CounterId,
  DeclineReason,
  DivertReason,
  EndCause,
  Feature,
  Instant,
  LaneId,
  LapseCause,
  LeaseEnd,
  LeaseId,
  NoticeId,
  NoticeLevel,
  NoticePlace,
  PauseReason,
  PersonId,
  RatingReason,
  SecondLineState,
  ServiceId,
  TicketId,
  TicketSource,
  Undoable,
} from './terms.js';
import type { Notice } from './notices.js';
import type { Binding, CallReason, Counter, Ticket } from './ticket.js';

interface At {
  readonly at: Instant;
}
interface OfTicket extends At {
  readonly ticketId: TicketId;
}
interface AtCounter extends OfTicket {
  readonly counterId: CounterId;
}
interface OfSession extends At {
  readonly counterId: CounterId;
  readonly by: ActorId;
}

/** What happens to the branch as a whole. */
export type DayEvent =
  | ({
      readonly type: 'day.opened';
      readonly businessDay: BusinessDay;
      readonly config: BranchConfig;
      /** Tickets of the day before that go on waiting, with their numbers. */
      readonly carried: readonly Ticket[];
      /** Counters whose sessions go on. */
      readonly sessions: readonly Omit<Counter, 'undo'>[];
      /** What is told to the hall goes on being told; left out for nothing. */
      readonly notices?: readonly Notice[];
    } & At)
  | ({ readonly type: 'day.closed'; readonly businessDay: BusinessDay } & At)
  | ({ readonly type: 'config.published'; readonly config: BranchConfig } & At);

/** What happens to the session of a counter; a free counter is meant. */
export type SessionEvent =
  | ({ readonly type: 'counter.opened' } & OfSession)
  | ({ readonly type: 'counter.paused'; readonly reason: PauseReason } & OfSession)
  | ({ readonly type: 'counter.resumed' } & OfSession)
  | ({ readonly type: 'counter.closed' } & OfSession);

/** A ticket came about; everything that it begins with. */
export interface IssuedEvent extends OfTicket {
  readonly type: 'ticket.issued';
  readonly number: string;
  readonly letter: string;
  /** Running number behind the letter. */
  readonly running: number;
  readonly sequence: number;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly laterServiceIds: readonly ServiceId[];
  readonly needs: readonly Feature[];
  readonly language: string | null;
  readonly source: TicketSource;
  /** Taken from afar; left out for whoever is there. */
  readonly isAway?: boolean;
  readonly arrivedAt: Instant;
  /** By what right a device gave the number out; left out where the branch itself did. */
  readonly leaseId?: LeaseId;
  /** The appointment that was kept. */
  readonly appointmentCode?: string;
}

/** What happens to one ticket, and to the counter where it stands. */
export type TicketEvent =
  | IssuedEvent
  | ({
      readonly type: 'ticket.called';
      readonly by: ActorId;
      readonly reason: CallReason;
      readonly overtookGeneral: boolean;
    } & AtCounter)
  | ({ readonly type: 'ticket.recalled' } & AtCounter)
  | ({ readonly type: 'ticket.started' } & AtCounter)
  | ({
      readonly type: 'ticket.served';
      readonly by: ActorId;
      /** The service that begins a new leg of the visit; `null` when the visit is over. */
      readonly nextServiceId: ServiceId | null;
    } & AtCounter)
  | ({ readonly type: 'ticket.missed'; readonly by: ActorId } & AtCounter)
  | ({ readonly type: 'ticket.returned'; readonly deferredUntil: number | null } & OfTicket)
  | ({
      readonly type: 'ticket.held';
      readonly by: ActorId;
      readonly counterId: CounterId | null;
    } & OfTicket)
  | ({
      readonly type: 'ticket.resumed';
      readonly binding: Binding | null;
      /** Of somebody who came after his turn from afar; left out for nobody else. */
      readonly deferredUntil?: number;
    } & OfTicket)
  | ({
      readonly type: 'ticket.transferred';
      readonly by: ActorId;
      readonly serviceId: ServiceId;
      readonly binding: Binding | null;
      /** The counter it leaves; `null` when it stood at none. */
      readonly counterId: CounterId | null;
    } & OfTicket)
  | ({ readonly type: 'ticket.abandoned'; readonly by: ActorId } & OfTicket)
  | ({ readonly type: 'ticket.diverted'; readonly reason: DivertReason } & OfTicket)
  | ({ readonly type: 'ticket.lane-changed'; readonly laneId: LaneId } & OfTicket)
  | ({ readonly type: 'ticket.pulled-forward'; readonly reason: ChoiceReason } & OfTicket)
  | ({ readonly type: 'ticket.postponed'; readonly deferredUntil: number } & OfTicket)
  | ({
      readonly type: 'ticket.rated';
      readonly score: number;
      readonly reasons: readonly RatingReason[];
    } & OfTicket)
  | ({ readonly type: 'ticket.invited' } & OfTicket)
  | ({ readonly type: 'ticket.ended'; readonly cause: EndCause } & OfTicket)
  | ({
      readonly type: 'command.undone';
      readonly action: Undoable;
      readonly by: ActorId;
    } & AtCounter);

interface OfAdvice extends At {
  readonly adviceId: AdviceId;
}

/** What happens to an advice. That a window opens or closes is an event of its counter. */
export type AdviceEvent =
  | ({ readonly type: 'advice.offered'; readonly offer: AdviceOffer } & OfAdvice)
  | ({ readonly type: 'advice.accepted'; readonly by: ActorId } & OfAdvice)
  | ({
      readonly type: 'advice.declined';
      readonly by: ActorId;
      readonly reason: DeclineReason;
    } & OfAdvice)
  | ({ readonly type: 'advice.escalated'; readonly level: AdviceLevel } & OfAdvice)
  | ({ readonly type: 'advice.assigned'; readonly helper: Helper } & OfAdvice)
  | ({ readonly type: 'advice.lapsed'; readonly cause: LapseCause } & OfAdvice)
  | ({ readonly type: 'advice.measured'; readonly effect: AdviceEffect } & OfAdvice);

/** Somebody of the second line was called, comes, is there, declined, or is free again. */
export type SecondLineEvent = {
  readonly type: 'second-line.moved';
  readonly personId: PersonId;
  readonly state: SecondLineState;
  /** The window it is about. */
  readonly to: CounterId | null;
  readonly by: ActorId;
} & At;

interface OfAlarm extends At {
  readonly alarmId: AlarmId;
}

/** What happens to an alarm. */
export type AlarmEvent =
  | ({
      readonly type: 'alarm.raised';
      readonly subject: AlarmSubject;
      readonly level: AlarmLevel;
      readonly value: number;
    } & OfAlarm)
  | ({ readonly type: 'alarm.moved'; readonly level: AlarmLevel; readonly value: number } & OfAlarm)
  | ({ readonly type: 'alarm.repeated'; readonly value: number } & OfAlarm)
  | ({ readonly type: 'alarm.acknowledged'; readonly by: ActorId } & OfAlarm)
  | ({
      readonly type: 'alarm.disposed';
      readonly by: ActorId;
      readonly outcome: AlarmOutcome;
    } & OfAlarm)
  | ({ readonly type: 'alarm.cleared' } & OfAlarm);

/** What is told to the hall, and taken back. */
export type NoticeEvent = {
  readonly noticeId: NoticeId;
  readonly by: ActorId;
} & At &
  (
    | {
        readonly type: 'notice.posted';
        readonly level: NoticeLevel;
        readonly places: readonly NoticePlace[];
        readonly until: Instant | null;
      }
    | { readonly type: 'notice.withdrawn' }
  );

/** What happens to numbers that are lent to a device. */
export type LeaseEvent =
  | ({
      readonly type: 'numbers.leased';
      readonly leaseId: LeaseId;
      readonly deviceId: ActorId;
      readonly until: Instant;
      readonly blocks: readonly NumberBlock[];
    } & At)
  /** The lease is over; `blocks` are those of its numbers that nobody was given. */
  | ({
      readonly type: 'numbers.voided';
      readonly leaseId: LeaseId;
      readonly cause: LeaseEnd;
      readonly blocks: readonly NumberBlock[];
    } & At);

/** Everything that can happen in a lobby; what is in the journal has happened. */
export type LobbyEvent =
  | DayEvent
  | SessionEvent
  | TicketEvent
  | LeaseEvent
  | AdviceEvent
  | AlarmEvent
  | NoticeEvent
  | SecondLineEvent;
/** The event of one type. */
export type EventOf<Type extends LobbyEvent['type']> = Extract<LobbyEvent, { type: Type }>;
