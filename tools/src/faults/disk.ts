import type { DiskAct } from './write-log.js';

/** What of the writes that were not synced is there after the power went. */
export const SURVIVALS = ['none', 'sectors', 'prefix'] as const;
export type Survival = (typeof SURVIVALS)[number];

type Pending = Exclude<DiskAct, { is: 'sync' }>;

const SECTOR = 512;

/** A disk that keeps what was synced, and of the rest what chance leaves of it. */
export class Disk {
  private readonly files = new Map<string, { durable: Buffer; pending: Pending[] }>();

  act(act: DiskAct): void {
    const file = this.fileOf(act.file);
    if (act.is !== 'sync') {
      file.pending.push(act);
      return;
    }
    for (const one of file.pending) file.durable = after(file.durable, one);
    file.pending = [];
  }

  /** Every file as it is found when the power is back. */
  afterCut(survival: Survival, lot: () => number): ReadonlyMap<string, Buffer> {
    return new Map(
      [...this.files].map(([name, { durable, pending }]) => {
        const left = surviving(pending, survival, lot);
        return [name, left.reduce(after, Buffer.from(durable))];
      }),
    );
  }

  private fileOf(name: string) {
    const file = this.files.get(name) ?? { durable: Buffer.alloc(0), pending: [] };
    this.files.set(name, file);
    return file;
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

function after(content: Buffer, act: Pending): Buffer {
  if (act.is === 'cut') {
    if (act.length <= content.length) return content.subarray(0, act.length);
    return Buffer.concat([content, Buffer.alloc(act.length - content.length)]);
  }
  const end = act.offset + act.data.length;
  const grown =
    end <= content.length ? content : Buffer.concat([content, Buffer.alloc(end - content.length)]);
  act.data.copy(grown, act.offset);
  return grown;
}
