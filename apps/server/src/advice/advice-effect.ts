import type { Advice, AdviceEffect, Lobby, Ticket } from '@lobbyflow/engine';

/**
 * What came about between an offer and the end of its horizon, of the same
 * customers that the forecast was about: those who waited then and those who
 * came. Late is whoever was called after more than the limit, or left; who
 * still waits at the end has waited so far. Holds are no waiting.
 */
export function effectOf(
  lobby: Lobby,
  { offeredAt, until, limitMs }: Pick<Advice, 'offeredAt' | 'until' | 'limitMs'>,
): AdviceEffect {
  let [customers, late, waitedMs] = [0, 0, 0];
  for (const ticket of lobby.tickets.values()) {
    const end = endOfWait(ticket, until);
    if (ticket.legStartedAt > until || end.at < offeredAt) continue;
    const ms = Math.max(0, end.at - ticket.legStartedAt - ticket.heldMs);
    customers += 1;
    waitedMs += ms;
    if (end.hasLeft || ms > limitMs) late += 1;
  }
  return { customers, late, waitMs: customers === 0 ? 0 : Math.round(waitedMs / customers) };
}

function endOfWait({ calledAt, endedAt, state }: Ticket, until: number) {
  const at = calledAt ?? endedAt ?? until;
  const hasLeft = calledAt === null && state === 'abandoned' && at <= until;
  return { at: Math.min(at, until), hasLeft };
}
