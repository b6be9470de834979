import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Time that has passed, whatever anybody does to the wall clock. Milliseconds from any origin. */
export abstract class Stopwatch {
  /** Stands still while the machine sleeps. Cheap: read with every command. */
  abstract elapsedMs(): number;
  /** Goes on while the machine sleeps. Costs a system call: read only when in doubt. */
  abstract elapsedWithSleepMs(): number;
}

export class SystemStopwatch extends Stopwatch {
  elapsedMs(): number {
    return performance.now();
  }

  elapsedWithSleepMs(): number {
    return uptime() * 1_000;
  }
}
