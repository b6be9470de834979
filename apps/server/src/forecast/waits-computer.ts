import type { WaitsAnswer, WindowAdvice } from '@lobbyflow/forecast';
import { type AdviceTask, answerAdviceTask } from './advice-task.js';
import { answerTask, type WaitsTask } from './waits-task.js';

/** Plays futures; a port, because it must not hold up the event loop and a test need not wait for it. */
export abstract class WaitsComputer {
  /** Rejects when the forecast could not be made. */
  abstract compute(task: WaitsTask): Promise<WaitsAnswer>;
  /** Compares what could be done with the windows. Rejects likewise. */
  abstract advise(task: AdviceTask): Promise<WindowAdvice>;
  abstract close(): Promise<void>;
}

/** In this very thread: for specs. */
export class WaitsInProcess extends WaitsComputer {
  compute(task: WaitsTask): Promise<WaitsAnswer> {
    return Promise.resolve(answerTask(task));
  }

  advise(task: AdviceTask): Promise<WindowAdvice> {
    return Promise.resolve(answerAdviceTask(task));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
