import type { WaitsAnswer, WindowAdvice } from '@lobbyflow/forecast';
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AdviceTask } from './advice-task.js';
import { WaitsComputer, WaitsInProcess } from './waits-computer.js';
import type { WaitsTask } from './waits-task.js';

type Asked = { readonly task: WaitsTask } | { readonly advice: AdviceTask };
type Told = WaitsAnswer | WindowAdvice;
export type AskedOfWorker = { readonly number: number } & Asked;
export type ToldByWorker = { readonly number: number } & (
  { readonly answer: Told } | { readonly failure: string }
);

interface Asker {
  readonly resolve: (answer: Told) => void;
  readonly reject: (error: Error) => void;
}

/** Room for a few thousand waiting; a thread that needs more has gone wrong. What is short-lived is collected often. */
const LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 };

/** In a thread of its own, started by the first question, and again after it died. */
export class WaitsInWorker extends WaitsComputer {
  private worker: Worker | null = null;
  private readonly asked = new Map<number, Asker>();
  private questions = 0;

  /** @param file - the compiled worker */
  constructor(private readonly file: URL) {
    super();
  }

  compute(task: WaitsTask): Promise<WaitsAnswer> {
    return this.ask({ task }) as Promise<WaitsAnswer>;
  }

  advise(advice: AdviceTask): Promise<WindowAdvice> {
    return this.ask({ advice }) as Promise<WindowAdvice>;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
    this.worker = null;
  }

  /** The thread answers what was asked: a question about waits with waits, one about windows with advice. */
  private ask(asked: Asked): Promise<Told> {
    const number = (this.questions += 1);
    return new Promise((resolve, reject) => {
      this.asked.set(number, { resolve, reject });
      this.worker ??= this.start();
      this.worker.postMessage({ number, ...asked } satisfies AskedOfWorker);
    });
  }

  private start(): Worker {
    const worker = new Worker(this.file, { resourceLimits: LIMITS });
    worker.unref();
    worker.on('message', (told: ToldByWorker) => {
      const asker = this.asked.get(told.number);
      this.asked.delete(told.number);
      if ('answer' in told) asker?.resolve(told.answer);
      else asker?.reject(new Error(told.failure));
    });
    const end = (reason: Error) => {
      if (this.worker === worker) this.worker = null;
      const askers = [...this.asked.values()];
      this.asked.clear();
      for (const { reject } of askers) reject(reason);
    };
    worker.on('error', (error) => end(error));
    worker.on('exit', () => end(new Error('the forecasting thread has ended')));
    return worker;
  }
}

/** In a thread of its own where the compiled worker stands beside this file; run from the sources, in this one. */
export function waitsComputer(): WaitsComputer {
  const file = new URL('waits-worker.js', import.meta.url);
  return existsSync(file) ? new WaitsInWorker(file) : new WaitsInProcess();
}
