import { describe, expect, it } from '@jest/globals';
import { press } from '@lobbyflow/testing';
import { aRequest, pictureOf, take, told } from '../../test/a-process.js';
import { join } from 'node:path';
import { openSqlite } from '../db/data-source.js';
import { IS_ON_POSTGRES, WRITING_THREADS } from '../../test/databases.js';
import { processes, tamper } from '../../test/processes.js';

const server = processes();

describe('Journal, when the write fails', () => {
  it('tells nobody, stays as it was, and takes the same id again', async () => {
    const { journal, heard } = await server.morning();
    const before = journal.current;
    const known = heard.length;
    await tamper(server.folder, FAILS);
    const request = aRequest(press('call-next', 1));

    await expect(journal.submit(request)).rejects.toMatchObject({ message: 'it does not want to' });

    expect(heard).toHaveLength(known);
    expect(journal.current).toBe(before);
    await tamper(server.folder, {
      sqlite: 'DROP TRIGGER fails',
      postgres: 'DROP TRIGGER fails ON answers',
    });
    expect(await journal.submit(request)).toMatchObject({ status: 200 });
    expect(journal.current.revision).toBe(before.revision + 1);
  });

  it('takes nothing more for a branch whose journal was changed, however it was found', async () => {
    const { submit, fatal, journal } = await server.morning();
    const other = await server.start();
    await other.submit(press('call-next', 1));
    await tamper(server.folder, `UPDATE commits SET "actor" = 'nobody' WHERE "revision" = 7`);

    await expect(submit(press('call-next', 2))).rejects.toThrow('broken at revision 7');

    await expect(submit(press('call-next', 2))).rejects.toMatchObject({ code: 'storage-failed' });
    expect(journal.current.revision).toBe(6);
    // One file is all there is; in a cluster other branches go on.
    expect(fatal.reasons).toEqual(
      IS_ON_POSTGRES ? [] : [expect.stringContaining('broken at revision 7')],
    );
  });
});

const FAILS = {
  sqlite: `CREATE TRIGGER fails BEFORE INSERT ON answers
    BEGIN SELECT RAISE(ABORT, 'it does not want to'); END`,
  postgres: `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION 'it does not want to'; END $$;
    CREATE TRIGGER fails BEFORE INSERT ON answers EXECUTE FUNCTION refuse()`,
};

const onOneFile = IS_ON_POSTGRES ? [] : WRITING_THREADS;
for (const { where, thread } of onOneFile) {
  describe(`Journal on the file of one box, written ${where}, when the write fails`, () => {
    it('refuses writes while the disk is full, goes on reading, and recovers without a restart', async () => {
      const { journal, databases, fatal, submit } = await server.morning({ thread });
      for (const sql of IS_FULL) await tamper(server.folder, sql);
      const request = aRequest(press('call-next', 1));

      await expect(journal.submit(request)).rejects.toMatchObject({ code: 'storage-failed' });

      expect(await databases.read.all({ sql: 'SELECT 1 AS one', parameters: [] })).toHaveLength(1);
      expect(fatal.reasons).toEqual([]);
      await tamper(server.folder, 'DROP TRIGGER fills');
      expect((await journal.submit(request)).status).toBe(200);
      expect((await submit(press('call-next', 2))).status).toBe(200);
    });

    it('answers busy while somebody else holds the file, and goes on afterwards', async () => {
      const { journal, databases } = await server.morning({ thread });
      const request = aRequest(press('call-next', 1));
      const other = await openSqlite(join(server.folder, 'lobbyflow.db'));
      await other.query('BEGIN IMMEDIATE');

      await expect(journal.submit(request)).rejects.toMatchObject({ code: 'busy' });

      expect(await databases.read.all({ sql: 'SELECT 1 AS one', parameters: [] })).toHaveLength(1);
      await other.query('ROLLBACK');
      await other.destroy();
      expect(await journal.submit(request)).toMatchObject({ status: 200 });
    });
  });
}

/** A table that takes no row more: the database says then what it says of a full disk. */
const IS_FULL = [
  'CREATE TABLE full (id INTEGER PRIMARY KEY AUTOINCREMENT, sign TEXT)',
  `INSERT INTO full VALUES (9223372036854775807, 'last')`,
  `CREATE TRIGGER fills BEFORE INSERT ON answers BEGIN INSERT INTO full (sign) VALUES ('x'); END`,
];

describe('Journal, with another process on the same data', () => {
  it('catches up on what the other wrote before it decides', async () => {
    const left = await server.morning();
    const right = await server.start();
    await left.submit(press('call-next', 1));

    const answer = await right.submit(press('call-next', 2));

    expect(told(answer)).toMatchObject({ revision: 8, ticket: { id: 'ticket-2' } });
    expect(right.heard.flatMap(({ commits }) => commits.map((c) => c.revision))).toEqual([7, 8]);
    expect(right.heard[0]?.events.map(({ type }) => type)).toEqual([
      'ticket.called',
      'ticket.called',
    ]);
  });

  it('answers an id that the other has answered', async () => {
    const left = await server.morning();
    const right = await server.start();
    const request = aRequest(press('call-next', 1));
    const first = await left.journal.submit(request);

    expect(await right.journal.submit(request)).toEqual(first);
    expect(pictureOf(right.journal.current)).toEqual(pictureOf(left.journal.current));
  });

  it('loses, doubles and skips nothing while both write', async () => {
    const [left, right] = [await server.morning(), await server.start()];

    const answers = await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        (index % 2 ? left : right).submit(take(index + 10)),
      ),
    );

    const revisions = answers.map((answer) => told(answer).revision);
    expect(revisions.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 120 }, (_, i) => i + 7),
    );
    await Promise.all([left.journal.catchUp(), right.journal.catchUp()]);
    expect(pictureOf(left.journal.current)).toEqual(pictureOf(right.journal.current));
  });
});
