import {
  type Api,
  ApiProblem,
  createApi,
  isWorthAnotherTry,
  newCommandId,
} from '@lobbyflow/client';
import { ROUTES, type TroubleCode } from '@lobbyflow/contract';
import type { DeskStore } from './desk-store.js';
import type { OutboxEntry } from './desk-terms.js';

/** What the merging works with. */
export interface MergeTools {
  readonly api: Api;
  readonly store: DeskStore;
  readonly deviceNow: () => number;
  /** The server as whoever has a ticket's token. */
  readonly asCustomer?: (token: string) => Api;
}

/** After these the same ticket may still be taken in, later. */
const LATER: readonly TroubleCode[] = [
  'storage-failed',
  'unauthenticated',
  'internal',
  'unreadable-answer',
];

/**
 * Sends what was given out without a link, in the order of taking, each under
 * its own id until it is answered. Stops where the link breaks again.
 */
export async function mergeOutbox(tools: MergeTools, branchId: string): Promise<void> {
  const { store } = tools;
  for (const entry of await store.outbox()) {
    if (entry.branchId !== branchId || entry.refusal !== null) continue;
    try {
      await mergeOne(tools, entry);
      await store.remove(entry.seq);
    } catch (fault) {
      if (!(fault instanceof ApiProblem)) throw fault;
      if (isWorthAnotherTry(fault) || LATER.includes(fault.code)) return;
      await store.change({ ...entry, refusal: fault.code });
      if (fault.code === 'lease-unknown') await store.dropLease(entry.leaseId);
    }
  }
}

async function mergeOne(tools: MergeTools, entry: OutboxEntry): Promise<void> {
  try {
    await send(tools, entry);
  } catch (fault) {
    const isHeard = fault instanceof ApiProblem && fault.code === 'command-id-reused';
    if (!isHeard || !entry.isInDoubt) throw fault;
    await dropTwin(tools, entry);
    const renamed = { ...entry, commandId: newCommandId(), isInDoubt: false };
    await tools.store.change(renamed);
    await send(tools, renamed);
  }
}

async function send({ api, deviceNow }: MergeTools, entry: OutboxEntry): Promise<void> {
  const { branchId, leaseId, number, token, takenAt, wish, commandId } = entry;
  await api.call(ROUTES.mergeTicket, {
    params: { branchId },
    commandId,
    body: { ...wish, leaseId, number, token, takenAt: onWire(takenAt) },
    query: { sentAt: onWire(deviceNow()) },
  });
}

/**
 * The wish had been heard after all, though its answer was lost: there is a
 * ticket of which nobody knows the number. It leaves the queue, by its own token.
 */
async function dropTwin({ api, asCustomer = customer }: MergeTools, entry: OutboxEntry) {
  const { branchId, commandId, wish: body } = entry;
  try {
    const { ticket } = await api.call(ROUTES.issue, { params: { branchId }, body, commandId });
    const token = ticket.url?.split('/').at(-1) ?? '';
    await asCustomer(token).call(ROUTES.abandonTicket, {
      params: { branchId, ticketId: ticket.id },
      commandId: newCommandId(),
    });
  } catch (fault) {
    const isOver = fault instanceof ApiProblem && !isWorthAnotherTry(fault);
    if (!isOver) throw fault;
  }
}

function customer(token: string): Api {
  return createApi({ token });
}

function onWire(at: number): string {
  return new Date(at).toISOString();
}
