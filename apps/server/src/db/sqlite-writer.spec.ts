import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FakeFatal } from '../../test/a-process.js';
import { SqliteWriter } from './sqlite-writer.js';
import { LostRace } from './storage-errors.js';

let db: DataSource;
let writer: SqliteWriter;
let fatal: FakeFatal;

beforeEach(async () => {
  db = await new DataSource({ type: 'better-sqlite3', database: ':memory:' }).initialize();
  await db.query('CREATE TABLE promised (name text PRIMARY KEY)');
  fatal = new FakeFatal();
  writer = new SqliteWriter(db, fatal);
});
afterEach(() => db.destroy());

const insert = (...names: readonly string[]) => ({
  sql: 'INSERT INTO promised VALUES (?)',
  rows: names.map((name) => [name]),
});
const promise = (...names: readonly string[]) =>
  writer.decide({ ask: [], then: () => ({ write: [insert(...names)], result: names }) });
const promised = async () => {
  const rows = await db.query<{ name: string }[]>('SELECT name FROM promised ORDER BY name');
  return rows.map(({ name }) => name);
};

describe('The writer of a SQLite file', () => {
  it('keeps what was promised, although a transaction beside it is taken back', async () => {
    const slow = (name: string, fails = false) =>
      writer.transaction(async (manager) => {
        await manager.query('INSERT INTO promised VALUES (?)', [name]);
        await nextTurn();
        if (fails) throw new Error('no');
      });

    const settled = await Promise.allSettled([slow('a'), slow('b', true), promise('c'), slow('d')]);

    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await promised()).toEqual(['a', 'c', 'd']);
  });

  it('decides on what it read in the same transaction, and writes all of it or nothing', async () => {
    await promise('a');

    const decided = writer.decide({
      ask: [{ sql: 'SELECT name FROM promised', parameters: [] }],
      then: ([found = []]) => {
        const write = [insert('b'), insert(...found.map(({ name }) => String(name)))];
        return { write, result: null };
      },
    });

    await expect(decided).rejects.toBeInstanceOf(LostRace);
    expect(await promised()).toEqual(['a']);
  });

  it.each([
    ['SQLITE_FULL', { code: 'storage-failed', retryAfter: 5 }, 0],
    ['SQLITE_IOERR_FSYNC', { message: expect.stringContaining('SQLITE_IOERR_FSYNC') }, 1],
    ['SQLITE_CORRUPT', { message: expect.stringContaining('SQLITE_CORRUPT') }, 1],
  ])(
    'says what %s means, and stops the process when the disk cannot be trusted',
    async (code, error, stops) => {
      const refused = writer.decide({
        ask: [],
        then: () => {
          throw Object.assign(new Error('the driver says so'), { code });
        },
      });

      await expect(refused).rejects.toMatchObject(error);
      expect(fatal.reasons).toHaveLength(stops);
    },
  );

  it('goes on after a decision that throws', async () => {
    const thrown = writer.decide({
      ask: [],
      then: () => {
        throw new Error('a fault of ours');
      },
    });

    await expect(thrown).rejects.toThrow('a fault of ours');
    expect(await promise('a')).toEqual(['a']);
    expect(fatal.reasons).toEqual([]);
  });
});
