import type { Role, ViewName } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { ProblemError } from '../problems/problem.error.js';
import { type Caller, isHome } from '../routes/caller.js';
import type { ViewTarget } from './view-target.js';

const STAFF: readonly Role[] = ['teller', 'lead', 'branch-admin', 'admin', 'hq'];

/** Who may look at what. A display sees the board and never more; a customer sees himself. */
export const MAY_SEE: Readonly<Record<ViewName, readonly Role[]>> = {
  board: ['display', 'kiosk', ...STAFF],
  kiosk: ['kiosk', ...STAFF],
  staff: STAFF,
  ticket: ['customer'],
  pad: ['pad'],
};

/**
 * The view that this caller means.
 *
 * @throws ProblemError `not-found` for another's branch, as for one that is not
 *   there; `forbidden` for what his role may not see at home
 */
export function viewFor(caller: Caller, branchId: BranchId, view: ViewName): ViewTarget {
  if (!isHome(caller, branchId)) throw new ProblemError('not-found');
  if (!MAY_SEE[view].includes(caller.role)) throw new ProblemError('forbidden');
  if (view === 'pad') {
    if (caller.counterId === undefined) throw new ProblemError('forbidden');
    return { branchId, view, ticketId: null, counterId: caller.counterId };
  }
  if (view !== 'ticket') return { branchId, view, ticketId: null };
  if (caller.ticketId === null) throw new ProblemError('forbidden');
  return { branchId, view, ticketId: caller.ticketId };
}
