import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const SOAK = join(import.meta.dirname, '../../tools/dist/soak/main.js');
const run = promisify(execFile);

it('a board shows every call of a small day, with its link lost and its server killed', async () => {
  const wish = ['--events', '260', '--cuts', '2', '--kills', '1', '--json'];

  const { stdout } = await run(process.execPath, [SOAK, ...wish]);

  const told = JSON.parse(stdout) as { calls: number; heapGrowthMb: number };
  expect(told).toMatchObject({ unseen: [], ghosts: [], faults: [], reconnects: 3, restarts: 1 });
  expect(told.calls).toBeGreaterThan(50);
  expect(told.heapGrowthMb).toBeLessThan(10);
});
