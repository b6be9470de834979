import { parentPort } from 'node:worker_threads';
import { answerAdviceTask } from './advice-task.js';
import type { AskedOfWorker, ToldByWorker } from './waits-in-worker.js';
import { answerTask } from './waits-task.js';

/** The thread's own end: each question is answered under its number, whatever becomes of it. */
parentPort?.on('message', (asked: AskedOfWorker) => {
  parentPort?.postMessage(answerTo(asked));
});

function answerTo({ number, ...asked }: AskedOfWorker): ToldByWorker {
  try {
    const answer = 'task' in asked ? answerTask(asked.task) : answerAdviceTask(asked.advice);
    return { number, answer };
  } catch (error) {
    return { number, failure: error instanceof Error ? error.message : String(error) };
  }
}
