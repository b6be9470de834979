import { parentPort, workerData } from 'node:worker_threads';
import { SystemStopwatch } from '../ports/stopwatch.js';
import { doJob, type Job } from './jobs.js';

const stopwatch = new SystemStopwatch();

/** The thread's own end: one piece of work, then it is over. A throw ends it too, and is heard as its error. */
parentPort?.postMessage(doJob(workerData as Job, () => stopwatch.elapsedMs()));
