import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import type { Options } from './options.js';

const SIMULATE = join(import.meta.dirname, '../../simulate/dist/main.js');

/** The visit log of a generated day, as `npm run simulate -- day` prints it. */
export function generatedLog({
  profile,
  seed,
  day,
}: Pick<Options, 'profile' | 'seed' | 'day'>): Readable {
  const asked = ['day', '--profile', profile, '--seed', String(seed)];
  const { stdout } = spawn(process.execPath, [SIMULATE, ...asked, ...(day ? ['--day', day] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return stdout;
}
