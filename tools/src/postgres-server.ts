import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { OwnServer } from './servers.js';

const POSTGRES = join(import.meta.dirname, '../postgres.mjs');

/** A PostgreSQL of its own that waits for the disk at each commit, as one in use does; it goes with this process. */
export async function startDurablePostgres(): Promise<OwnServer> {
  const child = spawn(process.execPath, [POSTGRES, '--durable'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [url] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>,
    ended.then(() => Promise.reject(new Error('PostgreSQL did not start.'))),
  ]);
  return {
    url,
    pid: child.pid ?? 0,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
