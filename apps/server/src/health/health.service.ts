import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { DiskSpace } from './disk-space.js';
import { Faults } from './faults.js';
import { Stopping } from './stopping.js';
import { WriteCheckRepository } from './write-check.repository.js';

/** Why this process takes no commands now. */
export type NotReady = 'shutting-down' | 'storage-failed' | 'storage-slow';
/** What somebody should look after, while it goes on taking commands. */
export type Warning = 'clock-suspect' | 'disk-nearly-full';

/** Whoever asks about health wants an answer now; a storage that needs longer is too slow to press a button. */
const CHECK_TIMEOUT_MS = 2_000;
/** Many who ask at once, or shortly after each other, ask the storage once. */
const CHECK_AGAIN_MS = 1_000;

/** Whether this process can take commands, and what is the matter. */
@Injectable()
export class HealthService {
  private checked: { readonly at: number; readonly faults: Promise<readonly NotReady[]> } | null =
    null;

  constructor(
    private readonly storage: WriteCheckRepository,
    private readonly stopping: Stopping,
    private readonly journals: Journals,
    private readonly disk: DiskSpace,
    private readonly stopwatch: Stopwatch,
    private readonly told: Faults,
  ) {}

  /** Why not, in closed codes; none when it can. Does not wait for a storage that hangs. */
  async faults(): Promise<readonly NotReady[]> {
    if (this.stopping.isOn) return ['shutting-down'];
    const at = this.stopwatch.elapsedMs();
    if (this.checked === null || at - this.checked.at >= CHECK_AGAIN_MS) {
      this.checked = { at, faults: this.check() };
    }
    return this.checked.faults;
  }

  async warnings(): Promise<readonly Warning[]> {
    const isSuspect = this.journals.all().some(({ clock }) => clock.isSuspect);
    const isFull = await this.disk.isNearlyFull();
    const warnings: readonly Warning[] = [
      ...(isSuspect ? (['clock-suspect'] as const) : []),
      ...(isFull ? (['disk-nearly-full'] as const) : []),
    ];
    for (const code of warnings) this.told.tell(code);
    return warnings;
  }

  /** The database takes a lock, but writes nothing to find out: of a full disk the disk is asked. */
  private async canWrite(): Promise<boolean> {
    return (await this.disk.hasRoom()) && this.storage.canWrite();
  }

  private async check(): Promise<readonly NotReady[]> {
    const answer = await Promise.race([this.canWrite(), tooLate(CHECK_TIMEOUT_MS)]);
    if (answer === true) return [];
    const code = answer === 'late' ? 'storage-slow' : 'storage-failed';
    this.told.tell(code);
    return [code];
  }
}

function tooLate(ms: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(() => resolve('late'), ms).unref());
}
