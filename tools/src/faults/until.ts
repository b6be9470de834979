import { setTimeout as pass } from 'node:timers/promises';

const LOOK_AGAIN_MS = 25;
const LIMIT_MS = 30_000;

/** Waits until something is so. @throws Error when it is not within half a minute */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const begun = performance.now();
  while (!(await isSo())) {
    if (performance.now() - begun > LIMIT_MS) throw new Error('It did not come about in time.');
    await pass(LOOK_AGAIN_MS);
  }
}
