import type { Actor } from './command.js';
import type { Lobby } from './lobby.js';
import type { CounterId, Instant, RefusalCode } from './terms.js';
import { isAllowed, type TicketAct } from './ticket-life.js';
import type { Counter, Ticket, UndoPoint } from './ticket.js';

interface Asked {
  readonly counterId: CounterId;
  readonly by: Actor;
}

/** The counter of a command, if it is there and this actor runs it; else the refusal. */
export function counterOf(lobby: Lobby, { counterId, by }: Asked): Counter | RefusalCode {
  const counter = lobby.counters.get(counterId);
  if (counter === undefined) return 'not-found';
  const isHis = counter.session === 'closed' || counter.tellerId === by.id;
  return by.mayRunAnyCounter || isHis ? counter : 'not-your-counter';
}

/** The counter and whoever stands at it, in a state in which `act` is allowed; else the refusal. */
export function customerAt(
  lobby: Lobby,
  asked: Asked,
  act: TicketAct,
): { readonly counter: Counter; readonly ticket: Ticket } | RefusalCode {
  const counter = counterOf(lobby, asked);
  if (typeof counter === 'string') return counter;
  if (counter.session === 'closed') return 'counter-not-open';
  if (counter.ticketId === null) return 'nobody-at-counter';
  const ticket = lobby.tickets.get(counter.ticketId);
  if (ticket === undefined || !isAllowed(act, ticket.state)) return 'wrong-state';
  return { counter, ticket };
}

/** The counter with nobody at it. */
export function freed(counter: Counter, at: Instant): Counter {
  return { ...counter, ticketId: null, reason: null, idleSince: at, undo: null };
}

/** Remembers how things stood, so that the act can be taken back for a moment. */
export function undoPoint(
  lobby: Lobby,
  { counter, ticket }: { readonly counter: Counter; readonly ticket: Ticket },
  act: Pick<UndoPoint, 'action' | 'by' | 'at'>,
): UndoPoint {
  return { ...act, revision: lobby.revision, ticket, counter: withoutUndo(counter) };
}

/** The counter as it goes into events and undo points. */
export function withoutUndo(counter: Counter): Omit<Counter, 'undo'> {
  const { id, session, tellerId, pauseReason, sessionSince } = counter;
  const { ticketId, idleSince, lastCallAt, reason } = counter;
  return {
    id,
    session,
    tellerId,
    pauseReason,
    sessionSince,
    ticketId,
    idleSince,
    lastCallAt,
    reason,
  };
}
