import type { DiskAct } from './write-log.js';

/** What of the writes that were not synced is there after the power went. */
export const SURVIVALS = ['none', 'sectors', 'prefix'] as const;
export type Survival = (typeof SURVIVALS)[number];

type Pending = Exclude<DiskAct, { is: 'sync' }>;

const SECTOR = 512;

/** A disk that keeps what was synced, and of the rest what chance leaves of it. */
export class Disk {
  private readonly files = new Map<string, { readonly durable: Content; pending: Pending[] }>();

  act(act: DiskAct): void {
    const file = this.fileOf(act.file);
    if (act.is !== 'sync') {
      file.pending.push(act);
      return;
    }
    for (const one of file.pending) file.durable.take(one);
    file.pending = [];
  }

  /** Every file as it is found when the power is back. */
  afterCut(survival: Survival, lot: () => number): ReadonlyMap<string, Buffer> {
    return new Map(
      [...this.files].map(([name, { durable, pending }]) => {
        const found = new Content(durable.bytes());
        for (const one of surviving(pending, survival, lot)) found.take(one);
        return [name, found.bytes()];
      }),
    );
  }

  private fileOf(name: string) {
    const file = this.files.get(name) ?? { durable: new Content(Buffer.alloc(0)), pending: [] };
    this.files.set(name, file);
    return file;
  }
}

/** What a file holds; room grows by doubling, for a log is written a page at a time. */
class Content {
  private room: Buffer;
  private length: number;

  constructor(bytes: Buffer) {
    this.room = Buffer.from(bytes);
    this.length = bytes.length;
  }

  bytes(): Buffer {
    return this.room.subarray(0, this.length);
  }

  take(act: Pending): void {
    if (act.is === 'cut') this.cutTo(act.length);
    else {
      this.reach(act.offset + act.data.length);
      act.data.copy(this.room, act.offset);
    }
  }

  /** What is cut off and written beyond again begins as zeros. */
  private cutTo(length: number): void {
    if (length > this.length) this.reach(length);
    else this.room.fill(0, length, this.length);
    this.length = length;
  }

  private reach(end: number): void {
    if (end > this.room.length) {
      const room = Buffer.alloc(Math.max(end, 2 * this.room.length));
      this.room.copy(room, 0, 0, this.length);
      this.room = room;
    }
    this.length = Math.max(this.length, end);
  }
}

function surviving(pending: readonly Pending[], survival: Survival, lot: () => number): Pending[] {
  switch (survival) {
    case 'none':
      return [];
    case 'prefix':
      return pending.slice(0, Math.floor(lot() * (pending.length + 1)));
    case 'sectors':
      return pending.flatMap((one) =>
        one.is === 'cut' ? (lot() < 0.5 ? [one] : []) : sectorsOf(one, lot),
      );
  }
}

function sectorsOf(write: Extract<Pending, { is: 'write' }>, lot: () => number): Pending[] {
  const parts: Pending[] = [];
  for (let from = 0; from < write.data.length;) {
    const room = SECTOR - ((write.offset + from) % SECTOR);
    const data = write.data.subarray(from, from + room);
    if (lot() < 0.5) parts.push({ ...write, offset: write.offset + from, data });
    from += data.length;
  }
  return parts;
}
