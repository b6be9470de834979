import type { BranchConfig } from '@lobbyflow/engine';
import {
  ADVICE_PRICES,
  type AdvicePrices,
  type DayProfileId,
  type ElasticRule,
  type ExpectedDay,
  expectedDay,
  planWindows,
} from '@lobbyflow/forecast';

/** A way of running elastic windows, as a line of the table. */
export interface StaffingRule {
  readonly name: string;
  /** What it is on this day of this branch. */
  readonly on: (day: StaffedDay) => ElasticRule;
  /** Of the product's own advice; the others are the rules beside it. */
  readonly isAdvice: boolean;
}

/** A day as the rules may know it before it begins. */
export interface StaffedDay {
  readonly config: BranchConfig;
  readonly profile: DayProfileId;
  readonly seed: number;
  readonly lateAfterMs: number;
  /** How many futures the advice plays. */
  readonly scenarios: number;
}

const HOUR_MS = 3_600_000;
/** Pension days among all, where it is not known which one today is. */
const PENSION_SHARE = 1 / 3;
/** The bounds of a tuned threshold: customers waiting for each window at which one more is opened. */
export const TUNED = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.5] as const;
const CLOSE_AT = 0.05;

const simple = (name: string, rule: ElasticRule): StaffingRule => ({
  name,
  on: () => rule,
  isAdvice: false,
});

/** The threshold rule at every bound: what the advice is compared with at its own minutes. */
export const TUNED_THRESHOLDS: readonly StaffingRule[] = TUNED.map((openAt) =>
  simple(`queue per window >= ${openAt}, <= ${CLOSE_AT}`, {
    id: 'threshold',
    openAt,
    closeAt: CLOSE_AT,
  }),
);

/** Every rule of the table but the tuned thresholds. */
export const STAFFING_RULES: readonly StaffingRule[] = [
  simple('standard windows only', { id: 'none' }),
  simple('all windows all day', { id: 'all' }),
  simple('queue per window >= 1, <= 0.2 (usual)', { id: 'threshold', openAt: 1, closeAt: 0.2 }),
  simple('expected wait > 10, < 4 min', {
    id: 'threshold',
    of: 'expected-wait',
    openAt: 10,
    closeAt: 4,
  }),
  simple('oldest waits > 15 min', { id: 'threshold', of: 'oldest-wait', openAt: 15, closeAt: 0 }),
  simple('oldest waits > 10 min', { id: 'threshold', of: 'oldest-wait', openAt: 10, closeAt: 0 }),
  planned(0.05),
  planned(0.02),
  advised('advice, minute 0.05, change 1', { change: 1 }),
  advised('advice, minute 0.05, change 2 (shipped)', {}),
  advised('advice, minute 0.03, change 1', { windowMinute: 0.03, change: 1 }),
  advised('advice, kind of day unknown', {}, unknownDay),
];

/** A plan by half-hours that knows what kind of day it is, and corrects nothing afterwards. */
function planned(lateShare: number): StaffingRule {
  return {
    name: `half-hour plan, ${lateShare * 100} % late`,
    isAdvice: false,
    on: ({ config, profile, lateAfterMs }) => {
      const { stepMs, perHour, mix, times } = expectedDay(config, profile);
      const byService = mix.flatMap(({ serviceId, share }) => {
        const found = times.get(serviceId);
        return found === undefined ? [] : [{ share, times: found }];
      });
      const steps = planWindows({
        stepMs,
        perHour,
        mix: byService,
        limitMs: lateAfterMs,
        lateShare,
        maxWindows: config.counters.length,
      });
      return { id: 'plan', stepMs, windows: steps.map(({ windows }) => windows) };
    },
  };
}

function advised(
  name: string,
  prices: Partial<AdvicePrices>,
  expected: (day: StaffedDay) => ExpectedDay = ({ config, profile }) =>
    expectedDay(config, profile),
): StaffingRule {
  return {
    name,
    isAdvice: true,
    on: (day) => ({
      id: 'advice',
      prices: { ...ADVICE_PRICES, ...prices },
      effort: { scenarios: day.scenarios, seed: day.seed, horizonMs: HOUR_MS },
      expected: expected(day),
      lateAfterMs: day.lateAfterMs,
    }),
  };
}

/** Both kinds of day in the mean, as often as they come. */
function unknownDay({ config }: StaffedDay): ExpectedDay {
  const [ordinary, pension] = [expectedDay(config, 'ordinary'), expectedDay(config, 'pension-day')];
  const weighed = (one: number, other: number) => one * (1 - PENSION_SHARE) + other * PENSION_SHARE;
  const shareIn = ({ mix }: ExpectedDay, service: string, lane: string) =>
    mix.find(({ serviceId, laneId }) => serviceId === service && laneId === lane)?.share ?? 0;
  return {
    ...ordinary,
    perHour: ordinary.perHour.map((rate, step) => weighed(rate, pension.perHour[step] ?? 0)),
    mix: ordinary.mix.map((part) => ({
      ...part,
      share: weighed(part.share, shareIn(pension, part.serviceId, part.laneId)),
    })),
    patienceMs: weighed(ordinary.patienceMs, pension.patienceMs),
  };
}
