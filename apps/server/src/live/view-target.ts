import type { ViewName } from '@lobbyflow/contract';
import type { BranchId, CounterId, TicketId } from '@lobbyflow/engine';

/** One view of one branch; the view `ticket` is one customer's, the view `pad` one counter's. */
export type ViewTarget =
  | {
      readonly branchId: BranchId;
      readonly view: Exclude<ViewName, 'ticket' | 'pad'>;
      readonly ticketId: null;
      readonly counterId?: never;
    }
  | {
      readonly branchId: BranchId;
      readonly view: 'ticket';
      readonly ticketId: TicketId;
      readonly counterId?: never;
    }
  | {
      readonly branchId: BranchId;
      readonly view: 'pad';
      readonly ticketId: null;
      readonly counterId: CounterId;
    };

/** Ids hold no colon, so no two targets share a room. */
export function roomOf({ branchId, view, ticketId, counterId }: ViewTarget): string {
  const one = ticketId ?? counterId;
  return one === undefined ? `${branchId}:${view}` : `${branchId}:${view}:${one}`;
}
