import process from 'node:process';

const LOOK_MS = 500;

/**
 * Calls once when the process that started this one is gone. `npm start` puts a shell between itself and the
 * server, and that shell hands no signal on: without this, stopping npm would leave the server running.
 */
export function whenParentIsGone(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, LOOK_MS).unref();
}
