import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { readOptions } from './options.js';
import { runLog } from './run-log.js';
import { runSimulated } from './run-simulated.js';
import { ScoreFault } from './score-fault.js';

function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${what}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv);
  const spoken =
    options.mode === 'simulated'
      ? runSimulated(options, progress)
      : await runLog(options, progress);
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  console.log(spoken.lines.join('\n'));
  if (options.json !== null) {
    writeFileSync(options.json, `${JSON.stringify(spoken.json, null, 2)}\n`);
    console.log(`Written to ${options.json}`);
  }
  process.exitCode = spoken.isFine ? 0 : 1;
}

try {
  await main();
} catch (fault) {
  if (!(fault instanceof ScoreFault)) throw fault;
  console.error(fault.message);
  process.exitCode = 2;
}
