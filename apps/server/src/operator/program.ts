import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { BranchId } from '@lobbyflow/engine';
import { StartError } from '../db/storage-errors.js';
import {
  doBackup,
  doExportJournal,
  doExportVisits,
  doRestore,
  doRetention,
  doSetup,
  doVerify,
  doVoices,
} from './commands.js';
import type { Surroundings } from './surroundings.js';
import { VOICE_ENGINE } from './voices.js';

/** What the command says with its exit code. */
export const EXIT = { done: 0, findings: 1, cannot: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

const HELP = `
Exit codes:
  0  done; of verify, backup and restore: and the audit found nothing
  1  the audit found faults: they are listed, and no backup or restored folder was made
  2  it could not be done: the reason and the way out are said

Environment:
  LOBBYFLOW_DATA        folder of the database where --data is left out (./data)
  LOBBYFLOW_BACKUP_KEY  backups are encrypted and restored with it (12 characters or more)`;

/** Runs the operator's command. @returns the exit code */
export async function runOperator(argv: readonly string[], around: Surroundings): Promise<Exit> {
  let exit: Exit = EXIT.done;
  const program = aProgram(around, async (work) => {
    exit = (await work) ? EXIT.done : EXIT.findings;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.cannot;
    const [what, wayOut] = explained(error);
    around.warn(`${what}\n${wayOut}`);
    return EXIT.cannot;
  }
}

/** What a file, the disk or the database refuses is told like the rest; anything else is a fault of ours. */
function explained(error: unknown): readonly [what: string, wayOut: string] {
  if (error instanceof StartError) return [error.message, error.wayOut];
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return [
    `It could not be done: ${message}.`,
    'See that the disk has room and the files may be read and written.',
  ];
}

type Run = (work: Promise<boolean>) => Promise<void>;
type NewCommand = (name: string, description: string) => Command;

function aProgram(around: Surroundings, run: Run): Command {
  const { say, warn } = around;
  const program = new Command('lobbyflow')
    .description('Looks after the data of a Lobbyflow server.')
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => say(text.trimEnd()),
      writeErr: (text) => warn(text.trimEnd()),
    });
  const set = around.environment['LOBBYFLOW_DATA'] ?? '';
  const folder = set === '' ? './data' : set;
  const command: NewCommand = (name, description) =>
    program
      .command(name)
      .description(description)
      .option('--data <dir>', 'folder of the database', folder);
  addSafety(command, around, run);
  addExport(command, around, run);
  addUpkeep(command, around, run);
  return program;
}

interface Data {
  readonly data: string;
}

function addSafety(command: NewCommand, around: Surroundings, run: Run): void {
  command('verify', 'audits journal, numbers, answers and rows; also while a server runs')
    .option('--json', 'says it as one JSON object')
    .option('--checkpoints <file>', 'a copy of the signed checkpoints that is kept elsewhere')
    .option('--checkpoint-key <file>', 'their public key, kept elsewhere')
    .action(({ data, json = false, checkpoints, checkpointKey }: VerifyAsked) => {
      const copy = { checkpoints: checkpoints ?? null, key: checkpointKey ?? null };
      return run(doVerify(data, { isJson: json, ...copy }, around));
    });
  command('backup', 'makes one audited file of the database; also while a server runs')
    .requiredOption('--to <file>', 'the file to make')
    .action(({ data, to }: Data & { to: string }) => run(doBackup(data, to, around)));
  command('restore', 'puts a backup into an empty folder, audited before and after')
    .requiredOption('--from <file>', 'the backup')
    .option('--branch <id>', 'with --revision: the branch to take back')
    .option('--revision <number>', 'the last revision of that branch to keep', wholeNumber)
    .action(({ data, from, branch, revision }: RestoreAsked) => {
      if ((branch === undefined) !== (revision === undefined)) {
        throw new StartError(
          'A branch is taken back to a revision.',
          'Give --branch and --revision together, or neither.',
        );
      }
      const at =
        branch === undefined || revision === undefined
          ? null
          : { branchId: branch as BranchId, revision };
      return run(doRestore(from, { folder: data, at }, around));
    });
}

interface VerifyAsked extends Data {
  readonly json?: boolean;
  readonly checkpoints?: string;
  readonly checkpointKey?: string;
}

interface RestoreAsked extends Data {
  readonly from: string;
  readonly branch?: string;
  readonly revision?: number;
}

function addExport(command: NewCommand, around: Surroundings, run: Run): void {
  command('export', 'writes the journal of a branch as NDJSON, or the visits of a day as CSV')
    .requiredOption('--branch <id>', 'the branch')
    .requiredOption('--to <file>', 'the file to make')
    .option('--since <revision>', 'only commits after it', wholeNumber, 0)
    .option('--visits', 'visits instead of the journal; with --day')
    .option('--day <date>', 'the business day, such as 2026-01-05')
    .action(({ data, branch, to, since, visits = false, day }: ExportAsked) => {
      if (visits !== (day !== undefined)) {
        throw new StartError(
          'Visits are those of a business day.',
          'Give --visits and --day together, or neither.',
        );
      }
      return run(
        day === undefined
          ? doExportJournal(data, { branchId: branch, since, to }, around)
          : doExportVisits(data, { branchId: branch, businessDay: day, to }, around),
      );
    });
}

interface ExportAsked extends Data {
  readonly branch: string;
  readonly to: string;
  readonly since: number;
  readonly visits?: boolean;
  readonly day?: string;
}

function addUpkeep(command: NewCommand, around: Surroundings, run: Run): void {
  command('retention', 'erases what is personal and has had its time; while no server runs')
    .option('--days <number>', 'days a ticket’s page stays after the visit', wholeNumber, 7)
    .option('--dry-run', 'only counts; also while a server runs')
    .action(({ data, days, dryRun = false }: Data & { days: number; dryRun?: boolean }) =>
      run(doRetention(data, { days, isDry: dryRun }, around)),
    );
  command('voices', 'records the words with which boards call; also while a server runs')
    .option(
      '--engine <program>',
      'what speaks: espeak-ng, or another that takes its options',
      VOICE_ENGINE,
    )
    .action(({ data, engine }: Data & { engine: string }) => run(doVoices(data, engine, around)));
  command('setup', 'says how the first admin is made, or makes it')
    .option('--username <name>', 'makes the admin; the password is read from the standard input')
    .action(({ data, username }: Data & { username?: string }) =>
      run(doSetup(data, username ?? null, around)),
    );
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}
