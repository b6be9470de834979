import { existsSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Turn } from '../db/turn.js';
import { SystemStopwatch } from '../ports/stopwatch.js';
import { doJob, type Job, type JobName, type Jobs } from './jobs.js';

/** A thread that needs more has gone wrong. */
const LIMITS = { maxOldGenerationSizeMb: 384 };

/** Does work that takes seconds; a port, because it must not hold up the event loop and a spec has no compiled thread. */
export abstract class JobRunner {
  /** One piece of work of a name after the other. Rejects when it could not be done, or took longer than `withinMs`. */
  abstract run<Name extends JobName>(
    name: Name,
    asked: Jobs[Name]['asked'],
    withinMs: number,
  ): Promise<Jobs[Name]['told']>;
  abstract close(): Promise<void>;
}

/** In this very thread: for specs. */
export class JobsInProcess extends JobRunner {
  async run<Name extends JobName>(
    name: Name,
    asked: Jobs[Name]['asked'],
  ): Promise<Jobs[Name]['told']> {
    await nextTurn();
    const stopwatch = new SystemStopwatch();
    return doJob({ name, asked } as unknown as Job, () => stopwatch.elapsedMs());
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/** In a thread that is begun for each piece of work, and ends with it: nothing of it stays in memory. */
export class JobsInWorker extends JobRunner {
  /** Whoever asks does not wait behind what is done at night. */
  private readonly turns: Readonly<Record<JobName, Turn>> = {
    learn: new Turn(),
    'what-if': new Turn(),
  };
  private readonly workers = new Set<Worker>();
  private isClosing = false;

  /** @param file - the compiled thread */
  constructor(private readonly file: URL) {
    super();
  }

  run<Name extends JobName>(
    name: Name,
    asked: Jobs[Name]['asked'],
    withinMs: number,
  ): Promise<Jobs[Name]['told']> {
    return this.turns[name].take(() => this.begin({ name, asked } as unknown as Job, withinMs));
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }

  private begin(workerData: Job, withinMs: number): Promise<never> {
    if (this.isClosing) return Promise.reject(new Error('the server is closing'));
    const worker = new Worker(this.file, { workerData, resourceLimits: LIMITS });
    worker.unref();
    this.workers.add(worker);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new TookTooLong(`${workerData.name} took longer than ${withinMs} ms`));
        void worker.terminate();
      }, withinMs).unref();
      const end = (settle: () => void) => {
        clearTimeout(timer);
        this.workers.delete(worker);
        settle();
      };
      worker.on('message', (told) => end(() => resolve(told as never)));
      worker.on('error', (error) => end(() => reject(error)));
      worker.on('exit', () => end(() => reject(new Error('the thread has ended'))));
    });
  }
}

/** Work that was given up. */
export class TookTooLong extends Error {}

/** In a thread of its own where it stands compiled beside this file; run from the sources, in this one. */
export function jobRunner(): JobRunner {
  const file = new URL('job-worker.js', import.meta.url);
  return existsSync(file) ? new JobsInWorker(file) : new JobsInProcess();
}
