import { countAhead, type Lobby, type ServiceId, type Ticket } from '@lobbyflow/engine';
import { closedFormWait, type ForecastRange } from '@lobbyflow/forecast';

const HOUR_MS = 3_600_000;

/** What a formula needs to know beside the lobby. */
export interface UsualTimes {
  readonly meanMsOf: (serviceId: ServiceId) => number;
  /** How much longer than usual services take today. */
  readonly pace: number;
  readonly patienceMs: number;
}

/**
 * A wait by formula, for an answer that cannot wait for futures to be played:
 * from the calls before this ticket's under the order of calling, and the open
 * counters that may serve it.
 *
 * @returns `null` when no counter for its service is open
 */
export function formulaWait(lobby: Lobby, ticket: Ticket, usual: UsualTimes): ForecastRange | null {
  const ahead = countAhead(lobby, ticket);
  if (ahead === null) return null;
  let [counters, free] = [0, 0];
  for (const { id, session, ticketId } of lobby.counters.values()) {
    if (session !== 'open' || lobby.index.askers.get(id)?.levels.has(ticket.serviceId) !== true) {
      continue;
    }
    counters += 1;
    if (ticketId === null) free += 1;
  }
  if (counters > 0 && ahead < free) return { p50: 0, p90: 0 };
  return closedFormWait({
    ahead: ahead - free,
    counters,
    meanMs: usual.pace * meanBefore(lobby, ticket, usual),
    leavingPerHour: HOUR_MS / usual.patienceMs,
  });
}

/** The mean service among those who wait for the same counters. */
function meanBefore(lobby: Lobby, { serviceId }: Ticket, { meanMsOf }: UsualTimes): number {
  const near = lobby.index.neighbours.get(serviceId);
  let [count, sumMs] = [1, meanMsOf(serviceId)];
  for (const { serviceId: other, tickets } of lobby.queues.values()) {
    if (near?.has(other) !== true) continue;
    count += tickets.size;
    sumMs += tickets.size * meanMsOf(other);
  }
  return sumMs / count;
}
