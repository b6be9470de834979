import type { LaneKind } from '@lobbyflow/engine';

/** The kinds of day that are shipped. */
export const DAY_PROFILES = ['ordinary', 'pension-day'] as const;
/** One of the kinds of day that are shipped. */
export type DayProfileId = (typeof DAY_PROFILES)[number];

const MINUTE_MS = 60_000;

/** Length of each step of a profile's arrivals. */
export const STEP_MS = 30 * MINUTE_MS;

/** What customers of a day come for. */
export interface DayService {
  readonly id: string;
  /** Compared with the shares of the other services; they need not add up to 1. */
  readonly share: number;
  readonly handlingMeanMs: number;
  /** Standard deviation of the logarithm of the handling time. */
  readonly handlingSigma: number;
}

/** A kind of day: how many come when, what for, and how patient they are. */
export interface DayProfile {
  /** Customers an hour in each half-hour from opening. */
  readonly perHour: readonly number[];
  /** Standard deviation of the day's busyness, which multiplies every rate and is 1 on average. */
  readonly busynessDeviation: number;
  readonly services: readonly [DayService, ...DayService[]];
  readonly lanes: readonly [LaneShare, ...LaneShare[]];
  readonly patienceMeanMs: number;
  readonly noShowShare: number;
  /** From the call to the beginning of service: the way to the counter. */
  readonly walkMs: number;
}

/** How many customers of a day belong to a lane of this kind. */
export interface LaneShare {
  readonly kind: LaneKind;
  readonly share: number;
}

const HANDLING = {
  cash: { handlingMeanMs: 4 * MINUTE_MS, handlingSigma: 0.7 },
  transfer: { handlingMeanMs: 6 * MINUTE_MS, handlingSigma: 0.8 },
  account: { handlingMeanMs: 12 * MINUTE_MS, handlingSigma: 0.7 },
  loan: { handlingMeanMs: 25 * MINUTE_MS, handlingSigma: 0.6 },
  pension: { handlingMeanMs: 5 * MINUTE_MS, handlingSigma: 0.6 },
} as const;

const service = (id: keyof typeof HANDLING, share: number): DayService => ({
  id,
  share,
  ...HANDLING[id],
});

const COMMON = { busynessDeviation: 0.16, noShowShare: 0.03, walkMs: 0.4 * MINUTE_MS } as const;

/**
 * The shipped days of a branch that is open for eight hours. The ordinary day has two humps, the higher one of 58 an
 * hour before noon, as the hourly counts of a large Chinese bank branch have them; a pension day begins with its
 * peak, 35 % come for their pension and 36 % through the protected lane. The spread between days is that of a year
 * of a bank's log (Technion, "Anonymous Bank", 1999: 0.12 to 0.20); lognormal handling is what Brown et al. (JASA
 * 2005) found in it. Means of handling, patience and the mixes are planning figures, not measurements.
 * Handling times stand here by their means, without the way to the counter.
 */
export const PROFILES: Readonly<Record<DayProfileId, DayProfile>> = {
  ordinary: {
    ...COMMON,
    perHour: [30, 44, 54, 58, 56, 48, 36, 30, 34, 42, 46, 44, 38, 30, 22, 12],
    services: [
      service('cash', 0.4),
      service('transfer', 0.22),
      service('account', 0.2),
      service('loan', 0.05),
      service('pension', 0.13),
    ],
    lanes: [
      { kind: 'general', share: 0.73 },
      { kind: 'express', share: 0.1 },
      { kind: 'protected', share: 0.12 },
      { kind: 'vip', share: 0.05 },
    ],
    patienceMeanMs: 60 * MINUTE_MS,
  },
  'pension-day': {
    ...COMMON,
    perHour: [76, 82, 78, 70, 62, 54, 46, 38, 36, 40, 42, 40, 34, 26, 18, 10],
    services: [
      service('cash', 0.3),
      service('transfer', 0.16),
      service('account', 0.15),
      service('loan', 0.04),
      service('pension', 0.35),
    ],
    lanes: [
      { kind: 'general', share: 0.53 },
      { kind: 'express', share: 0.07 },
      { kind: 'protected', share: 0.36 },
      { kind: 'vip', share: 0.04 },
    ],
    patienceMeanMs: 90 * MINUTE_MS,
  },
};
