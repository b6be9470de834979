import type { ExceptionRow } from '@lobbyflow/contract';
import type { ActRecord, CallRecord } from './calls.repository.js';
import { wire } from './measured.js';

/** An exception as the journal knows it: no name, no number. */
export type Exception = Omit<ExceptionRow, 'number' | 'actorName'>;

/** Every pull forward and every picked call, by whom and why, in the order of the journal. */
export function exceptionsOf(
  calls: readonly CallRecord[],
  acts: readonly ActRecord[],
): readonly Exception[] {
  const picked = calls
    .filter(({ rule }) => rule === 'picked')
    .map((call) => ({
      revision: call.revision,
      businessDay: call.businessDay,
      at: wire(call.at),
      kind: 'picked' as const,
      ticketId: call.ticketId,
      counterId: call.counterId,
      reason: call.choice,
      actorId: call.actorId,
      overtook: call.overtook,
    }));
  const pulled = acts
    .filter(({ kind }) => kind === 'pulled-forward')
    .map((act) => ({
      revision: act.revision,
      businessDay: act.businessDay,
      at: wire(act.at),
      kind: 'pulled-forward' as const,
      ticketId: act.ticketId,
      counterId: act.counterId,
      reason: act.choice,
      actorId: act.actorId,
      overtook: null,
    }));
  return [...picked, ...pulled].toSorted((a, b) => a.revision - b.revision);
}
