import type {
  CallReason,
  CounterConfig,
  CounterState,
  DivertTicket,
  IssueTicket,
  LaneConfig,
  PauseCounter,
  RateTicket,
  TicketAnswer,
} from '@lobbyflow/contract';
import type { z } from 'zod';

/** The closed words of the wire for which every screen has a name in each language. */
export type TicketState = TicketAnswer['state'];
export type SessionState = CounterState['session'];
export type CallRule = CallReason['rule'];
export type ChoiceReason = NonNullable<CallReason['choice']>;
export type PauseReason = z.infer<typeof PauseCounter>['reason'];
export type DivertReason = z.infer<typeof DivertTicket>['reason'];
export type RatingReason = NonNullable<z.infer<typeof RateTicket>['reasons']>[number];
export type LaneKind = LaneConfig['kind'];
export type CounterKind = CounterConfig['kind'];
export type Feature = NonNullable<IssueTicket['needs']>[number];
export type EndCause = NonNullable<TicketAnswer['endCause']>;
