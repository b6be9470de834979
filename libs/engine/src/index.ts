export { adviceWith, latestAdvice } from './advice.js';
export type {
  Advice,
  AdviceEffect,
  AdviceOffer,
  AdviceOutlook,
  Helper,
  SecondLineNow,
} from './advice-state.js';
export { alarmMeasures, type Measure } from './alarm-measures.js';
export {
  type AlarmPolicy,
  alarmRule,
  type AlarmRule,
  levelOf,
  USUAL_ALARMS,
} from './alarm-policy.js';
export { type Alarm, type AlarmSubject, subjectKey } from './alarm-state.js';
export { alarmChanges, alarmWith } from './alarms.js';
export { askOf, chooseInLobby, previewNext } from './ask.js';
export {
  type Ask,
  type Candidate,
  type Choice,
  chooseNext,
  compareArrivals,
  compareTurns,
  isDeferred,
  isEligible,
} from './call-order.js';
export { suits } from './needs.js';
export type {
  Actor,
  AdviceCommand,
  AlarmCommand,
  Command,
  CommandOf,
  CounterCommand,
  IssueCommand,
  LeaseCommand,
  NoticeCommand,
  SecondLineCommand,
  TicketCommand,
  TransferTarget,
} from './command.js';
export type {
  AdvicePolicy,
  AppointmentPolicy,
  BranchConfig,
  CounterConfig,
  Hours,
  LaneConfig,
  OfflinePolicy,
  LocalName,
  Policy,
  Reservation,
  ServiceConfig,
  Skill,
} from './config.js';
export { countAhead } from './count-ahead.js';
export { decide } from './decide.js';
export { applyCommit, evolve } from './evolve.js';
export type { Decision } from './decision.js';
export {
  type Lease,
  type LeasedRange,
  nextNumber,
  type NumberBlock,
  numbersIn,
  type OfflineNumber,
} from './leases.js';
export type {
  AdviceEvent,
  AlarmEvent,
  EventOf,
  LeaseEvent,
  LobbyEvent,
  NoticeEvent,
  SessionEvent,
  TicketEvent,
} from './event.js';
export {
  emptyLobby,
  isPresent,
  type Lobby,
  overtakesInRow,
  presentTickets,
  type Queue,
  type Tally,
  ticketOf,
  waitingOf,
} from './lobby.js';
export {
  abandonmentRate,
  handlingMs,
  isOverdue,
  journeyWaitMs,
  legWaitMs,
  meanOf,
  type MeasuredLeg,
  type MeasuredSession,
  type MeasuredVisit,
  occupancy,
  overdueCount,
  overlapMs,
  quantileOf,
  serviceLevel,
  shareOf,
  waitedMs,
  walkMs,
} from './measures.js';
export { isEmergency, isStanding, type Notice, standingNotices } from './notices.js';
export { numberText, partsOfNumber } from './numbers.js';
export { type PolicyFault, policyFaults } from './policy-faults.js';
export { BAD_RATING, type BadRating } from './rate.js';
export { type Asker, indexRules, type RulesIndex } from './rules-index.js';
export {
  type ActorId,
  ADVICE_ACTIONS,
  ADVICE_LEVELS,
  ADVICE_STATES,
  type AdviceAction,
  type AdviceId,
  type AdviceLevel,
  type AdviceState,
  ALARM_KINDS,
  ALARM_LEVELS,
  ALARM_OUTCOMES,
  type AlarmId,
  type AlarmKind,
  type AlarmLevel,
  type AlarmOutcome,
  type BranchId,
  type BusinessDay,
  CALL_RULES,
  type CallRule,
  CHOICE_REASONS,
  type ChoiceReason,
  COUNTER_KINDS,
  type CounterId,
  type CounterKind,
  DECLINE_REASONS,
  type DeclineReason,
  DIVERT_REASONS,
  type DivertReason,
  END_CAUSES,
  type EndCause,
  type Feature,
  FEATURES,
  GENERAL_LANE,
  type Instant,
  LANE_KINDS,
  type LaneId,
  type LaneKind,
  LAPSE_CAUSES,
  type LapseCause,
  LEASE_ENDS,
  type LeaseEnd,
  type LeaseId,
  NOTICE_LEVELS,
  NOTICE_PLACES,
  type NoticeId,
  type NoticeLevel,
  type NoticePlace,
  PAUSE_REASONS,
  type PauseReason,
  type PersonId,
  POLICY_FAULTS,
  type PolicyFaultCode,
  RATING_REASONS,
  type RatingReason,
  REFUSAL_CODES,
  type RefusalCode,
  SECOND_LINE_ACTS,
  SECOND_LINE_STATES,
  type SecondLineAct,
  type SecondLineState,
  type ServiceId,
  SESSION_STATES,
  type SessionState,
  TICKET_SOURCES,
  TICKET_STATES,
  type TicketId,
  type TicketSource,
  type TicketState,
  UNDOABLE,
  type Undoable,
} from './terms.js';
export { ALLOWED_IN, isAllowed, type TicketAct } from './ticket-life.js';
export type { Binding, CallReason, Counter, Ticket, UndoPoint } from './ticket.js';
export { undoableAt } from './undo.js';
