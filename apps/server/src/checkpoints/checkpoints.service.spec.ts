import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { Journals } from '../journal/journals.js';
import { readLines } from './checkpoint.js';
import {
  checkingKey,
  CHECKPOINTS,
  PRIVATE_KEY,
  PUBLIC_KEY,
  signingKey,
} from './checkpoint-files.js';
import { Checkpoints } from './checkpoints.service.js';

let server: TestServer;

beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.close());

const at = (name: string) => join(server.folder, name);
function noted() {
  const read = readLines(readFileSync(at(CHECKPOINTS), 'utf8'), checkingKey(at(PUBLIC_KEY))!);
  expect(read.faults).toEqual([]);
  return read.checkpoints;
}

describe('a server', () => {
  it('that dies before it has noted anything is not taken for one whose notes were taken away', () => {
    expect(noted()).toEqual([]);
  });

  it('finishes what a first start has left half made, with the same key', () => {
    const key = readFileSync(at(PRIVATE_KEY), 'utf8');
    rmSync(at(PUBLIC_KEY));
    rmSync(at(CHECKPOINTS));

    signingKey(server.folder);

    expect(readFileSync(at(PRIVATE_KEY), 'utf8')).toBe(key);
    expect(noted()).toEqual([]);
  });

  it('notes where its journals stand when it stops, with a key that only its owner reads', async () => {
    await takeTicket(server);
    const { revision, hash } = server.app.get(Journals).of(DEMO).current;

    await server.stop();

    expect(noted()).toContainEqual(expect.objectContaining({ branchId: DEMO, revision, hash }));
    expect(noted().map(({ branchId }) => branchId)).toContain('_system');
    expect(statSync(at(PRIVATE_KEY)).mode & 0o077).toBe(0);
    expect(readFileSync(at(PUBLIC_KEY), 'utf8')).not.toContain('PRIVATE');
  });

  it('notes only what has grown, and goes on with the same key after a restart', async () => {
    await takeTicket(server);
    const checkpoints = server.app.get(Checkpoints);
    await checkpoints.write();
    const before = noted().length;
    await checkpoints.write();
    expect(noted()).toHaveLength(before);
    await server.stop();

    server = await aServer({ folder: server.folder });
    await takeTicket(server);
    await server.app.get(Checkpoints).write();

    expect(noted().length).toBeGreaterThan(before);
  });

  it('goes on answering when it cannot note, and notes it all once it can', async () => {
    const checkpoints = server.app.get(Checkpoints);
    await checkpoints.write();
    rmSync(at(CHECKPOINTS));
    mkdirSync(at(CHECKPOINTS));
    await takeTicket(server);

    await checkpoints.write();
    const { status } = await server.call(ROUTES.issue, { body: { serviceId: 'cash' } });
    rmSync(at(CHECKPOINTS), { recursive: true });
    await checkpoints.write();

    expect(status).toBe(201);
    const lines = readFileSync(at(CHECKPOINTS), 'utf8').trim().split('\n');
    const { revision } = server.app.get(Journals).of(DEMO).current;
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ branchId: DEMO, revision }),
    );
  });
});
