import type {
  BranchConfig,
  CallRule,
  CounterId,
  Feature,
  LaneId,
  Lobby,
  MeasuredSession,
  MeasuredVisit,
  ServiceId,
  TicketId,
  TicketState,
} from '@lobbyflow/engine';
import { DayRun } from './simulate-day-run.js';
import type { ElasticRule } from './simulate-day-elastic.js';
import type { DayRefusal } from './simulate-day-lobby.js';
import type { Discipline } from './simulate-day-order.js';

/** Who comes on a simulated day; everything that chance decides about him is already drawn. Whole milliseconds. */
export interface DayVisitor {
  /** Since opening. */
  readonly arrivedAtMs: number;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly needs: readonly Feature[];
  /** From the call to the beginning of service. */
  readonly walkMs: number;
  /** From the beginning of service to its end, at a counter of usual pace. */
  readonly handlingMs: number;
  /** After this long without a call the customer leaves; `Infinity`: never. */
  readonly patienceMs: number;
  /** Does not come when called. */
  readonly isNoShow: boolean;
}

/** A stretch of time for which a counter is open; a break is the gap between two. Milliseconds since opening. */
export interface CounterShift {
  readonly counterId: CounterId;
  readonly opensAtMs: number;
  /** Nobody is called from then on, and who is there is served; `null`: until nobody waits. */
  readonly closesAtMs: number | null;
}

/** How elastic windows are run: a rule, and what people need to carry it out. */
export interface ElasticPlan {
  readonly rule: ElasticRule;
  readonly reviewEveryMs: number;
  /** From the order to open until the window calls. */
  readonly setUpMs: number;
  /** Open so long at least. */
  readonly minimumOpenMs: number;
}

/** A review every 2 minutes, 5 minutes to set up, open for 20 at least. */
export const ELASTIC_PACE: Omit<ElasticPlan, 'rule'> = {
  reviewEveryMs: 120_000,
  setUpMs: 300_000,
  minimumOpenMs: 1_200_000,
};

/** A day to be simulated. */
export interface DayToSimulate {
  readonly config: BranchConfig;
  readonly discipline: Discipline;
  /** In any order; those of one instant take their tickets in the order of this list. */
  readonly visitors: readonly DayVisitor[];
  readonly shifts: readonly CounterShift[];
  /** Of the counters that the configuration calls elastic; a shift of theirs is kept all the same. */
  readonly elastic: ElasticPlan;
  /** By counter, how much longer than usual services take there; 1 where a counter is not named. */
  readonly paces: ReadonlyMap<CounterId, number>;
  /** How long a counter waits for somebody who does not come. */
  readonly noShowAfterMs: number;
  /** From opening to the time from which on nobody is let in. */
  readonly lengthMs: number;
  /** A day that is not over by then is cut off. Since opening. */
  readonly cutOffMs: number;
  /** Is told of everybody who has taken a ticket, in the order of issue, before anybody is called. */
  readonly watch?: (ticketId: TicketId, lobby: Lobby, atMs: number) => void;
}

/** What became of one visitor. Instants in milliseconds since opening, `null` where it did not get so far. */
export interface SimulatedVisit {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly arrivedAtMs: number;
  readonly calledAtMs: number | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** `waiting`, `called` and `serving` are left on a day that was cut off. */
  readonly state: TicketState;
  readonly counterId: CounterId | null;
  readonly rule: CallRule | null;
  /** How many who came later were called before he was, at whatever counter; 0 for who was never called. */
  readonly overtakenBy: number;
  /** The visit as the product's own measures take it. */
  readonly measured: MeasuredVisit;
}

/** The time a counter was open at a stretch. */
export interface SimulatedSession extends MeasuredSession {
  readonly counterId: CounterId;
  readonly isElastic: boolean;
  readonly openedAtMs: number;
  readonly closedAtMs: number;
}

/** A simulated day as it went. */
export interface SimulatedDay {
  /** In the order of issue. */
  readonly visits: readonly SimulatedVisit[];
  readonly sessions: readonly SimulatedSession[];
  /** Openings and closings that the elastic rule ordered; that the day ends is none. */
  readonly switches: number;
  /** What the rules refused; empty for a sound day. Visitors without a ticket are not among the visits. */
  readonly refusals: readonly DayRefusal[];
  /** The day was not over at the cut-off: somebody could not be served, or there were too few counters. */
  readonly isCutOff: boolean;
  readonly lengthMs: number;
  readonly endedAtMs: number;
}

/**
 * Plays a whole day through the engine itself: each arrival, call, start,
 * finish, no-show and departure is a command that `decide` answers, so that the
 * rule that is simulated is the rule that runs. Nothing is drawn here: chance
 * is in the visitors, and two plans can be compared on the very same people.
 * Of the counters that are free the one that has been so for longest calls
 * first. Who came before the door was shut is served, if a counter without an
 * end to its shift can. No-shows do not return.
 */
export function simulateDay(day: DayToSimulate): SimulatedDay {
  return new DayRun(day).play();
}
