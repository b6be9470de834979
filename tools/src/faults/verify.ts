import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const OPERATOR = join(import.meta.dirname, '../../../apps/server/dist/operator/main.js');

/** How a command of the operator ended, and all that it said. */
export interface Operated {
  readonly exit: number | null;
  readonly text: string;
}

/**
 * Runs a command of the operator, such as `verify`.
 *
 * @param under - a program that it runs under, with its options; empty for none
 */
export function operate(args: readonly string[], under: readonly string[] = []): Promise<Operated> {
  const [program = process.execPath, ...rest] = [...under, process.execPath, OPERATOR, ...args];
  return new Promise((told, failed) => {
    const child = spawn(program, rest);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    }
    child.once('error', failed);
    child.once('close', (exit) => told({ exit, text }));
  });
}

/** What the operator's audit of a folder said. */
export interface Verdict {
  readonly isClean: boolean;
  readonly text: string;
}

/** Audits a folder as an operator does; a server may be at work on it. */
export async function verify(folder: string, under: readonly string[] = []): Promise<Verdict> {
  const { exit, text } = await operate(['verify', '--data', folder], under);
  return { isClean: exit === 0, text };
}
