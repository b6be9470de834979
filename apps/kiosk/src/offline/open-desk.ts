import { type Api, branchNow, deviceNow, newCommandId } from '@lobbyflow/client';
import { ROUTES } from '@lobbyflow/contract';
import { learnKioskWords } from '@lobbyflow/ui/kiosk-later-words';
import { DeskStore } from './desk-store.js';
import type { DeskState, HeldBlock, KeptPicture, OfflineDesk, TakeOrder } from './desk-terms.js';
import { blockFor, leftOf, REFILL_BELOW } from './draw-number.js';
import { mergeOutbox, type MergeTools } from './merge-outbox.js';
import { newTicketToken } from './ticket-token.js';

/** By then nobody waits any more with a number that was not taken in. */
const REFUSED_KEPT_MS = 4 * 3_600_000;

/** Opens this kiosk's memory, and reads what is in it. */
export async function openDesk(
  api: Api,
  { asCustomer }: Pick<MergeTools, 'asCustomer'> = {},
): Promise<OfflineDesk> {
  learnKioskWords();
  const store = await DeskStore.open();
  const tools = { api, store, deviceNow, ...(asCustomer && { asCustomer }) };
  const desk = new Desk(tools, await store.kept());
  await desk.look();
  return desk;
}

class Desk implements OfflineDesk {
  private readonly listeners = new Set<() => void>();
  private now: DeskState = { left: {}, waiting: 0, refused: [] };
  private settling: Promise<void> | null = null;

  private readonly api: Api;
  private readonly store: DeskStore;

  constructor(
    private readonly tools: MergeTools,
    public kept: KeptPicture | null,
  ) {
    this.api = tools.api;
    this.store = tools.store;
  }

  readonly state = () => this.now;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly keep = (picture: KeptPicture) => {
    this.kept = picture;
    void this.store.keep(picture).then(() => this.look());
  };

  readonly take = async (order: TakeOrder) => {
    const take = await this.store.draw((blocks) => drawn(blocks, order));
    await this.look();
    return take;
  };

  readonly settle = (branchId: string, letters: readonly string[]) => {
    this.settling ??= this.settleOnce(branchId, letters).finally(() => {
      this.settling = null;
    });
    return this.settling;
  };

  /** Tells what is in the memory now. */
  async look(): Promise<void> {
    const [blocks, outbox] = await Promise.all([this.store.blocks(), this.store.outbox()]);
    const branchId = this.kept?.branch.id ?? '';
    const mine = outbox.filter((entry) => entry.branchId === branchId);
    this.now = {
      left: leftOf(blocks, { branchId, now: this.branchTime() }),
      waiting: mine.filter(({ refusal }) => refusal === null).length,
      refused: mine.filter(({ refusal }) => refusal !== null).map(({ number }) => number),
    };
    for (const listener of this.listeners) listener();
  }

  private async settleOnce(branchId: string, letters: readonly string[]): Promise<void> {
    try {
      const before = this.now.refused.length;
      await mergeOutbox(this.tools, branchId);
      await this.forgetOld();
      await this.look();
      if (this.now.refused.length > before) await this.callStaff(branchId);
      const few = letters.filter((letter) => (this.now.left[letter] ?? 0) < REFILL_BELOW);
      if (few.length > 0) await this.borrow(branchId, few);
    } catch {
      // What could not be done now is done the next time; the memory says what is open.
    }
    await this.look();
  }

  /** Whoever holds a number that was not taken in is to be helped by hand. */
  private async callStaff(branchId: string): Promise<void> {
    await this.api.call(ROUTES.callForHelp, { params: { branchId } });
  }

  private async forgetOld(): Promise<void> {
    const before = deviceNow() - REFUSED_KEPT_MS;
    for (const { seq, refusal, takenAt } of await this.store.outbox()) {
      if (refusal !== null && takenAt < before) await this.store.remove(seq);
    }
  }

  private async borrow(branchId: string, letters: readonly string[]): Promise<void> {
    const { lease } = await this.api.call(ROUTES.leaseNumbers, {
      params: { branchId },
      body: { letters: [...letters] },
      commandId: newCommandId(),
    });
    const until = Date.parse(lease.until);
    const past = (await this.store.blocks()).filter((block) => block.until <= this.branchTime());
    for (const { leaseId } of past) await this.store.dropLease(leaseId);
    await this.store.addBlocks(
      lease.blocks.map(({ letter, from, to }) => {
        return { branchId, leaseId: lease.id, letter, next: from, to, until };
      }),
    );
  }

  private branchTime(): number {
    const clock = this.kept?.clock ?? null;
    return clock === null ? deviceNow() : branchNow(clock, deviceNow());
  }
}

function drawn(blocks: readonly HeldBlock[], order: TakeOrder) {
  const found = blockFor(blocks, order);
  if (found === null) return null;
  const { index, block, number } = found;
  const takenAt = deviceNow();
  return {
    index,
    after: { ...block, next: block.next + 1 },
    take: {
      branchId: order.branchId,
      leaseId: block.leaseId,
      number,
      token: newTicketToken(takenAt),
      takenAt,
      wish: order.wish,
      commandId: order.sentAs ?? newCommandId(),
      isInDoubt: order.sentAs !== null,
      refusal: null,
    },
  };
}
