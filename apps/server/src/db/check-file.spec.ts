import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { aFolder, FakeFatal } from '../../test/a-process.js';
import { openDatabases } from './data-source.js';
import { BranchEntity } from './entities/branch.entity.js';

let folder: Awaited<ReturnType<typeof aFolder>>;
let file: string;
beforeEach(async () => {
  folder = await aFolder();
  file = join(folder.path, 'lobbyflow.db');
});
afterEach(() => folder.remove());

const open = () => openDatabases(folder.path, new FakeFatal());

/** A file of ours with something in it, closed. */
async function aFile(): Promise<void> {
  const { writer, close } = await open();
  await writer.transaction((db) =>
    db.insert(BranchEntity, {
      id: 'north' as never,
      name: 'North',
      timeZone: 'Asia/Shanghai',
      clock: null,
      createdAt: 0 as never,
    }),
  );
  await close();
}

async function aForeignFile(...sql: readonly string[]): Promise<void> {
  const db = await new DataSource({ type: 'better-sqlite3', database: file }).initialize();
  for (const statement of sql) await db.query(statement);
  await db.destroy();
}

describe('Opening the database', () => {
  it('makes folder and file where there are none, and finds them again', async () => {
    await aFile();

    const { read, close } = await open();

    expect(await read.manager.find(BranchEntity)).toMatchObject([{ id: 'north', clock: null }]);
    await close();
  });

  it.each([
    ['text', () => writeFile(file, 'Dear customer, '.repeat(20)), 'is not a database'],
    ['nothing', () => writeFile(file, ''), 'is not a database'],
    ['zeros', () => writeFile(file, Buffer.alloc(8_192)), 'is not a database'],
    [
      'the tables of another program',
      () => aForeignFile('CREATE TABLE orders (id integer)'),
      'is the database of another program',
    ],
    [
      'the first half of itself',
      async () => {
        await aFile();
        await truncate(file, 20_480);
      },
      'is damaged',
    ],
    [
      'bytes overwritten in its middle',
      async () => {
        await aFile();
        const bytes = await readFile(file);
        await writeFile(file, bytes.fill(0xa5, 8_192, 16_384));
      },
      'is damaged',
    ],
    [
      'a newer version’s tables',
      async () => {
        await aFile();
        const newer = `INSERT INTO migrations ("timestamp", "name") VALUES (1, 'FromTheFuture1')`;
        await aForeignFile(newer);
      },
      'was written by a newer version of Lobbyflow (it knows FromTheFuture1)',
    ],
  ])('refuses a file with %s in a sentence, and leaves it as it is', async (_, make, sentence) => {
    await make();
    const before = await readFile(file);

    const opened = open();

    await expect(opened).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(sentence) as unknown,
      wayOut: expect.stringMatching(/^[A-Z].+\.$/) as unknown,
    });
    await expect(opened).rejects.toThrow(file);
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('refuses a folder that cannot be made in a sentence', async () => {
    await writeFile(join(folder.path, 'taken'), '');

    const opened = openDatabases(join(folder.path, 'taken', 'data'), new FakeFatal());

    await expect(opened).rejects.toMatchObject({ name: 'StartError' });
    await expect(opened).rejects.toThrow('cannot be opened');
  });

  it('writes so that an answered command survives a power cut, and reads through a connection that cannot write', async () => {
    const { writer, read, close } = await open();

    const modes = await writer.transaction(async (db) => [
      await db.query<unknown>('PRAGMA journal_mode'),
      await db.query<unknown>('PRAGMA synchronous'),
      await db.query<unknown>('PRAGMA foreign_keys'),
    ]);

    expect(modes).toEqual([[{ journal_mode: 'wal' }], [{ synchronous: 2 }], [{ foreign_keys: 1 }]]);
    const write = read.all({ sql: `DELETE FROM commits`, parameters: [] });
    await expect(write).rejects.toThrow('readonly');
    await close();
  });
});
