import { afterEach, beforeEach } from '@jest/globals';
import type { Command } from '@lobbyflow/engine';
import { openDay, press } from '@lobbyflow/testing';
export { tamper } from './databases.js';
import { aFolder, aProcess, type Process, take } from './a-process.js';

const MORNING: readonly Command[] = [
  openDay(),
  press('open', 1),
  press('open', 2),
  take(1),
  take(2),
  take(3),
];

/** The processes of a test, all over one folder that is new for each example. */
export interface Processes {
  readonly folder: string;
  start(options?: Parameters<typeof aProcess>[1]): Promise<Process>;
  /** A process whose branch is open, with two counters and three customers: revision 6. */
  morning(options?: Parameters<typeof aProcess>[1]): Promise<Process>;
  /** Ends all that were started. */
  stop(): Promise<void>;
}

/** Registers what each example of a spec needs, and what is to be cleared up after it. */
export function processes(): Processes {
  let folder: Awaited<ReturnType<typeof aFolder>>;
  let running: Process[] = [];
  const stop = async () => {
    const ended = running;
    running = [];
    for (const { databases } of ended) await databases.close();
  };
  beforeEach(async () => {
    folder = await aFolder();
  });
  afterEach(async () => {
    await stop();
    await folder.remove();
  });
  const start: Processes['start'] = async (options) => {
    const process = await aProcess(folder.path, options);
    running.push(process);
    return process;
  };
  return {
    get folder() {
      return folder.path;
    },
    start,
    stop,
    morning: async (options) => {
      const process = await start(options);
      for (const command of MORNING) await process.submit(command);
      return process;
    },
  };
}
