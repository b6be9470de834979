import { learnWaits, type ObservedLeg, tellWaits, type WaitQuantiles } from '@lobbyflow/forecast';
import { keepTold } from './keep-told.js';
import { medianOf, rangesOf, type RuleName, RULES } from './rule-ranges.js';
import { ScoreFault } from './score-fault.js';
import { isWithin, type Span } from './span.js';
import {
  type Observe,
  type ScoredWait,
  type StreamSetting,
  vocabularyOf,
  WaitStream,
} from './wait-stream.js';

/** What is to be scored. */
export interface LogToScore {
  readonly days: ReadonlyMap<string, readonly ObservedLeg[]>;
  readonly train: Span;
  readonly test: Span;
  readonly seed: number;
  readonly creditOf: (laneId: string) => number;
  readonly observe: Observe;
  /** Is told how far the work is. */
  readonly progress: (what: string) => void;
}

/** A wait of the test days, and what product and rules said. */
export interface JudgedWait extends ScoredWait {
  readonly said: WaitQuantiles;
  readonly rulesSaid: Readonly<Record<RuleName, WaitQuantiles>>;
}

/** A scored log. */
export interface ScoredLog {
  readonly trained: number;
  /** Days and customers of the test, called at once, and gone without being called: the latter cannot be judged. */
  readonly test: {
    readonly days: number;
    readonly came: number;
    readonly atOnce: number;
    readonly left: number;
  };
  /** Whether there was enough to learn from; else the product says what the best closed form says. */
  readonly isLearned: boolean;
  readonly waits: readonly JudgedWait[];
  readonly setting: StreamSetting;
}

/**
 * Learns from the training days and judges every wait of the test days. Days
 * pass in the order of the calendar; the learner is handed the training days
 * and no other.
 * @throws {ScoreFault} where nobody waited in the training days, or in the test days
 */
export function scoreLog(asked: LogToScore): ScoredLog {
  const training = within(asked.days, asked.train);
  const testing = within(asked.days, asked.test);
  const { creditOf, observe } = asked;
  const setting = { vocabulary: vocabularyOf(training), creditOf, observe };
  const stream = new WaitStream(setting);
  const known = watch(stream, training, (day) => asked.progress(`watched ${day}`));
  if (known.length === 0)
    throw new ScoreFault('Nobody waited and was called in the training days.');
  asked.progress(`learning from ${known.length} waits`);
  const learned = learnWaits(known, asked.seed);
  const median = medianOf(known);
  const ranges = new Map(
    RULES.map((rule): readonly [RuleName, RangeByRules] => {
      const saidMs = (rules: ScoredWait['rules']) => (rule === 'constant' ? median : rules[rule]);
      const range = rangesOf(known.map(({ rules, waitMs }) => ({ saidMs: saidMs(rules), waitMs })));
      return [rule, ({ rules }) => range(saidMs(rules))];
    }),
  );
  const waits = watch(stream, testing, (day) => asked.progress(`scored ${day}`));
  if (waits.length === 0) throw new ScoreFault('Nobody waited and was called in the test days.');
  const fallback = ranges.get('queueLengthLeaving');
  const raw = waits.map((wait) => ({
    wait,
    told: learned === null ? said(fallback, wait) : tellWaits(learned, wait.features),
  }));
  const kept = keepTold(raw);
  const legs = [...testing.values()].flat();
  return {
    trained: known.length,
    test: {
      days: testing.size,
      came: legs.length,
      atOnce: legs.filter(({ arrivedAt, startedAt }) => startedAt === arrivedAt).length,
      left: legs.filter(({ startedAt }) => startedAt === null).length,
    },
    isLearned: learned !== null,
    waits: waits.map((wait, place) => ({
      ...wait,
      said: kept[place] ?? NOTHING,
      rulesSaid: rulesSaid(ranges, wait),
    })),
    setting,
  };
}

type RangeByRules = (wait: Pick<ScoredWait, 'rules'>) => WaitQuantiles;

const NOTHING: WaitQuantiles = { p10: 0, p50: 0, p90: 0 };

function said(range: RangeByRules | undefined, wait: ScoredWait): WaitQuantiles {
  return range?.(wait) ?? NOTHING;
}

function rulesSaid(
  ranges: ReadonlyMap<RuleName, RangeByRules>,
  wait: ScoredWait,
): Readonly<Record<RuleName, WaitQuantiles>> {
  const by = (rule: RuleName) => said(ranges.get(rule), wait);
  return {
    constant: by('constant'),
    naive: by('naive'),
    lastToEnter: by('lastToEnter'),
    headOfLine: by('headOfLine'),
    queueLength: by('queueLength'),
    queueLengthLeaving: by('queueLengthLeaving'),
  };
}

function within(days: LogToScore['days'], span: Span): LogToScore['days'] {
  return new Map([...days].filter(([day]) => isWithin(span, day)));
}

/** Everybody who had to wait and was called. That he was is used to choose whom to judge, and for nothing else. */
function watch(
  stream: WaitStream,
  days: LogToScore['days'],
  progress: (day: string) => void,
): ScoredWait[] {
  const waits: ScoredWait[] = [];
  for (const [day, legs] of days) {
    stream.pass(day, legs, {
      wants: ({ startedAt }) => startedAt !== null,
      tell: (wait) => {
        const { startedAt, arrivedAt } = wait.leg;
        if (startedAt !== null) waits.push({ ...wait, waitMs: startedAt - arrivedAt });
      },
    });
    progress(day);
  }
  return waits;
}
