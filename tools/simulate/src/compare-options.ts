import { DAY_PROFILES, type DisciplineId, DISCIPLINES } from '@lobbyflow/forecast';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { aCount, aPositive, aSeed } from './numbers.js';

/** What kinds of days can be asked for; `mixed` makes every third a pension day. */
export const COMPARE_PROFILES = [...DAY_PROFILES, 'mixed'] as const;
/** How elastic counters can be run. */
export const ELASTIC_CHOICES = ['none', 'all', 'threshold', 'advice'] as const;

/** What a comparison was asked for. */
export interface CompareOptions {
  readonly profile: (typeof COMPARE_PROFILES)[number];
  readonly days: number;
  readonly seed: number;
  readonly discipline: readonly DisciplineId[];
  readonly elastic: readonly (typeof ELASTIC_CHOICES)[number][];
  readonly counters?: number;
  readonly elasticCounters?: number;
  readonly config?: string;
  /** Minutes by lane. */
  readonly credit?: ReadonlyMap<string, number>;
  /** By lane, for `accumulating`. */
  readonly rate?: ReadonlyMap<string, number>;
  readonly floor?: number;
  /** 0.2: a fifth more. */
  readonly pensioners: number;
  readonly pace: number;
  readonly lateAfter: number;
  readonly openAt: number;
  readonly closeAt: number;
  readonly windowPrice: number;
  readonly changePrice: number;
  readonly scenarios: number;
  readonly json?: string;
}

/** What stands below the options of a comparison. */
export const COMPARE_HELP = `
The first order with the first way of running elastic counters is what all others are compared with, day by
day: the same customers come with the same services, so that the differences are those of the rules alone.

Orders
  head-start    the rule that runs: counts as if come earlier by the credit of the lane, with the share floor
  fifo          the same with all credits 0
  strict        the lane with the larger credit first, always (exists only here)
  accumulating  the largest rate × time waited first (exists only here)

Elastic counters (reviewed every 2 minutes, 5 minutes to set up, open for 20 at least)
  none, all     never open, or open all day
  threshold     open at --open-at waiting for each window, close at --close-at
  advice        look ahead and open where it spares late customers, as the product advises

Examples
  npm run simulate -- --profile pension-day --days 40 --seed 5000 --discipline head-start,fifo,strict
  npm run simulate -- --profile mixed --days 45 --seed 5000 --elastic none,all,threshold,advice
`;

/** Gives a command the options of a comparison. */
export function withCompareOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--profile <profile>', 'what kind of days')
        .choices(COMPARE_PROFILES)
        .default('pension-day'),
    )
    .option('--days <number>', 'how many; 30 or more for intervals to trust', aCount, 30)
    .option('--seed <number>', 'of the first day; each next day has the next', aSeed, 5000)
    .option('--discipline <list>', DISCIPLINES.join(', '), listOf(DISCIPLINES), ['head-start'])
    .option('--elastic <list>', ELASTIC_CHOICES.join(', '), listOf(ELASTIC_CHOICES), ['none'])
    .option('--counters <number>', 'how many are not elastic; 7 where no file is given', aCount)
    .option('--elastic-counters <number>', 'how many are; 4 where a rule runs them', aSeed)
    .option(
      '--config <file>',
      "a branch's configuration, as GET /api/v1/branches/…/config answers it",
    )
    .option('--credit <list>', 'minutes by lane, such as protected=8,vip=5', byName)
    .option('--rate <list>', 'for accumulating, by lane, such as protected=2,vip=3', byName)
    .option('--floor <number>', 'at the latest every so-manieth call is general; from 2 on', aFloor)
    .option('--pensioners <change>', 'more or fewer, such as +20% or -10%', aChange, 0)
    .option('--pace <number>', 'how much longer services take than usual', aPositive, 1)
    .option('--late-after <minutes>', 'called later is late', aPositive, 10)
    .option('--open-at <number>', 'threshold: waiting for each window', aPositive, 0.5)
    .option('--close-at <number>', 'threshold: waiting for each window', aPositive, 0.05)
    .option(
      '--window-price <number>',
      'advice: late customers for a window-minute',
      aPositive,
      0.05,
    )
    .option('--change-price <number>', 'advice: late customers for a change', aPositive, 2)
    .option('--scenarios <number>', 'advice: futures that are played', aCount, 24)
    .option('--json <file>', 'where the figures are written too')
    .addHelpText('after', COMPARE_HELP);
}

function aFloor(text: string): number {
  const value = aCount(text);
  if (value < 2) throw new InvalidArgumentError('It has to be 2 at least.');
  return value;
}

function aChange(text: string): number {
  const percent = /^([+-]?\d+(?:\.\d+)?)%$/.exec(text)?.[1];
  const change = Number(percent) / 100;
  if (percent === undefined || change < -1) {
    throw new InvalidArgumentError('It has to be such as +20% or -10%, and -100% at least.');
  }
  return change;
}

/** Of `lane=number,lane=number`. */
function byName(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(',').map((pair) => {
      const [name, value, ...more] = pair.split('=');
      if (name === undefined || name === '' || value === undefined || more.length > 0) {
        throw new InvalidArgumentError('It has to be such as protected=8,vip=5.');
      }
      return [name.trim(), aPositive(value)];
    }),
  );
}

function listOf<Name extends string>(names: readonly Name[]): (text: string) => Name[] {
  return (text) =>
    [...new Set(text.split(','))].map((word) => {
      const name = names.find((one) => one === word.trim());
      if (name === undefined) {
        throw new InvalidArgumentError(`There is no ${word}; there are ${names.join(', ')}.`);
      }
      return name;
    });
}
