import { parentPort, workerData } from 'node:worker_threads';
import { BatchesHere } from './sqlite-batches.js';
import type { ToldByThread } from './sqlite-batches-in-thread.js';
import type { Statement } from './writer.js';

/** The thread's own end: writes what it is sent, one batch after another, and says what became of each; first, that it is there. */
const batches = new BatchesHere((workerData as { readonly path: string }).path);

parentPort?.on('message', (statements: readonly Statement[] | null) => {
  if (statements !== null) {
    parentPort?.postMessage(written(statements));
    return;
  }
  void batches.close();
  parentPort?.close();
});

parentPort?.postMessage(true satisfies ToldByThread);

function written(statements: readonly Statement[]): ToldByThread {
  try {
    return batches.writeNow(statements);
  } catch (error) {
    // An error that is sent keeps its message, but not the driver's code.
    const { message, code } = error as { readonly message: string; readonly code?: unknown };
    return { message, ...(typeof code === 'string' && { code }) };
  }
}
