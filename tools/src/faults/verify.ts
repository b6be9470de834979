import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

const OPERATOR = join(import.meta.dirname, '../../../apps/server/dist/operator/main.js');

/** What the operator's audit of a folder said. */
export interface Verdict {
  readonly isClean: boolean;
  readonly text: string;
}

/** Audits a folder that no server has open, as an operator does. */
export function verify(folder: string): Promise<Verdict> {
  return new Promise((told, failed) => {
    const child = spawn(process.execPath, [OPERATOR, 'verify', '--data', folder]);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    }
    child.once('error', failed);
    child.once('close', (code) => told({ isClean: code === 0, text }));
  });
}
