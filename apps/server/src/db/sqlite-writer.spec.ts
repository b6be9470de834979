import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { FakeFatal } from '../../test/a-process.js';
import { WRITING_THREADS } from '../../test/databases.js';
import { BatchesHere, type SqliteBatches } from './sqlite-batches.js';
import { BatchesInThread } from './sqlite-batches-in-thread.js';
import { connectTo } from './sqlite-connection.js';
import { SqliteWriter } from './sqlite-writer.js';
import { LostRace, StorageBroken, StorageFull } from './storage-errors.js';

let folder: string;
let path: string;
let db: DataSource;
let batches: SqliteBatches;
let writer: SqliteWriter;
let fatal: FakeFatal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lobbyflow-'));
  path = join(folder, 'file.db');
  const options = { type: 'better-sqlite3', database: path, enableWAL: true } as const;
  db = await new DataSource(options).initialize();
  await db.query('CREATE TABLE promised (name text PRIMARY KEY)');
  fatal = new FakeFatal();
});
afterEach(async () => {
  await batches.close();
  await db.destroy();
  await rm(folder, { recursive: true });
});

async function writeIn(thread: URL | undefined): Promise<void> {
  batches =
    thread === undefined
      ? new BatchesHere(path)
      : await BatchesInThread.open({ path, thread, fatal });
  writer = new SqliteWriter(db, batches, fatal);
}

const insert = (...names: readonly string[]) => ({
  sql: 'INSERT INTO promised VALUES (?)',
  rows: names.map((name) => [name]),
});
const promise = (...names: readonly string[]) =>
  writer.decide({ ask: [], then: () => ({ write: [insert(...names)], result: names }) });
const ALL = { sql: 'SELECT name FROM promised ORDER BY name', parameters: [] };
const promised = async () => {
  const rows = await db.query<{ name: string }[]>(ALL.sql);
  return rows.map(({ name }) => name);
};
const numbered = (count: number) => Array.from({ length: count }, (_, n) => `n${n + 100}`);

/** Somebody else on the same file, who writes at once. */
function foreign(sql: string): void {
  const other = connectTo(path);
  other.exec(sql);
  other.close();
}

