import type { BranchId, LaneId, Lobby, ServiceId, Ticket, TicketId } from '@lobbyflow/engine';
import type { ForecastRange } from '@lobbyflow/forecast';

/** Whom a wait is for. */
export interface ClassOfWho {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
}

/** Tells waits by what was learned; a part of the forecast that may know nothing. */
export abstract class LearnedWaitsOfToday {
  /** Of who would come now; `null`: nothing is learned of this branch. */
  abstract newcomer(
    lobby: Lobby,
    who: ClassOfWho,
    played: ForecastRange | null,
    now: number,
  ): ForecastRange | null;
  /** Of who has just come. */
  abstract ticket(lobby: Lobby, ticket: Ticket, played: ForecastRange | null): ForecastRange | null;
  /** Of who goes on waiting: what is played, moved as it was when he came; `null`: nothing was learned then. */
  abstract waiting(
    branchId: BranchId,
    ticketId: TicketId,
    played: ForecastRange,
  ): ForecastRange | null;
}

/** Knows nothing. */
export class NothingLearned extends LearnedWaitsOfToday {
  newcomer(): null {
    return null;
  }
  ticket(): null {
    return null;
  }
  waiting(): null {
    return null;
  }
}
