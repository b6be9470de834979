import { Command, InvalidArgumentError } from 'commander';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { isSound, killLoop } from './kill-loop.js';
import { isSeeing, plantedFaults, plantedTable } from './planted.js';
import { controlSees, isDurable, powerCuts } from './power-cut.js';

interface FaultOptions {
  readonly seed: number;
  readonly json?: string;
}

const HELP = `
Everything runs on temporary folders and free ports of this machine, and is removed afterwards. The exit code is 1
where something was lost, done twice or answered differently. The same seed draws the same lots; when the server dies
is then the same to within what the machine does.`;

const program = new Command('faults')
  .description('Breaks a real server in the ways that branches do, and audits what is left.')
  .addHelpText('after', HELP);

const withCommon = (command: Command) =>
  command
    .option('--seed <number>', 'of all lots', aCount, 1)
    .option('--json <file>', 'where the figures are written too');

withCommon(program.command('kill').description('kill -9 while kiosks and tellers work'))
  .option('--kills <number>', 'how many', aCount, 1_000)
  .action(async ({ kills, seed, json }: FaultOptions & { readonly kills: number }) => {
    const result = await killLoop({ kills, seed }, say);
    told(result, { isGood: isSound(result), json });
  });

withCommon(
  program
    .command('power-cut')
    .description(
      'what a disk holds when the power goes at any write, with a control that must lose',
    ),
)
  .option('--commands <number>', 'that are recorded', aCount, 2_000)
  .option('--cuts <number>', 'how many', aCount, 1_000)
  .action(async (options: FaultOptions & { readonly commands: number; readonly cuts: number }) => {
    const result = await powerCuts(options, say);
    told(result, { isGood: isDurable(result) && controlSees(result), json: options.json });
  });

withCommon(
  program
    .command('planted')
    .description('servers with a fault of each kind, all of which have to be found out'),
)
  .option('--commands <number>', 'that each has to do', aCount, 400)
  .action(async ({ json, ...wanted }: FaultOptions & { readonly commands: number }) => {
    const result = await plantedFaults(wanted, say);
    for (const line of plantedTable(result)) console.log(line);
    closed(result, { isGood: isSeeing(result), json });
  });

function told(
  result: object,
  { isGood, json }: { readonly isGood: boolean; readonly json: string | undefined },
): void {
  for (const [name, value] of Object.entries(result)) console.log(`  ${name}: ${String(value)}`);
  console.log(isGood ? 'Nothing was lost, done twice or answered differently.' : 'FAULTS FOUND.');
  closed(result, { isGood, json });
}

function closed(
  result: object,
  { isGood, json }: { readonly isGood: boolean; readonly json: string | undefined },
): void {
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  process.exitCode = isGood ? 0 : 1;
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
