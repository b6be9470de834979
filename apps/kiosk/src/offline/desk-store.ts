import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { HeldBlock, KeptPicture, OfflineTake, OutboxEntry } from './desk-terms.js';

const NAME = 'lobbyflow-kiosk';
const VERSION = 1;
/** What is promised to a customer is on the disk before he reads it. */
const DURABLE = { durability: 'strict' } as const;

interface KioskSchema extends DBSchema {
  readonly blocks: { readonly key: number; readonly value: HeldBlock };
  readonly outbox: { readonly key: number; readonly value: OfflineTake };
  readonly kept: { readonly key: string; readonly value: KeptPicture };
}

/** What draws a number: which block, and what becomes of it. */
export type Draw = (blocks: readonly HeldBlock[]) => {
  readonly index: number;
  readonly after: HeldBlock;
  readonly take: OfflineTake;
} | null;

/** This kiosk's memory, over reboots; shared by all its pages, which draw one after the other. */
export class DeskStore {
  private constructor(private readonly db: IDBPDatabase<KioskSchema>) {}

  static async open(): Promise<DeskStore> {
    const db = await openDB<KioskSchema>(NAME, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('blocks', { autoIncrement: true });
        fresh.createObjectStore('outbox', { autoIncrement: true });
        fresh.createObjectStore('kept');
      },
    });
    return new DeskStore(db);
  }

  close(): void {
    this.db.close();
  }

  /** Uses a number up and writes its ticket down, both or neither. */
  async draw(choose: Draw): Promise<OfflineTake | null> {
    const tx = this.db.transaction(['blocks', 'outbox'], 'readwrite', DURABLE);
    const [blocks, outbox] = [tx.objectStore('blocks'), tx.objectStore('outbox')];
    const [all, keys] = await Promise.all([blocks.getAll(), blocks.getAllKeys()]);
    const drawn = choose(all);
    const key = drawn === null ? undefined : keys[drawn.index];
    if (drawn !== null && key !== undefined) {
      await blocks.put(drawn.after, key);
      await outbox.add(drawn.take);
    }
    await tx.done;
    return drawn?.take ?? null;
  }

  blocks(): Promise<readonly HeldBlock[]> {
    return this.db.getAll('blocks');
  }

  async addBlocks(added: readonly HeldBlock[]): Promise<void> {
    const tx = this.db.transaction('blocks', 'readwrite', DURABLE);
    await Promise.all([...added.map((block) => tx.store.add(block)), tx.done]);
  }

  async dropLease(leaseId: string): Promise<void> {
    const tx = this.db.transaction('blocks', 'readwrite', DURABLE);
    for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue()) {
      if (cursor.value.leaseId === leaseId) await cursor.delete();
    }
    await tx.done;
  }

  /** In the order of taking. */
  async outbox(): Promise<readonly OutboxEntry[]> {
    const tx = this.db.transaction('outbox');
    const [all, keys] = await Promise.all([tx.store.getAll(), tx.store.getAllKeys()]);
    return all.map((take, index) => ({ ...take, seq: keys[index] ?? 0 }));
  }

  async change({ seq, ...take }: OutboxEntry): Promise<void> {
    await this.db.put('outbox', take, seq);
  }

  async remove(seq: number): Promise<void> {
    await this.db.delete('outbox', seq);
  }

  async kept(): Promise<KeptPicture | null> {
    return (await this.db.get('kept', 'picture')) ?? null;
  }

  async keep(picture: KeptPicture): Promise<void> {
    await this.db.put('kept', picture, 'picture');
  }
}
