import process from 'node:process';
import { lobbyAfter, timeCommands } from './command-bench.js';
import { cpuMs } from './cpu-time.js';
import { queuesOf, runPaths, waitingTickets } from './paths-bench.js';
import { answerWaits, waitsOf, waitsWithNewcomers } from './waits-bench.js';

const PATHS = 200;
const WAITING = 40;
const GOAL_MS = 6;
const RUNS = 200;
const CUSTOMERS = 1_000;
const LONG_DAY = 5_000;

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param play - with the seed of the run; returns more than 0 when it did its work */
function timePaths(play: (run: number) => number): number {
  const times: number[] = [];
  let done = 0;
  for (let run = 0; run < RUNS; run += 1) times.push(cpuMs(() => (done += play(run))));
  if (!(done > 0)) throw new Error('Nobody was called.');
  // The first half is compiled while it runs.
  return median(times.slice(RUNS / 2));
}

/** Short and long day in turn, so that a slow moment of the machine counts for both. */
function timeDays(): { readonly fresh: number; readonly long: number } {
  const times = { fresh: [] as number[], long: [] as number[] };
  timeCommands(lobbyAfter(0), CUSTOMERS);
  for (let run = 0; run < 7; run += 1) {
    times.fresh.push(timeCommands(lobbyAfter(0), CUSTOMERS));
    times.long.push(timeCommands(lobbyAfter(LONG_DAY), CUSTOMERS));
  }
  return { fresh: median(times.fresh), long: median(times.long) };
}

const queues = queuesOf(waitingTickets(WAITING));
const pathsMs = timePaths((run) => runPaths(queues, PATHS, run));
const [plain, full] = [waitsOf(WAITING), waitsWithNewcomers(WAITING)];
const waitsMs = timePaths((run) => answerWaits(plain, PATHS, run));
const fullMs = timePaths((run) => answerWaits(full, PATHS, run));
const { fresh, long } = timeDays();
const micros = (ms: number) => `${(ms * 1_000).toFixed(1)} µs`;
console.log(
  [
    'Processor time, median:',
    `${PATHS} paths of ${WAITING} waiting tickets, by the engine's order: ${pathsMs.toFixed(2)} ms (goal ${GOAL_MS} ms)`,
    `waits of ${WAITING} who wait, ${PATHS} paths with patience and no-shows: ${waitsMs.toFixed(2)} ms (goal ${GOAL_MS} ms)`,
    `the same with 40 an hour still to come and ten newcomers: ${fullMs.toFixed(2)} ms`,
    `decide and apply, a command of a fresh day: ${micros(fresh)}`,
    `decide and apply, a command after ${LONG_DAY} customers: ${micros(long)} (${(long / fresh).toFixed(2)} times a fresh day's)`,
  ].join('\n'),
);
process.exitCode = pathsMs <= GOAL_MS && waitsMs <= GOAL_MS ? 0 : 1;
