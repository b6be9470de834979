import { describe, expect, it } from '@jest/globals';
import { BRANCH } from '@lobbyflow/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { IS_ON_POSTGRES, WRITING_THREADS } from '../../test/databases.js';
import { processes } from '../../test/processes.js';
import type { CommandRequest } from './commit.js';
import { verifyChain } from './verify-chain.js';

const TEST = join(import.meta.dirname, '../../test');
const RUN = ['--no-warnings', '--import', join(TEST, 'run-typescript.mjs'), '-C', 'source'];

const server = processes();

/** What a process was promised before it died. */
interface Promised {
  readonly request: CommandRequest;
  readonly status: number;
  readonly body: string;
}

/** Starts a busy process over a folder, and kills it once it was promised so much. */
async function killedAfter(count: number, folder: string, thread?: URL): Promise<Promised[]> {
  const busy = [
    join(TEST, 'busy-process.ts'),
    folder,
    ...(thread === undefined ? [] : [thread.href]),
  ];
  const child = spawn(process.execPath, [...RUN, ...busy], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  });
  const promised: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    promised.push(line);
    if (promised.length === count) child.kill('SIGKILL');
  });
  await Promise.all([once(lines, 'close'), once(child, 'close')]);
  return promised.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Promised);
}

const threads = IS_ON_POSTGRES ? [{ where: 'by the server', thread: undefined }] : WRITING_THREADS;
describe.each(threads)(
  'A process that is killed while its data is written $where',
  ({ thread }) => {
    it('has lost nothing that it promised, and every answer is still the same', async () => {
      const known: Promised[] = [];

      for (const count of [1, 77, 301]) {
        known.push(...(await killedAfter(count, server.folder, thread)));
        const { journal, commits, databases } = await server.start();
        const last = await verifyChain(commits, BRANCH);
        const { revision } = journal.current;

        expect(last.revision).toBe(revision);
        for (const { request, status, body } of known) {
          expect(await journal.submit(request)).toMatchObject({ status, body });
        }
        expect(journal.current.revision).toBe(revision);
        const accepted = known.filter(({ status }) => status < 400);
        expect(accepted.length).toBeLessThanOrEqual(revision);
        const [counted] = await databases.read.all({
          sql: `SELECT (SELECT COUNT(*) FROM numbers) AS numbers, (SELECT COUNT(*) FROM answers) AS answers,
          (SELECT COUNT(*) FROM commits WHERE "type" = 'issue') AS issued`,
          parameters: [],
        });
        expect(counted!['numbers']).toEqual(counted!['issued']);
        expect(Number(counted!['answers'])).toBeGreaterThanOrEqual(known.length);
        await server.stop();
      }

      expect(known.length).toBeGreaterThanOrEqual(1 + 77 + 301);
    }, 60_000);
  },
);
