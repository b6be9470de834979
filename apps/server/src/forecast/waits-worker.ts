import { parentPort } from 'node:worker_threads';
import type { AskedOfWorker, ToldByWorker } from './waits-in-worker.js';
import { answerTask } from './waits-task.js';

/** The thread's own end: each question is answered under its number, whatever becomes of it. */
parentPort?.on('message', ({ number, task }: AskedOfWorker) => {
  parentPort?.postMessage(answerTo(number, task));
});

function answerTo(number: number, task: AskedOfWorker['task']): ToldByWorker {
  try {
    return { number, answer: answerTask(task) };
  } catch (error) {
    return { number, failure: error instanceof Error ? error.message : String(error) };
  }
}
