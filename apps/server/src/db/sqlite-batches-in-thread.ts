import { Worker } from 'node:worker_threads';
import type { Fatal } from '../ports/fatal.js';
import { SqliteBatches } from './sqlite-batches.js';
import { StorageBroken } from './storage-errors.js';
import type { Statement } from './writer.js';

/** Whether it was written, or the driver's error. */
export type ToldByThread = boolean | { readonly message: string; readonly code?: string };

/** What the thread works on, its compiled file, and what ends the process with it. */
export interface ThreadParts {
  readonly path: string;
  readonly thread: URL;
  readonly fatal: Fatal;
}

interface Waiting {
  readonly resolve: (isWritten: boolean) => void;
  readonly reject: (error: Error) => void;
}

/** It holds a batch and its statements; a thread that needs more has gone wrong. */
const LIMITS = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 };

/** In a thread of its own, so that nobody else waits for the disk. Without it nothing can be promised. */
export class BatchesInThread extends SqliteBatches {
  private waiting: Waiting | null = null;
  private end: Error | null = null;
  private isClosing = false;

  private constructor(
    private readonly worker: Worker,
    private readonly fatal: Fatal,
  ) {
    super();
    worker.on('message', (told: ToldByThread) => this.hear(told));
    worker.on('error', (cause: Error) => this.ended(cause));
    worker.on('exit', () => this.ended());
  }

  /**
   * Starts the thread; it has the file open then, and knows of every write from now on.
   *
   * @throws StorageBroken when it ends at once
   */
  static async open({ path, thread, fatal }: ThreadParts): Promise<BatchesInThread> {
    const worker = new Worker(thread, { workerData: { path }, resourceLimits: LIMITS });
    const batches = new BatchesInThread(worker, fatal);
    await new Promise<boolean>((resolve, reject) => {
      batches.waiting = { resolve, reject };
    });
    return batches;
  }

  write(statements: readonly Statement[]): Promise<boolean> {
    if (this.end !== null) return Promise.reject(this.end);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker.postMessage(statements);
    });
  }

  close(): Promise<void> {
    if (this.end !== null) return Promise.resolve();
    this.isClosing = true;
    return new Promise((done) => {
      this.worker.once('exit', () => done());
      this.worker.postMessage(null);
    });
  }

  private hear(told: ToldByThread): void {
    const { waiting } = this;
    this.waiting = null;
    if (typeof told === 'boolean') waiting?.resolve(told);
    else waiting?.reject(Object.assign(new Error(told.message), { code: told.code }));
  }

  private ended(cause?: Error): void {
    if (this.end !== null) return;
    const why = cause === undefined ? '' : `: ${cause.message}`;
    this.end = new StorageBroken(`the thread that writes has ended${why}`, { cause });
    if (!this.isClosing) this.fatal.stop(this.end);
    this.waiting?.reject(this.end);
    this.waiting = null;
  }
}
