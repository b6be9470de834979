import type { WaitsAnswer } from '@lobbyflow/forecast';
import { answerTask, type WaitsTask } from './waits-task.js';

/** Plays futures; a port, because it must not hold up the event loop and a test need not wait for it. */
export abstract class WaitsComputer {
  /** Rejects when the forecast could not be made. */
  abstract compute(task: WaitsTask): Promise<WaitsAnswer>;
  abstract close(): Promise<void>;
}

/** In this very thread: for specs. */
export class WaitsInProcess extends WaitsComputer {
  compute(task: WaitsTask): Promise<WaitsAnswer> {
    return Promise.resolve(answerTask(task));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
