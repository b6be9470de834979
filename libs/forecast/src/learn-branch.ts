import { calibrate } from './calibration.js';
import { CoverageKeeper, type CoverageShifts } from './keep-coverage.js';
import { keepTold } from './keep-told.js';
import { type LearnedWaits, learnWaits, tellWaits, type WaitCase } from './learn-waits.js';
import type { Vocabulary } from './newcomer-features.js';
import { vocabularyOf } from './vocabulary.js';
import type { ObservedLeg } from './watch-day.js';
import { type Played, WatchedBranch } from './watched-branch.js';

/** A wait of the past, and what the forecast said of it, as it was before anything corrected it. */
export interface PastLeg extends ObservedLeg {
  readonly played: Played;
}

/** The past of a branch, in the order of the calendar. */
export interface PastOfBranch {
  readonly days: readonly { readonly day: string; readonly legs: readonly PastLeg[] }[];
  /** Head starts of the lanes, milliseconds; lanes that are not named have none. */
  readonly credits: Readonly<Record<string, number>>;
  readonly seed: number;
}

/** How good it is, on days that were kept back; errors in milliseconds. */
export interface JudgedLearning {
  readonly waits: number;
  readonly errorMs: number;
  /** Of what would be told without it: the forecast, corrected by kept promises, or the formula where there is none. */
  readonly plainErrorMs: number;
  /** The share called within the P90. */
  readonly coverage90: number;
}

/** What was learned of a branch; plain data. */
export interface LearnedBranch {
  readonly vocabulary: Vocabulary;
  readonly waits: LearnedWaits;
  readonly shifts: CoverageShifts;
  readonly judged: JudgedLearning;
  /** Better than what would be told without it; else it is not used. */
  readonly isBetter: boolean;
  /** How many waits it was learned from. */
  readonly cases: number;
}

/** Fewer days show nothing of a week. */
export const LEAST_DAYS = 5;
/** The latest days, to be judged by. */
const KEPT_BACK = 0.25;
/** Fewer waits of days that were kept back judge nothing. */
const LEAST_JUDGED = 50;

interface Case extends WaitCase {
  readonly day: string;
  readonly leg: ObservedLeg;
  readonly ruleMs: number;
  readonly played: Played;
}

/**
 * Learns from a branch's own days the correction on top of its forecasts: trees from all but the latest days are judged
 * on these, and compared with what would have been told without them; what is used has then seen all days. Depends on
 * the days and the seed alone.
 *
 * @returns `null` of too few days or waits: nothing is known yet
 */
export function learnBranch(past: PastOfBranch): LearnedBranch | null {
  const { days, seed } = past;
  const kept = Math.max(1, Math.round(days.length * KEPT_BACK));
  if (days.length < LEAST_DAYS) return null;
  const vocabulary = vocabularyOf(days.slice(0, -kept).flatMap(({ legs }) => legs));
  const casesByDay = watchAll(past, vocabulary);
  const before = casesByDay.slice(0, -kept).flat();
  const after = casesByDay.slice(-kept).flat();
  const first = learnWaits(before, seed);
  if (first === null || after.length < LEAST_JUDGED) return null;

  const keeper = new CoverageKeeper();
  const judged = judge(first, keeper, { before, after });
  const all = [...before, ...after];
  const waits = learnWaits(all, seed) ?? first;
  const isBetter = judged.errorMs < judged.plainErrorMs;
  return { vocabulary, waits, shifts: keeper.learned, judged, isBetter, cases: all.length };
}

function watchAll({ days, credits }: PastOfBranch, vocabulary: Vocabulary): Case[][] {
  const branch = new WatchedBranch(vocabulary, (laneId) => credits[laneId] ?? 0);
  return days.map(({ day, legs }) => {
    const played = new Map(legs.map((leg) => [leg.key, leg.played]));
    const playedOf = ({ key }: ObservedLeg) => played.get(key) ?? null;
    const cases: Case[] = [];
    branch.passDay(day, legs, {
      playedOf,
      tell: ({ leg, features, ruleMs }) => {
        const waitMs = (leg.startedAt ?? leg.arrivedAt) - leg.arrivedAt;
        cases.push({ day, leg, features, waitMs, ruleMs, played: playedOf(leg) });
      },
    });
    return cases;
  });
}

function judge(
  learned: LearnedWaits,
  keeper: CoverageKeeper,
  { before, after }: { readonly before: readonly Case[]; readonly after: readonly Case[] },
): JudgedLearning {
  const plain = calibrate(
    before.flatMap(({ leg: { laneId }, played, waitMs }) =>
      played === null ? [] : [{ laneId, promised: played, actualMs: waitMs }],
    ),
  );
  const told = keepTold(
    after.map((one) => ({ ...one, told: tellWaits(learned, one.features) })),
    keeper,
  );
  const sums = { error: 0, plain: 0, within: 0 };
  after.forEach(({ leg: { laneId }, waitMs, ruleMs, played }, place) => {
    const said = told[place];
    if (said === undefined) return;
    sums.error += Math.abs(said.p50 - waitMs);
    sums.within += waitMs <= said.p90 ? 1 : 0;
    sums.plain += Math.abs((played === null ? ruleMs : plain(laneId, played).p50) - waitMs);
  });
  const waits = after.length;
  return {
    waits,
    errorMs: sums.error / waits,
    plainErrorMs: sums.plain / waits,
    coverage90: sums.within / waits,
  };
}
