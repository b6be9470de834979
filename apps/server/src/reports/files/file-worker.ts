import { parentPort, workerData } from 'node:worker_threads';
import type { FileTask } from './file-maker.js';
import { writeFile } from './write-file.js';

/** The thread's own end: one file, and then it is over. A fault ends the thread, and is told by it. */
const { book, format } = workerData as FileTask;
parentPort?.postMessage(await writeFile(book, format));
