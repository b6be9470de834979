import { describe, expect, it } from '@jest/globals';
import { BRANCH } from '@lobbyflow/testing';
import fc from 'fast-check';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { forge, operate, playAnyDay } from '../../test/an-operator.js';
import { processes, tamper } from '../../test/processes.js';
import { CHECKPOINTS, PUBLIC_KEY } from '../checkpoints/checkpoint-files.js';
import { Checkpoints } from '../checkpoints/checkpoints.service.js';
import { SystemHeadRepository } from '../checkpoints/system-head.repository.js';
import { openDatabases } from '../db/data-source.js';
import { hashOf, ORIGIN } from '../journal/chain.js';
import { toCommit } from '../journal/commits.repository.js';
import { SystemJournal } from '../journal/system-journal.repository.js';
import type { Faults } from '../health/faults.js';
import type { ServerSettings } from '../settings.js';
import { FakeFatal } from '../../test/a-server.js';
import { CutRepository } from './cut.repository.js';
import { auditFile } from './audit-file.js';
import { readCheckpoints } from './audit-checkpoints.js';

/** The long form: `npm run tamper`. */
const TAMPERINGS = Number(process.env['TAMPERINGS'] ?? 30);
const SEED = 20_260_105;

const server = processes();
const at = (name: string) => join(server.folder, name);

/** A day at work, with its journals noted in the middle and at the end. */
async function aNotedDay(length = 60): Promise<void> {
  const running = await server.start();
  const { databases, feed, clock } = running;
  const settings = { folder: server.folder } as ServerSettings;
  const acts = new SystemHeadRepository(databases.read);
  const checkpoints = new Checkpoints(settings, feed, acts, clock, {
    tell: () => undefined,
  } as unknown as Faults);
  checkpoints.onModuleInit();
  const system = new SystemJournal(databases.writer, clock);
  await system.record({ type: 'branch.created', branchId: BRANCH }, 'admin');
  await playAnyDay(running, { length: length / 2, seed: 8 });
  await checkpoints.write();
  await playAnyDay(running, { length: length / 2, seed: 9 });
  await system.record({ type: 'staff.changed', staffId: 's1', changed: ['role'] }, 'admin');
  await checkpoints.beforeApplicationShutdown();
  checkpoints.onModuleDestroy();
  await server.stop();
}

const verify = (...more: string[]) => operate(['verify', '--data', server.folder, ...more]);

describe('A journal that was noted', () => {
  it('is verified against its signed checkpoints, that of the installation too', async () => {
    await aNotedDay();

    const { exit, said } = await verify();

    expect(said).toContain('Compared with 4 signed checkpoints.');
    expect([exit, said]).toEqual([0, expect.stringContaining('The audit found nothing wrong.')]);
  });

  it('shows that it was rewritten as a whole, every hash made anew', async () => {
    await aNotedDay();
    await forge(server.folder, ({ actor }) => ({ actor: `${actor}-` }));

    expect((await verify()).said).toContain('FOUND checkpoint-differs');
  });

  it('shows that it was shortened, though nothing else is wrong with what is left', async () => {
    await aNotedDay(200);
    const { writer, close } = await openDatabases(server.folder, new FakeFatal());
    await new CutRepository(writer).cut(BRANCH, 20);
    await close();
    const [checkpoints, key] = [at(CHECKPOINTS), at(PUBLIC_KEY)];
    const copies = [`${checkpoints}.copy`, `${key}.copy`] as const;
    copyFileSync(checkpoints, copies[0]);
    copyFileSync(key, copies[1]);
    rmSync(checkpoints);
    rmSync(key);

    const alone = await verify();
    const against = await verify('--checkpoints', copies[0], '--checkpoint-key', copies[1]);

    expect([alone.exit, alone.said]).toEqual([0, expect.not.stringContaining('FOUND')]);
    expect([against.exit, against.said]).toEqual([
      1,
      expect.stringContaining(`FOUND checkpoint-differs: ${BRANCH}`),
    ]);
  });

  it('shows that it is gone altogether, and that an act of administration is', async () => {
    await aNotedDay();
    await tamper(server.folder, `DELETE FROM commits WHERE "branchId" = '_system'`);

    expect((await verify()).said).toContain('FOUND checkpoint-differs: _system revision 1');
  });
});

