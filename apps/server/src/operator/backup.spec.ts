import { describe, expect, it } from '@jest/globals';
import { BRANCH } from '@lobbyflow/testing';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aProcess, type Process, take } from '../../test/a-process.js';
import { forge, makeRows, operate, playAnyDay } from '../../test/an-operator.js';
import { aBusyProcess, type Promised } from '../../test/busy.js';
import { processes, tamper } from '../../test/processes.js';
import { lockFolder } from '../db/folder-lock.js';

const KEY = 'correct horse battery';
const ENCRYPTED = { environment: { LOBBYFLOW_BACKUP_KEY: KEY } };

const server = processes();
const file = () => join(server.folder, 'one.backup');
const target = () => join(server.folder, 'restored');
const backup = (more = {}) => operate(['backup', '--data', server.folder, '--to', file()], more);
const restore = (more: readonly string[] = [], options = {}) =>
  operate(['restore', '--from', file(), '--data', target(), ...more], options);

/** Starts a process over what was restored, lets it do something, and ends it. */
async function restored<T>(work: (process: Process) => Promise<T>): Promise<T> {
  const process = await aProcess(target());
  try {
    return await work(process);
  } finally {
    await process.databases.close();
  }
}

const revisionIn = (body: string) => (JSON.parse(body) as { revision?: number }).revision ?? 0;

async function aBackup(options = {}): Promise<void> {
  await makeRows(await server.morning());
  await server.stop();
  expect(await backup(options)).toMatchObject({ exit: 0, warned: '' });
}

