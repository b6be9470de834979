// The last line of a test run, alone: `N passed, N failed`. A suite that could not be loaded counts as failed, and a
// run in which no test ran is a failed run.
import { writeSync } from 'node:fs';
import process from 'node:process';

export default class Totals {
  #ran = 0;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.#ran = results.numPassedTests + failed;
    const line = `${results.numPassedTests} passed, ${failed} failed\n`;
    process.on('exit', () => writeSync(1, line));
  }

  getLastError() {
    return this.#ran === 0 ? new Error('No test ran.') : undefined;
  }
}
