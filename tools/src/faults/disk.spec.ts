import { describe, expect, it } from '@jest/globals';
import { Disk } from './disk.js';
import { lotsOf } from './lots.js';
import { type DiskAct, readWriteLog } from './write-log.js';

const hex = (text: string) =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const wal = hex('/data/lobbyflow.db-wal');
const FILE = '/data/lobbyflow.db-wal';

const write = (text: string, offset = 0): DiskAct => {
  return { is: 'write', file: FILE, offset, data: Buffer.from(text), at: 0 };
};
const SYNC: DiskAct = { is: 'sync', file: FILE, at: 0 };

function found(acts: readonly DiskAct[], survival: 'none' | 'sectors' | 'prefix', seed = 1) {
  const disk = new Disk();
  for (const act of acts) disk.act(act);
  return disk.afterCut(survival, lotsOf(seed)).get(FILE)?.toString() ?? '';
}

describe('a disk whose power goes', () => {
  it('has what was synced, whatever becomes of the rest', () => {
    const acts = [write('kept'), SYNC, write('lost', 4)];

    expect(found(acts, 'none')).toBe('kept');
    for (const survival of ['sectors', 'prefix'] as const) {
      for (let seed = 1; seed <= 20; seed += 1) {
        expect(['kept', 'keptlost']).toContain(found(acts, survival, seed));
      }
    }
  });

  it('may have a later sector of a write without the earlier one', () => {
    const two = write('a'.repeat(512) + 'b'.repeat(512));

    const seen = new Set(Array.from({ length: 40 }, (_, seed) => found([two], 'sectors', seed)));

    expect(seen).toContain('\0'.repeat(512) + 'b'.repeat(512));
    expect(seen.size).toBe(4);
  });

  it('has the first of the writes and not the later ones alone, where they went out in order', () => {
    const acts = [write('one'), write('two', 3)];

    const seen = Array.from({ length: 40 }, (_, seed) => found(acts, 'prefix', seed));

    expect([...new Set(seen)].toSorted()).toEqual(['', 'one', 'onetwo']);
  });
});

describe('the log of what a server asked of the disk', () => {
  it('is read in order, with a sync where it returned and without what failed', () => {
    const log = [
      `11 100.000001 pwrite64(7<${wal}>, "${hex('ab')}", 2, 32) = 2`,
      `12 100.000002 fdatasync(7<${wal}> <unfinished ...>`,
      `11 100.000003 pwrite64(9<${hex('/data/other')}>, "${hex('zz')}", 2, 0) = 2`,
      `11 100.000004 pwrite64(7<${wal}>, "${hex('c')}", 1, 34) = 1`,
      '12 100.000005 <... fdatasync resumed>) = 0',
      `11 100.000006 fsync(7<${wal}>) = -1 EIO (Input/output error)`,
      '',
    ].join('\n');

    const acts = readWriteLog(log, (path) => path === FILE);

    expect(acts.map(({ is }) => is)).toEqual(['write', 'write', 'sync']);
    expect(acts[0]).toEqual({
      is: 'write',
      file: FILE,
      offset: 32,
      data: Buffer.from('ab'),
      at: expect.closeTo(100_000.001),
    });
    expect(acts[2]?.at).toBeCloseTo(100_000.005);
  });
});