describe.each(WRITING_THREADS)('The writer of a SQLite file that is written $where', (writing) => {
  beforeEach(() => writeIn(writing.thread));

  it('keeps what was promised, although a transaction beside it is taken back', async () => {
    const slow = (name: string, fails = false) =>
      writer.transaction(async (manager) => {
        await manager.query('INSERT INTO promised VALUES (?)', [name]);
        await nextTurn();
        if (fails) throw new Error('no');
      });

    const settled = await Promise.allSettled([
      slow('a'),
      promise('b'),
      slow('c', true),
      promise('d'),
      slow('e'),
    ]);

    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await promised()).toEqual(['a', 'b', 'd', 'e']);
  });

  it('decides one after another, each on what the one before has written', async () => {
    const count = () =>
      writer.decide({
        ask: [ALL],
        then: ([found = []]) => ({ write: [insert(`n${found.length}`)], result: found.length }),
      });

    expect(await Promise.all([count(), count(), count(), count()])).toEqual([0, 1, 2, 3]);
  });

  it('has written when it answers: whoever reads then sees it', async () => {
    await promise('a');

    expect(await promised()).toEqual(['a']);
  });

  it('writes all of it or nothing, many rows too', async () => {
    await promise('n103');

    const refused = promise(...numbered(30));

    await expect(refused).rejects.toBeInstanceOf(LostRace);
    expect(await promised()).toEqual(['n103']);
    await promise(...numbered(3), ...numbered(30).slice(4));
    expect(await promised()).toEqual(numbered(30));
  });

  it('decides again when somebody else has written between reading and writing', async () => {
    const decisions: number[] = [];

    const result = await writer.decide({
      ask: [ALL],
      then: ([found = []]) => {
        decisions.push(found.length);
        if (decisions.length === 1) foreign(`INSERT INTO promised VALUES ('theirs')`);
        return { write: [insert('ours')], result: found };
      },
    });

    expect(decisions).toEqual([0, 1]);
    expect(result).toEqual([{ name: 'theirs' }]);
    expect(await promised()).toEqual(['ours', 'theirs']);
  });

  const onGuess = () => {
    const decisions: string[][] = [];
    const result = writer.decide({
      ask: [ALL],
      expect: [[]],
      then: ([found = []]) => {
        decisions.push(found.map(({ name }) => String(name)));
        return { write: found.length === 0 ? [insert('ours')] : [], result: found.length };
      },
    });
    return { result, decisions };
  };

  it('takes what is expected as found, unread, as long as nothing speaks against it', async () => {
    const { result, decisions } = onGuess();

    expect(await result).toBe(0);
    expect(decisions).toEqual([[]]);
    expect(await promised()).toEqual(['ours']);
  });

  it('asks, and decides again, when a row of its own stands in the way of what was expected', async () => {
    await promise('ours');

    const { result, decisions } = onGuess();

    expect(await result).toBe(1);
    expect(decisions).toEqual([[], ['ours']]);
    expect(await promised()).toEqual(['ours']);
  });

  it('asks, and decides again, when somebody else has written what was not expected', async () => {
    foreign(`INSERT INTO promised VALUES ('theirs')`);

    const { result, decisions } = onGuess();

    expect(await result).toBe(1);
    expect(decisions).toEqual([[], ['theirs']]);
    expect(await promised()).toEqual(['theirs']);
  });

  it('says that it lost when somebody else is first every time, and has written nothing', async () => {
    let times = 0;

    const lost = writer.decide({
      ask: [ALL],
      then: () => {
        times += 1;
        foreign(`INSERT INTO promised VALUES ('theirs ${times}')`);
        return { write: [insert('ours')], result: null };
      },
    });

    await expect(lost).rejects.toBeInstanceOf(LostRace);
    expect(await promised()).not.toContain('ours');
    expect(await promise('later')).toEqual(['later']);
  });

  it('says so when the disk is full, and goes on when there is room again', async () => {
    foreign(`CREATE TABLE full (id INTEGER PRIMARY KEY AUTOINCREMENT, sign TEXT);
      INSERT INTO full VALUES (9223372036854775807, 'last')`);
    const fill = { sql: 'INSERT INTO full (sign) VALUES (?)', rows: [['more']] };

    const refused = writer.decide({
      ask: [],
      then: () => ({ write: [insert('a'), fill], result: null }),
    });

    await expect(refused).rejects.toBeInstanceOf(StorageFull);
    expect(await promised()).toEqual([]);
    expect(await promise('b')).toEqual(['b']);
    expect(fatal.reasons).toEqual([]);
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

  it('says what is wrong with a statement, and goes on', async () => {
    const wrong = { sql: 'INSERT INTO nowhere VALUES (?)', rows: [['a']] };

    const refused = writer.decide({ ask: [], then: () => ({ write: [wrong], result: null }) });

    await expect(refused).rejects.toMatchObject({ message: 'no such table: nowhere' });
    expect(await promise('a')).toEqual(['a']);
    expect(fatal.reasons).toEqual([]);
  });

  it('goes on after a decision that throws', async () => {
    const thrown = writer.decide({
      ask: [ALL, ALL],
      then: () => {
        throw new Error('a fault of ours');
      },
    });

    await expect(thrown).rejects.toThrow('a fault of ours');
    expect(await promise('a')).toEqual(['a']);
    expect(fatal.reasons).toEqual([]);
  });
});

describe('The writer of a SQLite file whose thread ends', () => {
  const begun = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage(true);`;
  const thread = (text: string) =>
    new URL(`data:text/javascript,${encodeURIComponent(begun + text)}`);

  it('stops the process, promises nothing more, and does not pretend to know', async () => {
    await writeIn(thread(`parentPort.on('message', () => process.exit(3));`));

    const settled = await Promise.allSettled([promise('a'), promise('b')]);

    const reasons = settled.map((one): unknown => (one.status === 'rejected' ? one.reason : null));
    expect(reasons).toEqual([expect.any(StorageBroken), expect.any(StorageBroken)]);
    expect(fatal.reasons[0]).toBe('the thread that writes has ended');
  });

  it('stops the process although nobody was writing', async () => {
    const stopped = new Promise<Error>((stop) => {
      const dies = thread(`setImmediate(() => { throw new Error('no memory'); });`);
      void BatchesInThread.open({ path, thread: dies, fatal: { stop } }).then((opened) => {
        batches = opened;
      });
    });

    expect((await stopped).message).toBe('the thread that writes has ended: no memory');
  });

  it('does not begin where the file cannot be opened', async () => {
    batches = new BatchesHere(path);
    const nowhere = join(folder, 'nowhere', 'file.db');
    const parts = WRITING_THREADS.flatMap((one) => one.thread ?? []);

    for (const built of parts) {
      const opening = BatchesInThread.open({ path: nowhere, thread: built, fatal });
      await expect(opening).rejects.toBeInstanceOf(StorageBroken);
    }

    expect(() => new BatchesHere(nowhere)).toThrow();
  });
});
