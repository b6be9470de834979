import { beforeEach, describe, expect, it } from '@jest/globals';
import { press } from '@lobbyflow/testing';
import { forge, makeRows, operate, playAnyDay } from '../../test/an-operator.js';
import { processes, tamper } from '../../test/processes.js';
import { SystemJournal } from '../journal/system-journal.repository.js';
import type { FileAudit } from './audit-file.js';
import type { Finding } from './finding.js';

const server = processes();

/** A morning at work: tickets 1–3 issued at 4–6, 1 called at 7 and started at 8, 2 called at 9; then an afternoon. */
async function aWorkingDay(): Promise<void> {
  const process = await server.morning();
  const presses = [press('call-next', 1), press('start', 1), press('call-next', 2)];
  for (const command of presses) await process.submit(command);
  await process.submit(press('finish', 1));
  await makeRows(process);
  await server.stop();
}

async function findings(): Promise<readonly Finding[]> {
  const { said } = await operate(['verify', '--json', '--data', server.folder]);
  return (JSON.parse(said) as FileAudit).findings;
}

/** Each kind once, with the first revision it was found at. */
async function kinds(): Promise<Record<string, number | null>> {
  const found = (await findings()).toReversed();
  return Object.fromEntries(found.map(({ code, revision }) => [code, revision]));
}

describe('An audit', () => {
  it.each([1, 2, 3])('finds nothing wrong with a random run of days (%i)', async (seed) => {
    const process = await server.start();
    await playAnyDay(process, { length: 500, seed });
    await makeRows(process);
    const { revision, hash } = process.journal.current;
    await server.stop();

    const { exit, said } = await operate(['verify', '--data', server.folder]);

    expect(said).toContain(`north: ${revision} revisions, last hash ${hash}, clean`);
    expect(revision).toBeGreaterThan(150);
    expect(exit).toBe(0);
  });

  it('looks at one moment while a server is at work, whose rows are behind its journal', async () => {
    const process = await server.start();
    await playAnyDay(process, { length: 100, seed: 4 });
    await makeRows(process);
    await playAnyDay(process, { length: 100, seed: 5 });

    const audits = [operate(['verify', '--data', server.folder])];
    const work = playAnyDay(process, { length: 100, seed: 6 });
    audits.push(operate(['verify', '--data', server.folder]));

    await work;
    for (const audit of audits) expect(await audit).toMatchObject({ exit: 0, warned: '' });
  });

  it('covers the acts of administration', async () => {
    const { databases, clock } = await server.morning();
    const acts = new SystemJournal(databases.writer, clock);
    for (const staffId of ['a', 'b', 'c']) {
      await acts.record({ type: 'staff.created', staffId, role: 'teller' }, 'admin');
    }
    await server.stop();
    const clean = await operate(['verify', '--data', server.folder]);

    await tamper(
      server.folder,
      `DELETE FROM commits WHERE "branchId" = '_system' AND "revision" = 2`,
    );

    expect(clean).toMatchObject({ exit: 0 });
    expect(clean.said).toContain('_system: 3 revisions');
    expect(await findings()).toMatchObject([
      { branchId: '_system', revision: 3, code: 'revision-gap' },
      { branchId: '_system', revision: 3, code: 'chain-broken' },
    ]);
  });

  it('says in words what it found and where, and exits with 1', async () => {
    await aWorkingDay();
    await tamper(server.folder, `UPDATE commits SET "actor" = 'nobody' WHERE "revision" = 6`);

    const { exit, said } = await operate(['verify', '--data', server.folder]);

    expect(exit).toBe(1);
    expect(said).toContain('FOUND chain-broken: north revision 6: ');
    expect(said).toContain('its bytes were changed');
  });

  it('exits with 2 and a way out where there is no database', async () => {
    const { exit, warned } = await operate(['verify', '--data', server.folder]);

    expect(exit).toBe(2);
    expect(warned).toMatch(/There is no database .+\n.+--data/);
  });
});

