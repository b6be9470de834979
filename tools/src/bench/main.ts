import { Command, InvalidArgumentError } from 'commander';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fanOut, type FanOutOptions } from './fan-out.js';
import { FAN_OUT_GOAL, fanOutLines } from './fan-out-lines.js';
import { httpBench } from './http-bench.js';
import { restart, type RestartOptions } from './restart.js';
import { isBackInTime, restartLines } from './restart-lines.js';
import { goalsOf, resultLines } from './results.js';

const RESULTS = 'bench-results/bench.json';
const ENGINE_BENCH = join(import.meta.dirname, '../../simulate/dist/engine-bench.js');

interface HttpOptions {
  readonly rounds: number;
  readonly connections: readonly number[];
  readonly longDay: number;
  readonly out: string;
  readonly profile: boolean;
  readonly oneCore: boolean;
}

const program = new Command('bench').description(
  'Measures the product side by side with what it is made of; figures are ratios, for machines differ.',
);

program
  .command('http', { isDefault: true })
  .description(
    'take and call-next over HTTP, durable, beside a bare echo; exit code 1 when a goal is missed',
  )
  .option('--rounds <number>', 'fresh branches for each number of connections', aCount, 5)
  .option('--connections <list>', 'how many at once', someCounts, [1, 16, 50])
  .option('--long-day <number>', 'customers of the long day', aCount, 5_000)
  .option('--out <file>', 'where the figures are written as JSON', RESULTS)
  .option('--profile', 'write a CPU profile of the product beside the figures', false)
  .option('--one-core', 'product and echo on one core, with all their threads', false)
  .action(async ({ rounds, connections, longDay, out, profile, oneCore }: HttpOptions) => {
    mkdirSync(dirname(out), { recursive: true });
    const nodeOptions = profile ? ['--cpu-prof', `--cpu-prof-dir=${dirname(out)}`] : [];
    const say = (line: string) => console.error(line);
    const results = await httpBench(
      { rounds, connections, longDay, nodeOptions, isOnOneCore: oneCore },
      say,
    );
    const goals = goalsOf(results);
    writeFileSync(out, `${JSON.stringify({ ...results, goals }, null, 2)}\n`);
    console.log([...resultLines(results), '', `Written to ${out}`].join('\n'));
    process.exitCode = goals.every(({ ratio, atLeast }) => ratio >= atLeast) ? 0 : 1;
  });

program
  .command('fan-out')
  .description('how soon every board of a branch hears of a ticket, beside a bare broadcast')
  .option('--sockets <list>', 'boards at once', someCounts, [500, 2_000])
  .option('--updates <number>', 'tickets that are taken', aCount, 60)
  .option('--out <file>', 'where the figures are written as JSON', 'bench-results/fan-out.json')
  .action(async ({ out, ...options }: FanOutOptions & { readonly out: string }) => {
    const cells = await fanOut(options, (line) => console.error(line));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(cells, null, 2)}\n`);
    console.log([...fanOutLines(cells), '', `Written to ${out}`].join('\n'));
    process.exitCode = cells.every(({ ratio }) => ratio <= FAN_OUT_GOAL) ? 0 : 1;
  });

program
  .command('restart')
  .description('how soon many screens are right again after their server was killed')
  .option('--boards <number>', 'boards on walls', aCount, 2_000)
  .option('--tellers <number>', 'screens of staff', aCount, 50)
  .option('--out <file>', 'where the figures are written as JSON', 'bench-results/restart.json')
  .action(async ({ out, ...options }: RestartOptions & { readonly out: string }) => {
    const result = await restart(options, (line) => console.error(line));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
    console.log([...restartLines(result), `Written to ${out}`].join('\n'));
    process.exitCode = isBackInTime(result) ? 0 : 1;
  });

program
  .command('engine')
  .description('the order of calling and the cost of a command, in this process alone')
  .action(() => {
    const { status } = spawnSync(process.execPath, [ENGINE_BENCH], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
  });

function aCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  }
  return value;
}

function someCounts(text: string): number[] {
  return text.split(',').map(aCount);
}

await program.parseAsync();
