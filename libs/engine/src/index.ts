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
export type {
  Actor,
  Command,
  CommandOf,
  CounterCommand,
  IssueCommand,
  TicketCommand,
  TransferTarget,
} from './command.js';
export type {
  BranchConfig,
  CounterConfig,
  Hours,
  LaneConfig,
  LocalName,
  Policy,
  Reservation,
  ServiceConfig,
  Skill,
} from './config.js';
export { countAhead } from './count-ahead.js';
export { applyCommit, decide, evolve } from './decide.js';
export type { Decision } from './decision.js';
export type { EventOf, LobbyEvent, SessionEvent, TicketEvent } from './event.js';
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
  isOverdue,
  journeyWaitMs,
  legWaitMs,
  meanOf,
  type MeasuredLeg,
  type MeasuredSession,
  type MeasuredVisit,
  occupancy,
  overdueCount,
  quantileOf,
  serviceLevel,
} from './measures.js';
export { numberText, partsOfNumber } from './numbers.js';
export { type Asker, indexRules, type RulesIndex } from './rules-index.js';
export {
  type ActorId,
  type BranchId,
  type BusinessDay,
  CALL_RULES,
  type CallRule,
  CHOICE_REASONS,
  type ChoiceReason,
  COUNTER_KINDS,
  type CounterId,
  type CounterKind,
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
  PAUSE_REASONS,
  type PauseReason,
  RATING_REASONS,
  type RatingReason,
  REFUSAL_CODES,
  type RefusalCode,
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
