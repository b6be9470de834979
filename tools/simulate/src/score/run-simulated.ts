import { calibrate, type KeptPromise } from '@lobbyflow/forecast';
import { profileOn } from '../play-day.js';
import { type Figures, figuresBy, figuresOf, type Outcome } from './figures.js';
import type { SimulatedOptions } from './options.js';
import { type Scores, scoreLines, verdictLines } from './report.js';
import { medianOf, rangesOf } from './rule-ranges.js';
import type { Spoken } from './run-log.js';
import { simulatedBranch } from './simulated-branch.js';
import { historyOf } from './simulated-history.js';
import { SIMULATED_RULES, type SimulatedRules } from './simulated-rules.js';
import { plainDay, type SimulatedWait, waitsOfDay } from './simulated-waits.js';

/** Seeds of the days from which times and arrivals are learned begin here; the others follow. */
const FIRST_SEED = 9_000;
/** Kept promises that correct are those of so many days. */
const PROMISE_DAYS = 20;

/** Judged tickets: those who had to wait, and all. */
export interface SimulatedScores {
  readonly delayed: Scores;
  readonly all: Figures | null;
  /** The product's mean absolute error over that of the best simple rule, of the delayed. */
  readonly ofBestRule: number;
}

/**
 * Judges forecasts where everything but chance is known: days are simulated by
 * the engine, each forecast is the product's, with what the days before told.
 * The judged days come after those of the history and are never learned from.
 */
export function scoreSimulated(
  asked: Omit<SimulatedOptions, 'mode' | 'json'> & { readonly promiseDays?: number },
  progress: (what: string) => void,
): SimulatedScores {
  const { days, history: before, paths, pace, seed, promiseDays = PROMISE_DAYS } = asked;
  const config = simulatedBranch();
  const first = FIRST_SEED + seed * 1_000;
  const past = Array.from({ length: before }, (_, day) => {
    progress(`past day ${day + 1} of ${before}`);
    const own = first + day;
    return { profile: profileOn(own, 'mixed'), day: plainDay(config, own) };
  });
  const history = historyOf(config, past);
  const play = (from: number, count: number, at: number) =>
    Array.from({ length: count }, (_, day) => {
      progress(`day ${day + 1} of ${count}`);
      return waitsOfDay(config, { seed: from + day, pace: at, paths, history });
    });
  const kept = play(first + before, promiseDays, 1);
  return judge(kept, play(first + before + promiseDays, days, pace));
}

type Days = readonly (readonly SimulatedWait[])[];

function judge(before: Days, days: Days): SimulatedScores {
  const kept = before.flat();
  const judged = days.flatMap((waits, place) => {
    // As at the server: what was promised on the days just past, the judged ones among them, corrects the next.
    const latest = [...before, ...days.slice(0, place)].slice(-before.length).flat();
    const calibration = calibrate(latest.filter(isDelayed).map(promiseOf));
    return waits.map((wait) => {
      return { ...wait, said: { p10: null, ...calibration(wait.laneId, wait.raw) } };
    });
  });
  const delayed = judged.filter(isDelayed);
  const past = kept.filter(isDelayed);
  const rules = Object.fromEntries([
    ['constant median', constant(past, delayed)],
    ...Object.entries(SIMULATED_RULES).map(([rule, name]) => {
      return [name, ofRule(rule as keyof SimulatedRules, past, delayed)] as const;
    }),
  ]) as Record<string, Figures | null>;
  const grouped = (keyOf: (wait: (typeof delayed)[number]) => string) =>
    Object.fromEntries(figuresBy(delayed, keyOf));
  const product = figuresOf(delayed);
  const best = Math.min(...Object.values(rules).map((figures) => figures?.mae ?? Infinity));
  return {
    delayed: {
      product,
      rules,
      productBy: {
        service: grouped(({ serviceId }) => serviceId),
        lane: grouped(({ laneId }) => laneId),
        'waiting ahead': grouped(({ ahead }) => (ahead < 10 ? String(ahead) : '10 and more')),
      },
    },
    all: figuresOf(judged),
    ofBestRule: (product?.mae ?? NaN) / best,
  };
}

const isDelayed = ({ waitMs }: { readonly waitMs: number }) => waitMs > 0;

function promiseOf({ laneId, raw, waitMs }: SimulatedWait): KeptPromise {
  return { laneId, promised: raw, actualMs: waitMs };
}

function constant(past: readonly SimulatedWait[], waits: readonly SimulatedWait[]): Figures | null {
  const saidMs = medianOf(past);
  const range = rangesOf(past.map(({ waitMs }) => ({ saidMs, waitMs })));
  return figuresOf(waits.map(({ waitMs }): Outcome => ({ said: range(saidMs), waitMs })));
}

function ofRule(
  rule: keyof SimulatedRules,
  past: readonly SimulatedWait[],
  waits: readonly SimulatedWait[],
): Figures | null {
  const range = rangesOf(past.map(({ rules, waitMs }) => ({ saidMs: rules[rule], waitMs })));
  return figuresOf(waits.map(({ rules, waitMs }) => ({ said: range(rules[rule]), waitMs })));
}

/** Scores simulated days, and says so in lines. */
export function runSimulated(options: SimulatedOptions, progress: (what: string) => void): Spoken {
  const scores = scoreSimulated(options, progress);
  const { delayed, all, ofBestRule } = scores;
  const { days, history, pace, paths } = options;
  return {
    lines: [
      `${days} simulated days after ${history} to learn from and ${PROMISE_DAYS} whose promises correct; ${paths} paths; services take ${pace} times as long as before.`,
      `Judged are those who had to wait. Of all ${all?.waits ?? 0} tickets the error is ${all?.mae.toFixed(1) ?? '–'} s, and ${((all?.coverage90 ?? 0) * 100).toFixed(1)} % were called within the P90.`,
      '',
      ...scoreLines(delayed),
      '',
      ...verdictLines(delayed),
      `MAE over that of the best simple rule: ${ofBestRule.toFixed(3)}.`,
    ],
    json: { asked: options, ...scores },
    isFine: true,
  };
}
