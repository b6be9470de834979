import type { AlarmPolicy } from './alarm-policy.js';
import type {
  CounterId,
  CounterKind,
  Feature,
  LaneId,
  LaneKind,
  PauseReason,
  ServiceId,
} from './terms.js';

/** A name as customers read it, in each language of the screens. */
export interface LocalName {
  readonly zh: string;
  readonly en: string;
}

/** What a customer came for. */
export interface ServiceConfig {
  readonly id: ServiceId;
  readonly name: LocalName;
  /** First sign of its numbers, such as `A`. Services may share one. */
  readonly letter: string;
  /** Standard handling time of one customer. */
  readonly handlingMs: number;
  /** `false`: no new ticket may name it; those that wait are still served. */
  readonly isOffered: boolean;
}

/** How a customer may be ranked. */
export interface LaneConfig {
  readonly id: LaneId;
  readonly kind: LaneKind;
  readonly name: LocalName;
  /** Head start: a customer of this lane counts as having come this much earlier. */
  readonly creditMs: number;
  /** A longer wait is overdue: an alarm, never an order. */
  readonly maxWaitMs: number;
}

/** One service a counter may take; level 1 at once, 2 and 3 only as overflow. */
export interface Skill {
  readonly serviceId: ServiceId;
  readonly level: 1 | 2 | 3;
}

/** Lanes a counter takes first; the others only after it has been idle for `othersAfterMs`. */
export interface Reservation {
  readonly laneIds: readonly LaneId[];
  readonly othersAfterMs: number;
}

/** A counter: whom it may serve, and for whom it is kept. */
export interface CounterConfig {
  readonly id: CounterId;
  readonly name: string;
  readonly kind: CounterKind;
  readonly skills: readonly Skill[];
  readonly features: readonly Feature[];
  readonly reservation: Reservation | null;
}

/** The rules of one lobby that are numbers; all durations in milliseconds. */
export interface Policy {
  /** `k`: after `k − 1` calls in a row that overtook a general ticket, the next is general. At least 2. */
  readonly floorEvery: number;
  /** A level-2 or level-3 counter takes a ticket that has waited this long … */
  readonly overflowAfterMs: { readonly level2: number; readonly level3: number };
  /** … or when at least this many wait for the service. */
  readonly overflowAtLength: { readonly level2: number; readonly level3: number };
  /** Recalls of one call at most, and the least time between two. */
  readonly recallLimit: number;
  readonly recallGapMs: number;
  /** Least time between two `call-next` of one counter. */
  readonly callGapMs: number;
  /** How long a missed customer may return, and how many calls of the service then go first. */
  readonly returnWithinMs: number;
  readonly returnBehind: number;
  /** `postpone` lets this many calls of the service go first. */
  readonly postponeBehind: number;
  /** A transferred ticket belongs to its counter this long, then to everybody. */
  readonly bindingMs: number;
  readonly undoWithinMs: number;
  /** First running number of a day. */
  readonly numberStart: number;
  /** Whether tickets still open at the end of the day go over to the next. */
  readonly carriesOver: boolean;
  /** How long a counter may be paused, by reason; left out: as usual. The rules of the lobby do not read it. */
  readonly pauseLimitsMs?: Readonly<Partial<Record<PauseReason, number | null>>> | undefined;
}

/** How a branch is advised about its elastic windows; all durations in milliseconds. */
export interface AdvicePolicy {
  /** `automatic`: what is advised counts as accepted at once. */
  readonly mode: 'off' | 'ask' | 'automatic';
  /** How often the windows are reviewed, and how far ahead a review looks. */
  readonly everyMs: number;
  readonly horizonMs: number;
  /** A customer called after more than this is late. */
  readonly lateAfterMs: number;
  /** From the word to the first call, and how long an opened window stays open at least. */
  readonly setUpMs: number;
  readonly minimumOpenMs: number;
  /** In late customers: a minute of a window, a minute that somebody waits, and a change. */
  readonly windowMinutePrice: number;
  readonly waitMinutePrice: number;
  readonly changePrice: number;
  /** After this long without an answer the next level is asked. */
  readonly answerWithinMs: number;
  /** A window whose advice was declined or lapsed is not advised again for this long. */
  readonly quietMs: number;
}

/** When the branch is open, in its own time; `null` is around the clock. */
export interface Hours {
  /** One entry an opening; `weekday` 1 is Monday; `HH:mm`. */
  readonly weekly:
    readonly { readonly weekday: number; readonly from: string; readonly to: string }[] | null;
  /** `HH:mm` at which a branch that never closes begins its next business day. */
  readonly rollAt: string;
}

/** The numbers that kiosks give out by themselves while they do not reach the server. */
export interface OfflinePolicy {
  /** Numbers of a letter that a kiosk holds. */
  readonly blockSize: number;
  /** The first of them; the branch's own pass them by. */
  readonly numberStart: number;
}

/** As a branch has set it, or as usual: two hours of a busy letter, and three digits. */
export function usualOffline(config: Pick<BranchConfig, 'offline'> | null): OfflinePolicy {
  return config?.offline ?? { blockSize: 50, numberStart: 501 };
}

/** When an appointment counts as kept; all durations in milliseconds. */
export interface AppointmentPolicy {
  /** Who comes at most this long before the window is in time; earlier is too early. */
  readonly earlyMs: number;
  /** Who comes at most this long after the window still is; later waits like everybody. */
  readonly lateMs: number;
}

/** Everything that is set for a branch; published as a whole, and part of `day.opened`. */
export interface BranchConfig {
  readonly services: readonly ServiceConfig[];
  readonly lanes: readonly LaneConfig[];
  readonly counters: readonly CounterConfig[];
  readonly policy: Policy;
  readonly hours: Hours;
  /** Left out: as usual, see the contract's schema. The rules of the lobby do not read it. */
  readonly advice?: AdvicePolicy | undefined;
  /** Left out, as a whole or by kind: as usual, see `USUAL_ALARMS`. */
  readonly alarms?: AlarmPolicy | undefined;
  /** Left out: as usual. The rules of the lobby do not read it. */
  readonly appointments?: AppointmentPolicy | undefined;
  /** Left out: as usual, see {@link usualOffline}. */
  readonly offline?: OfflinePolicy | undefined;
}