describe('The checkpoints themselves', () => {
  const lines = () => readFileSync(at(CHECKPOINTS), 'utf8').split('\n');
  const write = (changed: readonly string[]) => writeFileSync(at(CHECKPOINTS), changed.join('\n'));

  it.each<[string, (all: string[]) => string[]]>([
    ['one taken out', (all) => all.toSpliced(1, 1)],
    ['two in each other’s place', ([one = '', two = '', ...rest]) => [two, one, ...rest]],
    ['one put in twice', ([one = '', ...rest]) => [one, one, ...rest]],
    [
      'a revision changed',
      ([one = '', ...rest]) => [one.replace(/"revision":(\d)/, '"revision":9$1'), ...rest],
    ],
    [
      'a signature changed',
      ([one = '', ...rest]) => [one.replace(/"signature":"../, '"signature":"AA'), ...rest],
    ],
    ['something else in a line', (all) => ['{}', ...all]],
    ['all of them gone', () => ['']],
  ])('show that somebody was at them: %s', async (what, change) => {
    await aNotedDay();
    write(change(lines()));

    const { exit, said } = await verify();

    // Without a single line, the file says nothing: then it is the copy elsewhere that tells.
    if (what === 'all of them gone') expect(said).toContain('Compared with 0 signed checkpoints.');
    else expect([exit, said]).toEqual([1, expect.stringContaining('FOUND checkpoint-forged')]);
  });

  it('show that they were taken away', async () => {
    await aNotedDay();
    rmSync(at(CHECKPOINTS));

    expect((await verify()).said).toContain('FOUND checkpoint-forged: file');
  });

  it('go on after a power cut that left half of one', async () => {
    await aNotedDay(20);
    writeFileSync(at(CHECKPOINTS), `${readFileSync(at(CHECKPOINTS), 'utf8')}{"branchId":"no`);
    expect((await verify()).exit).toBe(0);
    await aNotedDay(20);

    const { exit, said } = await verify();

    expect([exit, said]).toEqual([0, expect.stringMatching(/Compared with [5-9] signed/)]);
  });

  it('are refused by name when the copy is not there', async () => {
    await aNotedDay(20);

    const { exit, warned } = await verify('--checkpoints', at('elsewhere.ndjson'));

    expect([exit, warned]).toEqual([2, expect.stringContaining('elsewhere.ndjson')]);
  });
});

/** Any one thing that somebody could do to the file of a journal, as SQL. */
const aTampering = (revisions: number) =>
  fc.record({
    how: fc.constantFrom('edit', 'delete', 'swap', 'insert', 'truncate', 'replace', 'rewrite'),
    column: fc.constantFrom(
      'actor',
      'type',
      'command',
      'events',
      'prevHash',
      'hash',
      'businessDay',
    ),
    one: fc.integer({ min: 1, max: revisions }),
    other: fc.integer({ min: 1, max: revisions }),
  });
type Tampering = ReturnType<typeof aTampering> extends fc.Arbitrary<infer One> ? One : never;

function sqlOf({ how, column, one, other }: Tampering, revisions: number): readonly string[] {
  const here = `"branchId" = '${BRANCH}' AND "revision"`;
  const second = other === one ? (one % revisions) + 1 : other;
  switch (how) {
    case 'edit':
      return [`UPDATE commits SET "${column}" = "${column}" || ' ' WHERE ${here} = ${one}`];
    case 'delete':
      return [`DELETE FROM commits WHERE ${here} = ${one}`];
    case 'swap':
      return [
        `UPDATE commits SET "revision" = 100001 WHERE ${here} = ${one}`,
        `UPDATE commits SET "revision" = ${one} WHERE ${here} = ${second}`,
        `UPDATE commits SET "revision" = ${second} WHERE ${here} = 100001`,
      ];
    case 'insert':
      return [
        `INSERT INTO commits SELECT "branchId", ${revisions + 1}, "businessDay", "at", "actor", "device",
         "type", "command", "events", "schema", "rules", "prevHash", "hash" FROM commits
         WHERE ${here} = ${one}`,
      ];
    case 'truncate':
    case 'replace':
      return [`DELETE FROM commits WHERE ${here} >= ${one}`];
    case 'rewrite':
      return [`UPDATE commits SET "actor" = "actor" || '-' WHERE ${here} = ${one}`];
  }
}

/** Gives all commits new hashes, as whoever knows how does to hide what he did. */
async function rehash(folder: string): Promise<void> {
  const { read, writer, close } = await openDatabases(folder, new FakeFatal());
  const question = `SELECT * FROM commits WHERE "branchId" = ? ORDER BY "revision"`;
  const rows = await read.all({ sql: question, parameters: [BRANCH] });
  let prevHash = ORIGIN.hash;
  await writer.transaction(async (db) => {
    for (const commit of rows.map(toCommit)) {
      const hash = hashOf({ ...commit, prevHash });
      await db.query(
        `UPDATE commits SET "prevHash" = ?, "hash" = ? WHERE "branchId" = ? AND "revision" = ?`,
        [prevHash, hash, BRANCH, commit.revision],
      );
      prevHash = hash;
    }
  });
  await close();
}

describe('A journal file that somebody tampered with', () => {
  it(
    `is found out, ${TAMPERINGS} times of ${TAMPERINGS}`,
    async () => {
      await aNotedDay();
      const noted = readCheckpoints({ file: at(CHECKPOINTS), key: at(PUBLIC_KEY), isNamed: true });
      const revisions = Math.max(
        ...noted.checkpoints.filter((one) => one.branchId === BRANCH).map((one) => one.revision),
      );
      const untouched = readFileSync(at('lobbyflow.db'));
      expect((await auditFile(at('lobbyflow.db'), noted)).findings).toEqual([]);
      const missed: Tampering[] = [];
      const wanted = { numRuns: TAMPERINGS, seed: SEED };

      for (const tampering of fc.sample(aTampering(revisions), wanted)) {
        for (const end of ['-wal', '-shm']) rmSync(at(`lobbyflow.db${end}`), { force: true });
        writeFileSync(at('lobbyflow.db'), untouched);
        for (const sql of sqlOf(tampering, revisions)) await tamper(server.folder, sql);
        if (tampering.how === 'rewrite') await rehash(server.folder);
        const { findings } = await auditFile(at('lobbyflow.db'), noted);
        if (findings.length === 0) missed.push(tampering);
      }

      expect(missed).toEqual([]);
      process.stdout.write(`${TAMPERINGS} tamperings, ${TAMPERINGS - missed.length} found\n`);
    },
    10 * 60_000,
  );
});
