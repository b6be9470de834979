import { Command, InvalidArgumentError, Option } from 'commander';
import { IDLE_LIMIT_MS } from './plan-day.js';
import { REPAIRS } from './repairs.js';

/** What a replay was asked for. */
export interface Options {
  readonly url: string;
  readonly admin: string;
  readonly password: string;
  readonly data: string | null;
  readonly day: string | null;
  readonly profile: 'ordinary' | 'pension-day';
  readonly seed: number;
  readonly mode: 'shadow' | 'live';
  readonly speed: number | 'max';
  readonly branch: string | null;
  readonly overdueAfterMs: number;
  readonly priorityCreditMs: number;
  readonly report: string | null;
  readonly listRepairs: boolean;
  readonly dryRun: boolean;
}

type Given = Omit<Partial<Options>, 'overdueAfterMs' | 'priorityCreditMs'> & {
  readonly overdueAfter: number;
  readonly priorityCredit: number;
};

const HELP = `
Modes
  shadow  does what happened: who was called where and when. At the end every visit is compared with the
          log; the exit code is 1 when something was refused or went otherwise.
  live    the product decides who is next. Customers come as in the log, with its patience and its service
          times. Who left in the log has no service time: it is drawn from those of his service. Who was
          served in the log waits as long as it takes, unless the log has a column \`patience\`.

Speed
  A replay runs on a branch of its own, made for it. With a number, the clock of that branch runs so many
  times as fast as a watch, and all screens show it. With \`max\` it stands still and is set to each second
  of the day in turn: exact, and as fast as the server can.

What is not in a log is read from who served whom: a counter's skills are the services it served, and it is
on duty while it served, with pauses of up to ${IDLE_LIMIT_MS / 60_000} minutes. In a live day counters that were made up to repair
the log do not work.

Repairs
${Object.entries(REPAIRS)
  .map(([code, what]) => wrapped(code, what))
  .join('\n')}
Every repaired visit is counted; --list-repairs lists them.

Examples
  npm run replay -- --profile pension-day --mode live --speed 60
  npm run replay -- --data visits.csv.gz --day 2026-01-05 --mode shadow --speed max
`;

function wrapped(code: string, what: string): string {
  const lines: string[] = [];
  let line = `  ${code.padEnd(28)}`;
  for (const word of what.split(' ')) {
    if (line.length + word.length > 104) {
      lines.push(line.trimEnd());
      line = ' '.repeat(30);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}

/** Reads the command line; `--help` and faults end the program. */
export function readOptions(argv: readonly string[]): Options {
  const { overdueAfter, priorityCredit, ...given } = command().parse(argv).opts<Given>();
  return {
    url: (given.url ?? '').replace(/\/+$/, ''),
    admin: given.admin ?? '',
    password: given.password ?? '',
    data: given.data ?? null,
    day: given.day ?? null,
    profile: given.profile ?? 'ordinary',
    seed: given.seed ?? 1,
    mode: given.mode ?? 'shadow',
    speed: given.speed ?? 'max',
    branch: given.branch ?? null,
    overdueAfterMs: overdueAfter * 60_000,
    priorityCreditMs: priorityCredit * 1_000,
    report: given.report ?? null,
    listRepairs: given.listRepairs ?? false,
    dryRun: given.dryRun ?? false,
  };
}

function command(): Command {
  return new Command('replay')
    .description(
      'Runs a day through a running server, through its public API: a recorded one, or one that is generated.',
    )
    .option('--url <address>', 'where the server is', 'http://127.0.0.1:3000')
    .option('--admin <name>', 'an admin of the server', 'admin')
    .option('--password <password>', 'the password of the admin', 'demo')
    .option('--data <file>', 'a visit log, .csv or .csv.gz; without one a day is generated')
    .option('--day <YYYY-MM-DD>', 'which day of the log', aDay)
    .addOption(
      new Option('--profile <profile>', 'what kind of day to generate')
        .choices(['ordinary', 'pension-day'])
        .default('ordinary'),
    )
    .option('--seed <number>', 'the same seed generates the same day', aNumber, 1)
    .addOption(
      new Option('--mode <mode>', 'what to do').choices(['shadow', 'live']).default('shadow'),
    )
    .option(
      '--speed <N|max>',
      'times as fast as a watch, or as fast as the server can',
      aSpeed,
      'max',
    )
    .option('--branch <id>', 'id of the branch that is made for the replay')
    .option('--overdue-after <minutes>', 'a longer wait is overdue', aNumber, 10)
    .option('--priority-credit <seconds>', 'head start of the lane `priority`', aNumber, 90)
    .option('--report <file>', 'write the whole report as JSON')
    .option('--list-repairs', 'list every repaired visit', false)
    .option('--dry-run', 'read and repair the log, and do no more', false)
    .addHelpText('after', HELP);
}

function aNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError('It has to be a number from 0 on.');
  }
  return value;
}

function aSpeed(text: string): number | 'max' {
  if (text === 'max') return text;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 1 || value > 100_000) {
    throw new InvalidArgumentError('It has to be max, or a number from 1 to 100000.');
  }
  return value;
}

function aDay(text: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay) throw new InvalidArgumentError('It has to be a date such as 2026-01-05.');
  return text;
}