describe('A backup', () => {
  it('taken while another process writes is clean, and answers what it holds with the same bytes', async () => {
    const busy = aBusyProcess(server.folder);
    await busy.promised(100);

    const { exit, said, warned } = await backup();

    await busy.promised(100);
    const promised = await busy.kill();
    expect({ exit, warned }).toEqual({ exit: 0, warned: '' });
    const held = Number(/north: (\d+) revisions/.exec(said)?.[1]);
    const isHeld = ({ status, body }: Promised) => status < 400 && revisionIn(body) <= held;
    expect(promised.some(({ body }) => revisionIn(body) > held)).toBe(true);
    expect(promised.filter(isHeld).length).toBeGreaterThanOrEqual(held - 5);
    expect(await restore()).toMatchObject({ exit: 0, warned: '' });
    await restored(async ({ journal }) => {
      expect(journal.current.revision).toBe(held);
      for (const { request, status, body } of promised.filter(isHeld)) {
        expect(await journal.submit(request)).toMatchObject({ status, body });
      }
      expect(journal.current.revision).toBe(held);
    });
  });

  it('says its size, its revisions and its hash, and nobody else may read it', async () => {
    await makeRows(await server.morning());

    const { said } = await backup();

    const bytes = await readFile(file());
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(said).toContain('north: 6 revisions');
    expect(said).toContain(`one.backup: ${bytes.length} bytes, not encrypted`);
    expect(said).toContain(`sha256 ${sha256}`);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect((await readdir(server.folder)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('is not made of a journal that is damaged', async () => {
    await server.morning();
    await server.stop();
    await tamper(server.folder, `UPDATE commits SET "actor" = 'nobody' WHERE "revision" = 6`);

    const { exit, warned } = await backup();

    expect(exit).toBe(1);
    expect(warned).toContain('FOUND chain-broken: north revision 6');
    expect(warned).toContain('No backup was made');
    expect((await readdir(server.folder)).filter((name) => name.includes('backup'))).toEqual([]);
  });

  it('does not write over a file that is there', async () => {
    await server.morning();
    await writeFile(file(), 'precious');

    expect(await backup()).toMatchObject({ exit: 2 });
    expect(await readFile(file(), 'utf8')).toBe('precious');
  });

  it('is refused for a key that can be guessed', async () => {
    await server.morning();

    const { exit, warned } = await backup({ environment: { LOBBYFLOW_BACKUP_KEY: 'short' } });

    expect(exit).toBe(2);
    expect(warned).toContain('LOBBYFLOW_BACKUP_KEY is shorter than 12 characters.');
  });
});

describe('An encrypted backup', () => {
  it('holds nothing in clear, and comes back with its key', async () => {
    await aBackup(ENCRYPTED);
    const bytes = await readFile(file());

    const { exit, said } = await restore([], ENCRYPTED);

    expect(bytes.includes('ticket-2')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(exit).toBe(0);
    expect(said).toContain('north: 6 revisions');
    await restored(({ journal }) => {
      expect(journal.current.revision).toBe(6);
      return Promise.resolve();
    });
  });

  it.each([
    ['another key', { environment: { LOBBYFLOW_BACKUP_KEY: `${KEY}!` } }, 'with another key'],
    ['no key', {}, 'is encrypted'],
  ])('is refused in a sentence with %s', async (_, options, sentence) => {
    await aBackup(ENCRYPTED);

    const { exit, warned } = await restore([], options);

    expect(exit).toBe(2);
    expect(warned).toContain(sentence);
    expect(warned).toContain('Set LOBBYFLOW_BACKUP_KEY to the key it was made with.');
    expect(await readdir(target())).toEqual(['lobbyflow.lock']);
  });

  it.each([
    ['cut short', () => truncate(file(), 20_000)],
    ['shorter than its head', () => truncate(file(), 40)],
    [
      'with one bit changed',
      async () => {
        const bytes = await readFile(file());
        bytes[30_000]! ^= 1;
        await writeFile(file(), bytes);
      },
    ],
    [
      'with its tag changed',
      async () => {
        const bytes = await readFile(file());
        bytes[bytes.length - 1]! ^= 1;
        await writeFile(file(), bytes);
      },
    ],
  ])('is refused when it is %s', async (_, damage) => {
    await aBackup(ENCRYPTED);
    await damage();

    const { exit, warned } = await restore([], ENCRYPTED);

    expect(exit).toBe(2);
    expect(warned).toContain('is damaged or not whole.\nUse another backup.');
    expect(await readdir(target())).toEqual(['lobbyflow.lock']);
  });
});

describe('A restore', () => {
  it('to a revision leaves later commits out, and all that was written with them', async () => {
    const process = await server.start();
    await playAnyDay(process, { length: 200, seed: 11 });
    const at = process.journal.current;
    await playAnyDay(process, { length: 200, seed: 12 });
    await makeRows(process);
    const later = process.journal.current.revision - at.revision;
    await server.stop();
    await backup();

    const { exit, said } = await restore(['--branch', BRANCH, '--revision', String(at.revision)]);

    expect({ exit, later: later > 20 }).toEqual({ exit: 0, later: true });
    expect(said).toContain(`Left out: ${later} later commits of branch north.`);
    await restored(async ({ journal, databases: { read } }) => {
      expect(journal.current).toMatchObject({ revision: at.revision, hash: at.hash });
      const [count] = await read.all({
        sql: `SELECT (SELECT COUNT(*) FROM numbers WHERE "state" = 'issued') AS "numbers", (SELECT COUNT(*) FROM visits) AS "visits",
          (SELECT COUNT(*) FROM commits WHERE "type" = 'issue') AS "issued"`,
        parameters: [],
      });
      expect(count!['numbers']).toBe(count!['issued']);
      expect(count!['visits']).toBe(count!['issued']);
    });
    expect(await operate(['verify', '--data', target()])).toMatchObject({ exit: 0 });
  });

  it('to a revision decides anew what was sent later, and gives its number again', async () => {
    const { submit } = await server.morning();
    await submit(take(4), 'fourth');
    await server.stop();
    await backup();
    await restore(['--branch', BRANCH, '--revision', '6']);

    const answer = await restored((process) => process.submit(take(5), 'fourth'));

    expect(answer.status).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ revision: 7, ticket: { number: 'A004' } });
    expect(await operate(['verify', '--data', target()])).toMatchObject({ exit: 0 });
  });

  it.each([
    [['--branch', 'north', '--revision', '99'], 'no revision 99 of branch north.\nIts last is 6.'],
    [['--branch', 'south', '--revision', '1'], 'no branch south.\nIt has: north.'],
    [['--branch', 'north'], 'Give --branch and --revision together'],
    [['--branch', 'north', '--revision', 'last'], 'It must be a whole number.'],
  ])('with %j is refused, and leaves the folder empty', async (more, sentence) => {
    await aBackup();

    const { exit, warned } = await restore(more);

    expect(exit).toBe(2);
    expect(warned).toContain(sentence);
    const left = await readdir(target()).catch(() => []);
    expect(left.filter((name) => name !== 'lobbyflow.lock')).toEqual([]);
  });

  it('into a folder with something in it is refused, and changes nothing there', async () => {
    await aBackup();
    await mkdir(target());
    await writeFile(join(target(), 'note.txt'), 'mine');

    const { exit, warned } = await restore();

    expect(exit).toBe(2);
    expect(warned).toContain('is not empty, and is left as it is.');
    expect(await readdir(target())).toEqual(['note.txt']);
  });

  it('into a folder that is in use is refused', async () => {
    await aBackup();
    const unlock = await lockFolder(target());

    const { exit, warned } = await restore();

    await unlock();
    expect(exit).toBe(2);
    expect(warned).toContain('Another Lobbyflow is running on the folder');
  });

  it.each([
    ['was cut short', () => truncate(file(), 20_480), 'is damaged'],
    ['is no backup', () => writeFile(file(), 'Dear customer, '.repeat(20)), 'is not a database'],
  ])('of a file that %s is refused by the name of that file', async (_, damage, sentence) => {
    await aBackup();
    await damage();

    const { exit, warned } = await restore();

    expect(exit).toBe(2);
    expect(warned).toContain(`${file()} ${sentence}`);
    expect(warned).toContain('Use another backup.');
  });

  it('of a backup that was changed afterwards is refused with what was found', async () => {
    await aBackup();
    await mkdir(join(server.folder, 'open'));
    await writeFile(join(server.folder, 'open', 'lobbyflow.db'), await readFile(file()));
    await forge(join(server.folder, 'open'), ({ revision, events }) =>
      revision === 6 ? { events: events.replace('"running":3', '"running":2') } : {},
    );
    await writeFile(file(), await readFile(join(server.folder, 'open', 'lobbyflow.db')));

    const { exit, warned } = await restore();

    expect(exit).toBe(1);
    expect(warned).toContain('FOUND number-reused: north revision 6');
    expect(warned).toContain('Nothing was restored');
    expect(await readdir(target())).toEqual(['lobbyflow.lock']);
  });
});
