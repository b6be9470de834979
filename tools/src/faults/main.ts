import { Command, InvalidArgumentError } from 'commander';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { clockFaults, isSteady } from './clock.js';
import { connectionCuts, isResolved } from './cuts.js';
import { damagedFiles, damagedTable, isNoticed } from './damaged.js';
import { diskFull, hasSmallDisks, isHonest } from './disk-full.js';
import { failingSyncs, isFailStop } from './failing-sync.js';
import { isSound, killLoop } from './kill-loop.js';
import { isSeeing, plantedFaults, plantedTable } from './planted.js';
import { controlSees, isDurable, powerCuts } from './power-cut.js';

interface Common {
  readonly seed: number;
  readonly json?: string;
}

/** What a run came to, in lines, and whether that is as it has to be. */
interface Told {
  readonly result: object;
  readonly lines: readonly string[];
  readonly isGood: boolean;
}

/** A way to break a server: what it counts, how much of that there is when nothing is said, and the run itself. */
interface Fault {
  readonly name: string;
  readonly what: string;
  readonly counts: Readonly<Record<string, readonly [what: string, usual: number]>>;
  readonly run: (wanted: Common & Readonly<Record<string, unknown>>) => Promise<Told>;
}

const HELP = `
Everything runs on temporary folders and free ports of this machine, and is removed afterwards. The exit code is 1
where something was lost, done twice, answered differently or went unnoticed. The same seed draws the same lots; when
the server dies is then the same to within what the machine does.`;

const FAULTS: readonly Fault[] = [
  {
    name: 'kill',
    what: 'kill -9 while kiosks and tellers work',
    counts: { kills: ['how many', 1_000] },
    run: async (wanted) => {
      const result = await killLoop(counted(wanted, 'kills'), say);
      return figures(result, isSound(result));
    },
  },
  {
    name: 'power-cut',
    what: 'what a disk holds when the power goes at any write, with a control that must lose',
    counts: { commands: ['that are recorded', 2_000], cuts: ['how many', 1_000] },
    run: async (wanted) => {
      const result = await powerCuts(counted(wanted, 'commands', 'cuts'), say);
      return figures(result, isDurable(result) && controlSees(result));
    },
  },
  {
    name: 'planted',
    what: 'servers with a fault of each kind, all of which have to be found out',
    counts: { commands: ['that each has to do', 400] },
    run: async (wanted) => {
      const result = await plantedFaults(counted(wanted, 'commands'), say);
      return { result, lines: plantedTable(result), isGood: isSeeing(result) };
    },
  },
  {
    name: 'disk-full',
    what: 'a disk that is full, and has room again',
    counts: { rounds: ['how often', 25] },
    run: async (wanted) => {
      if (!hasSmallDisks()) throw new Error('This machine gives no process a disk of its own.');
      const result = await diskFull(counted(wanted, 'rounds'), say);
      return figures(result, isHonest(result));
    },
  },
  {
    name: 'failing-sync',
    what: 'a disk that fails to sync, once',
    counts: { runs: ['how many', 50] },
    run: async (wanted) => {
      const result = await failingSyncs(counted(wanted, 'runs'), say);
      return figures(result, isFailStop(result));
    },
  },
  {
    name: 'damaged',
    what: 'files that were damaged, and the way out by a backup',
    counts: { each: ['of each kind of damage', 30] },
    run: async (wanted) => {
      const result = await damagedFiles(counted(wanted, 'each'), say);
      return { result, lines: damagedTable(result), isGood: isNoticed(result) };
    },
  },
  {
    name: 'cuts',
    what: 'the connection to PostgreSQL is cut while it commits, and hangs',
    counts: { cuts: ['how many', 200] },
    run: async (wanted) => {
      const result = await connectionCuts(counted(wanted, 'cuts'), say);
      return figures(result, isResolved(result));
    },
  },
  {
    name: 'clock',
    what: 'a wall clock that jumps, and nights at work',
    counts: { rounds: ['how often', 20] },
    run: async (wanted) => {
      const result = await clockFaults(counted(wanted, 'rounds'), say);
      return figures(result, isSteady(result));
    },
  },
];

const program = new Command('faults')
  .description('Breaks a real server in the ways that branches do, and audits what is left.')
  .addHelpText('after', HELP);

for (const fault of FAULTS) {
  const command = common(program.command(fault.name).description(fault.what));
  for (const [name, [what, usual]] of Object.entries(fault.counts)) {
    command.option(`--${name} <number>`, what, aCount, usual);
  }
  command.action((wanted: Common & Record<string, unknown>) => tell(fault, wanted));
}

common(program.command('all').description('each of them, one after the other, as long as usual'))
  .option('--part <number>', 'only one of so many of each', aCount, 1)
  .action(async ({ part, ...wanted }: Common & { readonly part: number }) => {
    for (const fault of FAULTS) {
      const counts = Object.entries(fault.counts).map(([name, [, usual]]) => {
        return [name, Math.max(1, Math.round(usual / part))] as const;
      });
      console.log(`\n${fault.name}: ${fault.what}`);
      const json = wanted.json === undefined ? {} : { json: `${wanted.json}.${fault.name}` };
      await tell(fault, { ...wanted, ...Object.fromEntries(counts), ...json });
    }
  });

function common(command: Command): Command {
  return command
    .option('--seed <number>', 'of all lots', aCount, 1)
    .option('--json <file>', 'where the figures are written too');
}

async function tell(fault: Fault, wanted: Common & Record<string, unknown>): Promise<void> {
  const { result, lines, isGood } = await fault.run(wanted);
  for (const line of lines) console.log(line);
  console.log(isGood ? 'All of it is as it has to be.' : 'FAULTS FOUND.');
  if (wanted.json !== undefined) {
    writeFileSync(wanted.json, `${JSON.stringify(result, null, 2)}\n`);
  }
  if (!isGood) process.exitCode = 1;
}

function figures(result: object, isGood: boolean): Told {
  const lines = Object.entries(result).map(([name, value]) => `  ${name}: ${String(value)}`);
  return { result, lines, isGood };
}

/** The options that are counts, as the numbers that they are. */
function counted<Name extends string>(
  wanted: Common & Readonly<Record<string, unknown>>,
  ...names: readonly Name[]
): Record<Name | 'seed', number> {
  const numbers = names.map((name) => [name, Number(wanted[name])]);
  return { seed: wanted.seed, ...Object.fromEntries(numbers) } as Record<Name | 'seed', number>;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function aCount(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  }
  return value;
}

await program.parseAsync();
