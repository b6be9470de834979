import type { BranchConfig } from '@lobbyflow/engine';
import {
  type DayFigures,
  figuresOf,
  pairedDifference,
  type PairedDifference,
} from '@lobbyflow/forecast';
import { playDay, profileOn } from '../play-day.js';
import { STAFFING_RULES, type StaffingRule, TUNED_THRESHOLDS } from './staffing-rules.js';

const MINUTE_MS = 60_000;

/** What is asked for. */
export interface StaffingOptions {
  readonly days: number;
  readonly seed: number;
  readonly lateAfter: number;
  readonly pace: number;
  readonly scenarios: number;
  readonly json?: string;
}

/** What a rule came to: all days together, and each by itself in the order of the seeds. */
export interface StaffedRule {
  readonly rule: StaffingRule;
  readonly pooled: DayFigures;
  readonly byDay: readonly DayFigures[];
  /** Against the threshold tuned to the same minutes, percent late a day; `null` where none comes to them. */
  readonly against: PairedDifference | null;
}

/**
 * Runs every rule over the same days, a third of them pension days.
 *
 * @param tell - is told how many days of all rules are over
 */
export function staffDays(
  config: BranchConfig,
  options: StaffingOptions & { readonly rules?: readonly StaffingRule[] },
  tell: (over: number) => void = () => undefined,
): StaffedRule[] {
  let over = 0;
  const run = (rule: StaffingRule): StaffedRule => {
    const { lateAfter, pace, scenarios } = options;
    const lateAfterMs = lateAfter * MINUTE_MS;
    const days = Array.from({ length: options.days }, (_, index) => {
      const seed = options.seed + index;
      const profile = profileOn(seed, 'mixed');
      const elastic = rule.on({ config, profile, seed, lateAfterMs, scenarios });
      const how = { profile, seed, pace, pensioners: 0, rule: elastic };
      const day = playDay(config, { ...how, discipline: { id: 'head-start' } });
      tell((over += 1));
      return day;
    });
    const byDay = days.map((day) => figuresOf([day], lateAfterMs));
    return { rule, pooled: figuresOf(days, lateAfterMs), byDay, against: null };
  };
  const tuned = TUNED_THRESHOLDS.map(run);
  const others = (options.rules ?? STAFFING_RULES).map(run);
  const compared = others.map((one) => ({ ...one, against: atItsMinutes(one, tuned) }));
  return [...compared.slice(0, 2), ...tuned, ...compared.slice(2)];
}

/** Of all rules, how many days are played. */
export const daysOf = ({ days }: StaffingOptions): number =>
  days * (TUNED_THRESHOLDS.length + STAFFING_RULES.length);

/**
 * A rule less the tuned threshold that uses as many minutes: between the two bounds whose minutes lie about the rule's
 * own, in proportion. Days are paired.
 */
function atItsMinutes(one: StaffedRule, tuned: readonly StaffedRule[]): PairedDifference | null {
  const minutes = one.pooled.elasticMinutes;
  const line = tuned.toSorted((a, b) => a.pooled.elasticMinutes - b.pooled.elasticMinutes);
  const above = line.findIndex(({ pooled }) => pooled.elasticMinutes >= minutes);
  const [more, less] = [line[above], line[above - 1]];
  if (more === undefined || less === undefined) return null;
  const span = more.pooled.elasticMinutes - less.pooled.elasticMinutes;
  const weight = span === 0 ? 1 : (minutes - less.pooled.elasticMinutes) / span;
  const late = ({ byDay }: StaffedRule) => byDay.map(({ all }) => 100 * all.lateShare);
  const [high, low] = [late(more), late(less)];
  const threshold = high.map((share, day) => weight * share + (1 - weight) * (low[day] ?? 0));
  return pairedDifference(threshold, late(one));
}
