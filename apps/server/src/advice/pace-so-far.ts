import type { Lobby, ServiceId } from '@lobbyflow/engine';
import type { Paces } from '@lobbyflow/forecast';

/** So much work is believed to have been as usual, before anything is seen. */
const PRIOR_MS = 60 * 60_000;
/** A service that lasts longer than so many usual ones was forgotten, not slow. */
const FORGOTTEN_TIMES = 5;

/**
 * How much longer than usual services take today: time at counters, that of
 * customers who are still there included, over what is expected of those who
 * are done. To leave the others out would be to look at the short ones only
 * (censored data: exposure over completions). A young day says it sooner than
 * the pace of the waits does, because a window that opens too late helps nobody.
 *
 * @param times - how many times as fast as usual everything goes there
 */
export function paceSoFar(
  lobby: Lobby,
  now: number,
  {
    meanMsOf,
    times,
  }: { readonly meanMsOf: (serviceId: ServiceId) => number; readonly times: number },
): Paces {
  let [spentMs, expectedMs] = [PRIOR_MS / times, PRIOR_MS / times];
  for (const { state, serviceId, calledAt, endedAt, counterId } of lobby.tickets.values()) {
    if (calledAt === null || counterId === null) continue;
    const meanMs = meanMsOf(serviceId);
    if (state === 'served' && endedAt !== null) expectedMs += meanMs;
    else if (state !== 'called' && state !== 'serving') continue;
    spentMs += Math.min((endedAt ?? now) - calledAt, FORGOTTEN_TIMES * meanMs);
  }
  const day = spentMs / expectedMs;
  return { day, of: () => day };
}
