import { describe, expect, it } from '@jest/globals';
import type { ActorId, Instant } from '@lobbyflow/engine';
import { BRANCH, MINUTE_MS, ofTicket, press } from '@lobbyflow/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aRequest, take } from '../../test/a-process.js';
import { makeRows, operate } from '../../test/an-operator.js';
import { processes } from '../../test/processes.js';
import { hashOf } from '../journal/chain.js';
import type { Commit } from '../journal/commit.js';
import { IncidentNoteEntity } from '../db/entities/incident-note.entity.js';
import { lockFolder } from '../db/folder-lock.js';
import { Snapshot } from '../db/snapshot.js';
import { isPassword } from '../staff/passwords.js';

const DAY_MS = 24 * 60 * MINUTE_MS;
const server = processes();

describe('An exported journal', () => {
  const to = () => join(server.folder, 'north.ndjson');
  const lines = async () =>
    (await readFile(to(), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Commit);

  it('has each commit as it is stored, so that a stranger can check the chain, and says where it ends', async () => {
    const { journal } = await server.morning();

    const { exit, said } = await operate([
      'export',
      '--data',
      server.folder,
      '--branch',
      BRANCH,
      '--to',
      to(),
    ]);

    const [end, ...commits] = (await lines()).toReversed();
    const { hash } = journal.current;
    expect(exit).toBe(0);
    expect(said).toContain('6 commits, to revision 6');
    expect(end).toEqual({ count: 6, lastRevision: 6, lastHash: hash });
    expect(commits.map(({ revision }) => revision)).toEqual([6, 5, 4, 3, 2, 1]);
    for (const commit of commits) expect(hashOf(commit)).toBe(commit.hash);
  });

  it('begins after a revision where that is wanted', async () => {
    await server.morning();

    const asked = ['export', '--data', server.folder, '--branch', BRANCH, '--since', '4'];
    await operate([...asked, '--to', to()]);

    expect((await lines()).map(({ revision }) => revision)).toEqual([5, 6, undefined]);
  });

  it('is refused for a branch that is not there, by the names of those that are', async () => {
    await server.morning();

    const asked = ['export', '--data', server.folder, '--branch', 'south', '--to', to()];

    expect(await operate(asked)).toMatchObject({
      exit: 2,
      warned: 'There is no branch south.\nThere is: north.',
    });
  });
});

describe('Exported visits', () => {
  it('are a line for each visit of the day, with instants in UTC', async () => {
    const process = await server.morning();
    await process.submit(press('call-next', 1));
    await makeRows(process);
    await process.submit(take(4));
    const to = join(server.folder, 'visits.csv');
    const asked = ['export', '--visits', '--data', server.folder, '--branch', BRANCH];

    const { exit, said, warned } = await operate([...asked, '--day', '2026-01-05', '--to', to]);

    const [head, first, ...more] = (await readFile(to, 'utf8')).trimEnd().split('\n');
    const at = new Date(process.clock.now()).toISOString();
    expect({ exit, said }).toEqual({ exit: 0, said: `${to}: 3 visits` });
    expect(warned).toContain('1 commits behind');
    expect(head).toMatch(/^number,ticketId,serviceId,/);
    expect(first).toBe(`A001,ticket-1,cash,general,called,,${at},${at},,,1,1,`);
    expect(more).toHaveLength(2);
  });

  it('need a day', async () => {
    const asked = ['export', '--visits', '--branch', BRANCH, '--to', 'visits.csv'];

    expect(await operate(asked)).toMatchObject({ exit: 2 });
  });
});

describe('Retention', () => {
  const TOKENS = ['token-one-0123456789', 'token-two-0123456789'];

  /** Two tickets with pages, behind three without. */
  async function twoVisits() {
    const process = await server.morning();
    for (const [index, ticketToken] of TOKENS.entries()) {
      await process.journal.submit({ ...aRequest(take(11 + index)), ticketToken });
    }
    for (const type of ['call-next', 'start', 'finish'] as const) {
      await process.submit(press(type, 1));
    }
    return process;
  }

  async function rows(table: string): Promise<number> {
    const snapshot = await Snapshot.open(join(server.folder, 'lobbyflow.db'));
    const sql = `SELECT COUNT(*) AS "count" FROM ${table}`;
    const [row] = snapshot.all({ sql, parameters: [] });
    await snapshot.close();
    return Number(row!['count']);
  }

  /** Of the two with pages one has left; that was so many days ago. */
  async function later(days: number) {
    const process = await twoVisits();
    await process.submit(ofTicket('abandon', 'ticket-11'));
    await makeRows(process);
    await server.stop();
    process.clock.advance(days * DAY_MS);
    return process.clock;
  }

  it('erases old answers and the keys of visits that are over, not even to be read from the file', async () => {
    const clock = await later(8);
    const before = { answers: await rows('answers'), tokens: await rows('ticket_tokens') };

    const { exit, said } = await operate(['retention', '--data', server.folder], { clock });

    expect(exit).toBe(0);
    expect(before).toEqual({ answers: 12, tokens: 2 });
    expect(said).toContain('answers older than 7 days: 12');
    expect(said).toContain('ended 7 days ago or earlier: 1');
    expect({ answers: await rows('answers'), tokens: await rows('ticket_tokens') }).toEqual({
      answers: 0,
      tokens: 1,
    });
    const bytes = await readFile(join(server.folder, 'lobbyflow.db'));
    for (const token of TOKENS) expect(bytes.includes(token)).toBe(false);
    expect(await operate(['verify', '--data', server.folder])).toMatchObject({ exit: 0 });
  });

  it('erases nothing that is young', async () => {
    const clock = await later(2);

    const { said } = await operate(['retention', '--data', server.folder], { clock });

    expect(said).toContain('answers older than 7 days: 0');
    expect(said).toContain('ended 7 days ago or earlier: 0');
    expect(await rows('ticket_tokens')).toBe(2);
  });

  it('erases what people wrote about the hall when more than a year’s audit is past', async () => {
    const process = await server.morning();
    const [old, young] = [process.clock.now(), process.clock.now() + 300 * DAY_MS];
    const { writer } = process.databases;
    await writer.transaction(async (db) => {
      for (const [id, at] of [
        ['old', old],
        ['young', young],
      ] as const) {
        const note = {
          id,
          incidentId: 'i',
          at,
          writtenBy: 'lead' as ActorId,
          text: 'Lao Wang fell',
        };
        await db.insert(IncidentNoteEntity, { ...note, at: at as Instant });
      }
    });
    await server.stop();
    process.clock.advance(401 * DAY_MS);

    const { said } = await operate(['retention', '--data', server.folder], {
      clock: process.clock,
    });

    expect(said).toContain('lines of incidents, older than 400 days: 1');
    expect(await rows('incident_notes')).toBe(1);
  });

  it('keeps a page as many days as it is told', async () => {
    const clock = await later(2);

    const asked = ['retention', '--data', server.folder, '--days', '1'];

    expect((await operate(asked, { clock })).said).toContain('ended 1 days ago or earlier: 1');
  });

  it('only counts in a dry run, and then also while a server runs', async () => {
    const clock = await later(8);
    const unlock = await lockFolder(server.folder);

    const dry = await operate(['retention', '--data', server.folder, '--dry-run'], { clock });
    const real = await operate(['retention', '--data', server.folder], { clock });

    await unlock();
    expect(dry.said).toContain('Would be erased:\n  answers older than 7 days: 12');
    expect(real).toMatchObject({ exit: 2 });
    expect(real.warned).toContain('Another Lobbyflow is running on the folder');
    expect(await rows('answers')).toBe(12);
  });
});

describe('Set-up', () => {
  const setup = (more: readonly string[] = [], input = '') =>
    operate(['setup', '--data', server.folder, ...more], { input });

  it('says the two ways to the first admin, and writes nothing', async () => {
    const { exit, said } = await setup();

    expect(exit).toBe(0);
    expect(said).toContain('prints a new setup code at each start');
    expect(said).toContain('--username NAME');
  });

  it('makes the first admin, who is in the record of acts, and nobody after that', async () => {
    const first = await setup(['--username', 'anna'], 'a long password\n');
    const second = await setup(['--username', 'eve'], 'a long password\n');
    const after = await setup();

    expect(first).toMatchObject({ exit: 0, warned: '' });
    expect(second).toMatchObject({ exit: 2 });
    expect(second.warned).toContain('There is an account already; nothing was changed.');
    expect(after.said).toContain('has accounts');
    const snapshot = await Snapshot.open(join(server.folder, 'lobbyflow.db'));
    const staff = snapshot.all({ sql: 'SELECT * FROM staff', parameters: [] });
    const acts = snapshot.all({ sql: 'SELECT "type", "actor" FROM commits', parameters: [] });
    await snapshot.close();
    expect(staff).toMatchObject([{ username: 'anna', role: 'admin', branchId: null }]);
    expect(await isPassword('a long password', String(staff[0]!['passwordHash']))).toBe(true);
    expect(acts).toEqual([{ type: 'setup.completed', actor: staff[0]!['id'] }]);
  });

  it.each([
    ['anna', 'demo', 'The password is shorter than 8 characters.'],
    ['an na', 'a long password', 'cannot be a user name'],
  ])('refuses the name “%s” with the password “%s”', async (name, password, sentence) => {
    const { exit, warned } = await setup(['--username', name], password);

    expect(exit).toBe(2);
    expect(warned).toContain(sentence);
  });
});

describe('The command', () => {
  it('documents its commands, exit codes and variables', async () => {
    const { exit, said } = await operate(['--help']);

    expect(exit).toBe(0);
    for (const word of ['verify', 'backup', 'restore', 'export', 'retention', 'setup']) {
      expect(said).toContain(`  ${word} `);
    }
    expect(said).toContain('Exit codes:');
    expect(said).toContain('LOBBYFLOW_BACKUP_KEY');
  });

  it.each([[['frobnicate']], [['backup']], [['retention', '--days', '-1']]])(
    'ends with 2 on %j',
    async (argv) => {
      expect(await operate(argv)).toMatchObject({ exit: 2 });
    },
  );
});
