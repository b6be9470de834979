import { Presets, SingleBar } from 'cli-progress';
import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import type { Progress } from './branch.js';
import { generatedLog } from './generated-log.js';
import { type Options, readOptions } from './options.js';
import { planDay } from './plan-day.js';
import { openLog, readDay } from './read-log.js';
import { ReplayFault } from './replay-fault.js';
import { repairDay } from './repairs.js';
import { countRepairs, listRepairs, repairLines, type Report, reportLines } from './report.js';
import { type DayToRun, runDay } from './run-day.js';

/** The share floor of a generated day; recorded ones are run by their head starts alone. */
const FLOOR = { generated: 4, recorded: 100 };

async function main(options: Options): Promise<boolean> {
  const day = await prepare(options);
  const { visits, repairs } = day.repaired;
  print([
    `${day.source}, ${day.day}: ${visits.length} visits, ${day.plan.counters.length} counters`,
  ]);
  if (options.listRepairs) print(['', `Repairs: ${repairs.length}`, ...listRepairs(repairs), '']);
  if (options.dryRun) {
    print(repairLines(countRepairs(repairs)));
    return true;
  }
  const report = await withBar(visits.length, (progress) => runDay(options, day, progress));
  print(reportLines(report));
  if (options.report !== null) await write(options.report, report);
  const differences = [...(report.mismatches ?? []), ...report.dayPage.differences];
  return report.refused.length === 0 && differences.length === 0;
}

async function prepare(options: Options): Promise<DayToRun> {
  const isRecorded = options.data !== null;
  const log = options.data === null ? generatedLog(options) : openLog(options.data);
  const { day, rows } = await readDay(log, options.day);
  const repaired = repairDay(rows);
  const plan = planDay(repaired, {
    overdueAfterMs: options.overdueAfterMs,
    priorityCreditMs: options.priorityCreditMs,
    floorEvery: isRecorded ? FLOOR.recorded : FLOOR.generated,
  });
  const source = options.data ?? `A generated day (${options.profile}, seed ${options.seed})`;
  return { day, source, repaired, plan };
}

/** Shows a bar where somebody looks; elsewhere nothing. */
async function withBar<T>(visits: number, run: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stdout.isTTY) return run(() => undefined);
  const format = '  {bar} {value}/{total} visits, {duration_formatted}';
  const bar = new SingleBar({ format, hideCursor: true }, Presets.shades_classic);
  bar.start(visits, 0);
  try {
    return await run((over) => bar.update(over));
  } finally {
    bar.stop();
  }
}

async function write(path: string, report: Report): Promise<void> {
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  print([`Report written to ${path}`]);
}

function print(lines: readonly string[]): void {
  console.log(lines.join('\n'));
}

try {
  const isFine = await main(readOptions(process.argv));
  process.exitCode = isFine ? 0 : 1;
} catch (fault) {
  if (!(fault instanceof ReplayFault)) throw fault;
  console.error(fault.message);
  process.exitCode = 2;
}
