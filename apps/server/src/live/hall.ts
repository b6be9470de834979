import type { LobbyNow } from '@lobbyflow/contract';
import type { Instant, LaneId, Lobby, ServiceId, Ticket } from '@lobbyflow/engine';

/** Who waits, added up. */
export interface Hall {
  readonly waiting: number;
  readonly byService: ReadonlyMap<ServiceId, Crowd>;
  readonly byLane: ReadonlyMap<LaneId, Crowd>;
}
export interface Crowd {
  readonly waiting: number;
  /** When the one who has waited longest came. */
  readonly oldestArrivedAt: Instant;
}

const halls = new WeakMap<Lobby, Hall>();

/**
 * Adds up who waits, once for all views of a lobby. Looks at the head of each
 * queue only: in a queue whoever came first stands first.
 */
export function hallOf(lobby: Lobby): Hall {
  const known = halls.get(lobby);
  if (known !== undefined) return known;

  const byService = new Map<ServiceId, Crowd>();
  const byLane = new Map<LaneId, Crowd>();
  let waiting = 0;
  const add = (first: Ticket, size: number) => {
    waiting += size;
    byService.set(first.serviceId, joined(byService.get(first.serviceId), first, size));
    byLane.set(first.laneId, joined(byLane.get(first.laneId), first, size));
  };
  for (const { tickets } of lobby.queues.values()) {
    const first = tickets.first();
    if (first !== undefined) add(first, tickets.size);
  }
  for (const ticket of lobby.apart.values()) add(ticket, 1);

  const hall = { waiting, byService, byLane };
  halls.set(lobby, hall);
  return hall;
}

function joined(crowd: Crowd | undefined, { arrivedAt }: Ticket, size: number): Crowd {
  if (crowd === undefined) return { waiting: size, oldestArrivedAt: arrivedAt };
  return {
    waiting: crowd.waiting + size,
    oldestArrivedAt: Math.min(crowd.oldestArrivedAt, arrivedAt) as Instant,
  };
}

/** The row `now` of whoever may know no more than whether the branch is open, and how full. */
export function lobbyNow(lobby: Lobby): LobbyNow {
  return { isOpen: lobby.businessDay !== null, waiting: hallOf(lobby).waiting };
}
