import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Journals } from '../journal/journals.js';
import type { DiskSpace } from './disk-space.js';
import type { Faults } from './faults.js';
import { HealthService } from './health.service.js';
import { Stopping } from './stopping.js';
import type { WriteCheckRepository } from './write-check.repository.js';

/** A storage that a test makes fail, hang and recover. */
class FakeStorage {
  asked = 0;
  answer: () => Promise<boolean> = () => Promise.resolve(true);
  canWrite(): Promise<boolean> {
    this.asked += 1;
    return this.answer();
  }
}

let storage: FakeStorage;
let stopping: Stopping;
let now: number;
let isFull: boolean;
let hasRoom: boolean;
let isSuspect: boolean;
let told: string[];
let health: HealthService;

beforeEach(() => {
  storage = new FakeStorage();
  stopping = new Stopping();
  [now, isFull, hasRoom, isSuspect, told] = [0, false, true, false, []];
  const journals = { all: () => [{ clock: { isSuspect: false } }, { clock: { isSuspect } }] };
  health = new HealthService(
    storage as unknown as WriteCheckRepository,
    stopping,
    journals as unknown as Journals,
    {
      isNearlyFull: () => Promise.resolve(isFull),
      hasRoom: () => Promise.resolve(hasRoom),
    } as unknown as DiskSpace,
    { elapsedMs: () => now, elapsedWithSleepMs: () => now },
    { tell: (code: string) => void told.push(code) } as unknown as Faults,
  );
});

describe('health', () => {
  it('is asked of the storage once, however many ask', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => health.faults()));

    expect(answers.flat()).toEqual([]);
    expect(storage.asked).toBe(1);
  });

  it('turns with the storage, and back again', async () => {
    storage.answer = () => Promise.resolve(false);
    const broken = await health.faults();
    storage.answer = () => Promise.resolve(true);
    now += 1_000;
    const mended = await health.faults();

    expect([broken, mended]).toEqual([['storage-failed'], []]);
    expect(told).toEqual(['storage-failed']);
  });

  it('does not wait for a storage that hangs', async () => {
    storage.answer = () => new Promise(() => undefined);

    expect(await health.faults()).toEqual(['storage-slow']);
  });

  it('is gone at once when the process stops, whatever was found before', async () => {
    await health.faults();
    stopping.begin();

    expect(await health.faults()).toEqual(['shutting-down']);
  });

  it('turns with the room on the disk, and back again', async () => {
    hasRoom = false;
    const full = await health.faults();
    hasRoom = true;
    now += 1_000;

    expect([full, await health.faults()]).toEqual([['storage-failed'], []]);
  });

  it('warns of a clock and of a disk, and goes on', async () => {
    [isFull, isSuspect] = [true, true];

    expect(await health.warnings()).toEqual(['clock-suspect', 'disk-nearly-full']);
    expect(await health.faults()).toEqual([]);
    expect(told).toEqual(['clock-suspect', 'disk-nearly-full']);
  });
});
