import type { FileFormat } from '@lobbyflow/contract';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { Turn } from '../../db/turn.js';
import { ProblemError } from '../../problems/problem.error.js';
import type { Book } from './book.js';
import { writeFile } from './write-file.js';

export interface FileTask {
  readonly book: Book;
  readonly format: FileFormat;
}

/** Files that wait for the one being made; beyond it the honest answer is `busy`. */
const MOST_WAITING = 10;
/** Two fonts of eight megabytes, taken apart, and a long day. */
const LIMITS = { maxOldGenerationSizeMb: 384 };

/** Writes files one at a time, each in a thread that ends with it: laying out a page takes a while, and memory. */
export class FileMaker {
  private readonly turn = new Turn();
  private waiting = 0;

  /** @param file - the compiled worker; `null`: in this very thread */
  constructor(private readonly file: URL | null) {}

  /** @throws ProblemError `busy` when many wait already */
  async make(task: FileTask): Promise<Uint8Array> {
    if (this.waiting >= MOST_WAITING) throw new ProblemError('busy');
    this.waiting += 1;
    try {
      return await this.turn.take(() => this.write(task));
    } finally {
      this.waiting -= 1;
    }
  }

  private write(task: FileTask): Promise<Uint8Array> {
    if (this.file === null) return writeFile(task.book, task.format);
    const worker = new Worker(this.file, { workerData: task, resourceLimits: LIMITS });
    return new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that writes files has ended')));
    });
  }
}

/** In a thread where the compiled worker stands beside this file; run from the sources, in this one. */
export function fileMaker(): FileMaker {
  const file = new URL('file-worker.js', import.meta.url);
  return new FileMaker(existsSync(file) ? file : null);
}
