import type { ViewName } from '@lobbyflow/contract';
import type { BranchId, TicketId } from '@lobbyflow/engine';

/** One view of one branch; the view `ticket` is one customer's. */
export type ViewTarget =
  | {
      readonly branchId: BranchId;
      readonly view: Exclude<ViewName, 'ticket'>;
      readonly ticketId: null;
    }
  | { readonly branchId: BranchId; readonly view: 'ticket'; readonly ticketId: TicketId };

/** Ids hold no colon, so no two targets share a room. */
export function roomOf({ branchId, view, ticketId }: ViewTarget): string {
  return ticketId === null ? `${branchId}:${view}` : `${branchId}:${view}:${ticketId}`;
}
