import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { io } from 'socket.io-client';
import { aServer } from '../test/a-server.js';
import { takeTicket } from '../test/at-work.js';
import { StartError } from './db/storage-errors.js';
import { startServer } from './start.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const settings = {
  port: 0,
  host: '127.0.0.1',
  databaseUrl: null,
  isDemo: true,
  hasLimits: true,
  takesContacts: false,
  origins: [],
  proxies: [],
  webhookNetworks: [],
  log: 'silent',
} as const;

async function refusalOf(more: { port?: number; host?: string; folder?: string }) {
  try {
    const server = await startServer({ ...settings, folder, ...more });
    await server.stop();
  } catch (error) {
    if (error instanceof StartError) return error;
    throw error;
  }
  throw new Error('it started');
}

describe('a start that cannot be', () => {
  it('because the port is taken says which, and leaves the folder free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };

    const refusal = await refusalOf({ port });
    await new Promise((resolve) => other.close(resolve));

    expect(refusal.message).toBe(`Port ${port} is taken by another program.`);
    expect(refusal.wayOut).toContain('PORT');
    const server = await startServer({ ...settings, folder });
    await server.stop();
  });

  it('because the address is not this machine’s says so', async () => {
    expect((await refusalOf({ host: '192.0.2.1' })).message).toContain('192.0.2.1');
  });

  it('because another Lobbyflow runs on the folder says so, and disturbs it not', async () => {
    const running = await aServer({ folder });

    const refusal = await refusalOf({});

    expect(refusal.message).toContain('Another Lobbyflow is running');
    expect((await takeTicket(running)).number).toBe('A001');
    await running.close();
  });

  it.each([
    ['no database at all', Buffer.from('These are my notes, and nothing else.'.repeat(10))],
    ['the beginning of one', Buffer.from('SQLite format 3\0')],
    ['empty', Buffer.alloc(0)],
  ])('because the file is %s leaves it as it was', async (_, bytes) => {
    const file = join(folder, 'lobbyflow.db');
    await writeFile(file, bytes);

    const refusal = await refusalOf({});

    expect(refusal.message).toContain(file);
    expect(refusal.wayOut).not.toBe('');
    expect(await readFile(file)).toEqual(bytes);
  });

  it('because the folder is a file says so', async () => {
    const file = join(folder, 'data');
    await writeFile(file, '');

    expect((await refusalOf({ folder: file })).message).toContain(file);
  });

  if (existsSync('/proc/self')) {
    it('because the folder cannot be made, not even by root, says so', async () => {
      const refusal = await refusalOf({ folder: '/proc/lobbyflow/data' });

      expect(refusal.message).toContain('The folder /proc/lobbyflow/data cannot be written');
    });
  }

  // Root may write anywhere.
  if (process.getuid?.() !== 0) {
    it('because the folder cannot be written says so, and writes nothing', async () => {
      await chmod(folder, 0o500);

      const refusal = await refusalOf({});

      expect(refusal.message).toContain('cannot be written');
      expect(await readdir(folder)).toEqual([]);
    });
  }
});

describe('a stop', () => {
  it('waits for no screen: those that look on are told to come back', async () => {
    const server = await aServer({ folder });
    const token = await server.tokenOf('display');
    const screen = io(`${server.url}/live`, { auth: { token }, reconnection: false });
    await new Promise<void>((resolve) => screen.once('connect', () => resolve()));
    const gone = new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));
    const page = await fetch(`${server.url}/livez`);
    await page.text();

    await server.stop();
    await gone;

    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
  });

  it('answers what was taken, and what was answered is there after the next start', async () => {
    const server = await aServer({ folder });
    const body = { serviceId: 'cash' };
    const token = await server.tokenOf('kiosk');
    const asked = Array.from({ length: 20 }, () => server.call(ROUTES.issue, { as: token, body }));
    await asked[0];

    await server.stop();

    const answers = await Promise.allSettled(asked);
    const taken = answers.filter(
      (one) => one.status === 'fulfilled' && one.value.status === 201,
    ).length;
    const again = await aServer({ folder });
    const { body: lobby } = await again.call(ROUTES.lobby);
    const { issued } = (lobby as { day: { now: { issued: number } } }).day.now;
    expect(issued).toBeGreaterThanOrEqual(taken);
    await again.close();
  });
});
