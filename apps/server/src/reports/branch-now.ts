import type { BranchNow } from '@lobbyflow/contract';
import { type Instant, type Lobby, presentTickets } from '@lobbyflow/engine';

/** What the lobby alone tells of a branch now. */
export function branchNow(
  lobby: Lobby,
  now: Instant,
): Omit<BranchNow, 'branchId' | 'name' | 'isReplay' | 'serviceLevel'> {
  const waits = presentTickets(lobby)
    .filter(({ state }) => state === 'waiting')
    .map(({ legStartedAt, heldMs, laneId }) => ({
      ms: Math.max(0, now - legStartedAt - heldMs),
      limitMs: lobby.index.lanes.get(laneId)?.maxWaitMs ?? Infinity,
    }));
  const counters = lobby.config?.counters ?? [];
  return {
    businessDay: lobby.businessDay,
    waiting: waits.length,
    oldestWaitMs: waits.length === 0 ? null : waits.reduce((most, { ms }) => Math.max(most, ms), 0),
    overdue: waits.filter(({ ms, limitMs }) => ms > limitMs).length,
    windowsOpen: counters.filter(({ id }) => lobby.counters.get(id)?.session === 'open').length,
    windows: counters.length,
    visits: lobby.tally.issued,
    served: lobby.tally.served,
    abandoned: lobby.tally.abandoned,
  };
}
