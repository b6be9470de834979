import { Command, InvalidArgumentError } from 'commander';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { type LoadOptions, type LoadResult, runLoad } from './run-load.js';

/** A press that takes longer than this is felt. */
const GOAL_P99_MS = 150;

await new Command('load')
  .description(
    'A province: many branches on one process and one PostgreSQL of its own, commands at a steady rate, and the\n' +
      'screens of all halls. Exit code 1 when a command failed, a board fell behind, or the goal is missed.',
  )
  .option(
    '--branches <number>',
    'branches with four open counters, a kiosk and a board',
    aCount,
    797,
  )
  .option('--rate <number>', 'commands a second over all of them', aCount, 266)
  .option('--seconds <number>', 'how long it is measured', aCount, 60)
  .option('--seed <number>', 'of who does what when', aCount, 1)
  .option('--profile <folder>', 'where a CPU profile of the product is written')
  .option('--out <file>', 'where the figures are written as JSON', 'bench-results/load.json')
  .action(async ({ out, ...options }: LoadOptions & { readonly out: string }) => {
    const result = await runLoad(options, (line) => console.error(line));
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, `${JSON.stringify(result, null, 2)}\n`);
    console.log([...linesOf(result), `Written to ${out}`].join('\n'));
    const isGood = result.p99Ms <= GOAL_P99_MS && result.boardsBehind === 0;
    process.exitCode = isGood && result.failed.length === 0 ? 0 : 1;
  })
  .parseAsync();

function linesOf(result: LoadResult): string[] {
  const { commands, perSecond, failed, p50Ms, p95Ms, p99Ms, maxMs, cores } = result;
  const { branches, screens, boardsBehind, productMegabytes } = result;
  const [empty, withBranches, withScreens, end] = productMegabytes.map(Math.round);
  const per1000 = (value: number) => ((value / perSecond) * 1_000).toFixed(2);
  return [
    `${branches} branches, ${screens} screens, ${commands} commands at ${perSecond.toFixed(1)} a second:`,
    `failed      ${failed.length}${failed.length === 0 ? '' : `, such as ${String(failed[0])}`}`,
    `answered    p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms (goal ${GOAL_P99_MS}), slowest ${maxMs.toFixed(0)} ms`,
    `boards      ${boardsBehind} of ${branches} behind`,
    `processors  product ${cores.product.toFixed(2)}, PostgreSQL ${cores.postgres.toFixed(2)}, this generator ${cores.generator.toFixed(2)} cores`,
    `per 1,000   product ${per1000(cores.product)} s, PostgreSQL ${per1000(cores.postgres)} s of processor time for 1,000 commands`,
    `memory      product ${empty} MB empty, ${withBranches} MB with the branches, ${withScreens} MB with their screens, ${end} MB at the end`,
  ];
}

function aCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('It has to be a whole number from 1 on.');
  }
  return value;
}
