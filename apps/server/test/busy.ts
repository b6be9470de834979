import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { CommandRequest } from '../src/journal/commit.js';

const RUN = ['--no-warnings', '--import', join(import.meta.dirname, 'run-typescript.mjs')];
const PROGRAM = join(import.meta.dirname, 'busy-process.ts');

/** What a process was told, and wrote down before it went on. */
export interface Promised {
  readonly request: CommandRequest;
  readonly status: number;
  readonly body: string;
}

/** Another process at work on a folder, until it is killed. */
export interface BusyProcess {
  /** When it was promised so much more than when this is asked. */
  promised(count: number): Promise<void>;
  /** @returns everything that it was promised */
  kill(): Promise<readonly Promised[]>;
}

/** Starts a process that takes and calls tickets of a branch as fast as it can. */
export function aBusyProcess(folder: string): BusyProcess {
  const child = spawn(process.execPath, [...RUN, '-C', 'source', PROGRAM, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => output.push(line));
  const ended = Promise.all([once(lines, 'close'), once(child, 'close')]);
  return {
    promised: async (count) => {
      const died = once(child, 'close').then(() => Promise.reject(new Error('it ended by itself')));
      died.catch(() => undefined);
      for (const until = output.length + count; output.length < until;) {
        await Promise.race([once(lines, 'line'), died]);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      return output
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line) as Promised);
    },
  };
}
