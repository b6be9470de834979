import type { BranchConfig } from './config.js';
import type {
  ActorId,
  BusinessDay,
  ChoiceReason,
  CounterId,
  DivertReason,
  Feature,
  Instant,
  LaneId,
  PauseReason,
  RatingReason,
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
  | { readonly type: 'publish-config'; readonly config: BranchConfig };

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
  /** When the customer came, where that was before now (offline, replay); clamped to now. */
  readonly arrivedAt: Instant | null;
}

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
  | ({
      readonly type: 'rate';
      readonly score: number;
      readonly reasons: readonly RatingReason[];
    } & OfTicket);

/** Everything that can be asked of a lobby. */
export type Command = DayCommand | IssueCommand | CounterCommand | TicketCommand;
/** The command of one type. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;