describe('An audit finds', () => {
  beforeEach(aWorkingDay);

  it.each([
    ['a commit that was removed', `DELETE FROM commits WHERE "revision" = 5`, 'revision-gap', 6],
    [
      'a byte that was changed',
      `UPDATE commits SET "events" = REPLACE("events", 'ticket-2', 'ticket-9') WHERE "revision" = 5`,
      'chain-broken',
      5,
    ],
    [
      'the last commits cut off, by the answers to them',
      `DELETE FROM commits WHERE "revision" > 8`,
      'answer-without-commit',
      9,
    ],
    [
      'an answer that points at nothing',
      `UPDATE answers SET "body" = REPLACE("body", '"revision":5', '"revision":500')`,
      'answer-without-commit',
      500,
    ],
    [
      'an answer with another number',
      `UPDATE answers SET "body" = REPLACE("body", '"A002"', '"A007"')`,
      'answer-differs',
      5,
    ],
    [
      'an answer with another time',
      `UPDATE answers SET "body" = REPLACE("body", '"arrivedAt":"2026', '"arrivedAt":"2025') WHERE "body" LIKE '{"revision":5,%'`,
      'answer-differs',
      5,
    ],
    [
      'an answer that was lost',
      `DELETE FROM answers WHERE "body" LIKE '{"revision":7,%'`,
      'answer-missing',
      7,
    ],
    [
      'one revision told to two commands',
      `INSERT INTO answers SELECT "branchId", 'other', "requestHash", "status", "body", "at"
        FROM answers WHERE "body" LIKE '{"revision":7,%'`,
      'answer-twice',
      7,
    ],
    [
      'a number that is not in the ledger',
      `DELETE FROM numbers WHERE "running" = 3`,
      'number-not-in-ledger',
      6,
    ],
    ['a hole in the ledger', `DELETE FROM numbers WHERE "running" = 2`, 'number-gap', null],
    [
      'a number that nobody gave out',
      `INSERT INTO numbers VALUES ('north', '2026-01-05', 'A', 4, 'ticket-4', 'issued')`,
      'ledger-without-issue',
      null,
    ],
    [
      'a number in another customer’s name',
      `UPDATE numbers SET "ticketId" = 'ticket-9' WHERE "running" = 1`,
      'number-not-in-ledger',
      4,
    ],
    [
      'a row of the reports that was altered',
      `UPDATE visits SET "calledAt" = "calledAt" - 60000 WHERE "ticketId" = 'ticket-1'`,
      'rows-differ',
      null,
    ],
    [
      'a row that was removed',
      `DELETE FROM legs WHERE "ticketId" = 'ticket-2'`,
      'rows-differ',
      null,
    ],
    [
      'a row that has no place in the journal',
      `INSERT INTO counter_sessions SELECT "branchId", '9', "revision", "businessDay", "tellerId",
        "openedAt", "closedAt", "pausedMs", "pausedAt" FROM counter_sessions LIMIT 1`,
      'rows-differ',
      null,
    ],
    ['rows that are ahead', `UPDATE projections SET "revision" = 99`, 'rows-ahead', 99],
    ['a journal of no branch', `DELETE FROM branches`, 'branch-unknown', null],
  ])('%s', async (_, sql, code, revision) => {
    expect(await kinds()).toEqual({});
    await tamper(server.folder, sql);

    expect(await kinds()).toMatchObject({ [code]: revision });
  });

  it('a revision that was renumbered, with all hashes made anew', async () => {
    await forge(server.folder, ({ revision }) => (revision === 10 ? { revision: 12 } : {}));

    expect(await kinds()).toMatchObject({ 'revision-gap': 12, 'answer-without-commit': 10 });
  });

  it('a number that was given out twice, with all hashes made anew', async () => {
    await forge(server.folder, ({ revision, events }) => {
      if (revision !== 6) return {};
      const reused = events.replace('"A003"', '"A002"').replace('"running":3', '"running":2');
      return { events: reused };
    });

    expect(await kinds()).toMatchObject({ 'number-reused': 6, 'decision-differs': 6 });
  });

  it('one ticket at two counters, with all hashes made anew', async () => {
    await forge(server.folder, ({ revision, events }) =>
      revision === 9 ? { events: events.replaceAll('ticket-2', 'ticket-1') } : {},
    );

    const found = await kinds();

    expect(found).toMatchObject({ 'two-counters': 9, 'decision-differs': 9 });
    expect(found).not.toHaveProperty('chain-broken');
  });

  it('time that runs backwards, with all hashes made anew', async () => {
    await forge(server.folder, ({ revision, at }) =>
      revision === 8 ? { at: (at - 1) as typeof at } : {},
    );

    expect(await kinds()).toMatchObject({ 'time-backwards': 8 });
  });

  it('a business day that comes after a later one, with all hashes made anew', async () => {
    await forge(server.folder, ({ revision }) =>
      revision === 8 ? { businessDay: '2026-01-04' } : {},
    );

    expect(await kinds()).toMatchObject({ 'day-backwards': 8, 'day-differs': 8 });
  });

  it('events that no release wrote', async () => {
    await forge(server.folder, ({ revision }) => (revision === 8 ? { events: '[' } : {}));

    expect(await kinds()).toMatchObject({ 'events-unreadable': 8 });
  });
});
