import { Command, InvalidArgumentError } from 'commander';
import { ScoreFault } from './score-fault.js';
import { readSpan, type Span } from './span.js';

/** What the command line asks for. */
export type ScoreOptions = LogOptions | SimulatedOptions;

/** Visit logs are to be scored. */
export interface LogOptions {
  readonly mode: 'log';
  readonly logs: readonly string[];
  readonly train: Span;
  readonly test: Span;
  readonly json: string | null;
  /** Milliseconds by lane. */
  readonly credits: ReadonlyMap<string, number>;
  readonly paths: number;
  readonly audit: number;
  readonly seed: number;
}

/** Simulated days are to be scored. */
export interface SimulatedOptions {
  readonly mode: 'simulated';
  readonly days: number;
  readonly history: number;
  readonly paths: number;
  readonly pace: number;
  readonly seed: number;
  readonly json: string | null;
}

interface Given {
  readonly log: readonly string[];
  readonly train?: string;
  readonly test?: string;
  readonly json?: string;
  readonly credit: ReadonlyMap<string, number>;
  readonly simulated: boolean;
  readonly days: number;
  readonly history: number;
  readonly paths?: number;
  readonly pace: number;
  readonly audit: number;
  readonly seed: number;
}

/** Head starts of the lanes a log may name, seconds; any other has none. */
const CREDITS = new Map([
  ['priority', 90],
  ['express', 180],
  ['appointment', 300],
  ['protected', 480],
  ['vip', 720],
]);

const HELP = `
A log has the columns day,visit,leg,service,lane,arrived,started,finished,counter,outcome, times in seconds after
midnight. Everything is learned on the days of --train; every wait of the days of --test is judged as it would have
been told when the customer came. Judged are those who had to wait and were called. Who is on duty, what each may
serve and which head start each class has is inferred from who served whom so far.

Beside the product stand the simple rules: the median of the training days (constant), everybody who waits times the
mean service over those busy (naive), the wait of the last who was called (LES), that of the head of the line (HOL),
the queue ahead under the head starts of --credit over the agents seen in five minutes (QL), the same with people
leaving (QLM). A rule's P10 and P90 are what it missed by in training, by its length.

Some forecasts are made again from a log cut off at their instant (--audit). If a number differs, something of the
future was in it: that is said, and the exit code is 1.

Examples
  npm run score -- --log visits.csv.gz --train 2026-01..2026-05 --test 2026-06..2026-07 --json score.json
  npm run score -- --simulated
  npm run score -- --simulated --pace 1.3
`;

/**
 * Reads the command line; `--help` and unknown options end the program.
 * @throws {ScoreFault} for what does not fit together
 */
export function readOptions(argv: readonly string[]): ScoreOptions {
  const given = command().parse(argv).opts<Given>();
  const { simulated, days, history, pace, seed } = given;
  const json = given.json ?? null;
  if (simulated) {
    return { mode: 'simulated', days, history, paths: given.paths ?? 200, pace, seed, json };
  }
  if (given.log.length === 0)
    throw new ScoreFault('Name a visit log with --log, or say --simulated.');
  if (given.train === undefined || given.test === undefined) {
    throw new ScoreFault(
      'Say with --train and --test which days to learn from and which to judge.',
    );
  }
  const [train, test] = [readSpan(given.train), readSpan(given.test)];
  if (test.from <= train.to) {
    throw new ScoreFault('The test days have to come after the training days.');
  }
  const credits = new Map(
    [...CREDITS, ...given.credit].map(([lane, seconds]) => [lane, seconds * 1_000]),
  );
  const { log: logs, audit } = given;
  return { mode: 'log', logs, train, test, json, credits, paths: given.paths ?? 40, audit, seed };
}

function command(): Command {
  return new Command('score')
    .description('Says how good forecasts of waits are, beside the simple rules.')
    .option('--log <file>', 'a visit log, .csv or .csv.gz; more than once for more', gather, [])
    .option('--train <from..to>', 'days to learn from, such as 2026-01-01..2026-05-31')
    .option('--test <from..to>', 'days to judge; all of them later')
    .option('--json <file>', 'where the figures are written too')
    .option(
      '--credit <list>',
      'head starts in seconds, such as priority=90,vip=0',
      byLane,
      new Map(),
    )
    .option('--paths <number>', 'how often a lobby is played forward; 0: not at all', aCount)
    .option('--audit <number>', 'forecasts that are made again without the future', aCount, 4)
    .option('--seed <number>', 'the same seed gives the same figures', aCount, 1)
    .option('--simulated', 'judge days that are simulated, with staff and rules known', false)
    .option('--days <number>', 'simulated days to judge', aCount, 24)
    .option('--history <number>', 'simulated days before them, to learn from', aCount, 20)
    .option(
      '--pace <number>',
      'how much slower than before the tellers of the judged days are',
      aPace,
      1,
    )
    .addHelpText('after', HELP);
}

function gather(file: string, files: readonly string[]): string[] {
  return [...files, file];
}

function aCount(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It has to be a whole number from 0 on.');
  }
  return value;
}

function aPace(text: string): number {
  const value = Number(text);
  if (!(value >= 0.2 && value <= 5)) {
    throw new InvalidArgumentError('It has to be a number from 0.2 to 5.');
  }
  return value;
}

function byLane(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(',').map((pair) => {
      const [lane = '', seconds = '', ...more] = pair.split('=');
      const value = Number(seconds);
      if (
        lane.trim() === '' ||
        seconds.trim() === '' ||
        more.length > 0 ||
        !Number.isFinite(value)
      ) {
        throw new InvalidArgumentError('It has to be such as priority=90,vip=0.');
      }
      return [lane.trim(), value];
    }),
  );
}
