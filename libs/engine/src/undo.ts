import { counterOf } from './at-counter.js';
import { withoutCall } from './call.js';
import type { CommandOf } from './command.js';
import { accept, type Decision, refuse } from './decision.js';
import type { EventOf } from './event.js';
import { assertInvariant } from './invariant.js';
import { knownCounter, knownTicket, type Lobby, type Tally, withCounter } from './lobby.js';
import type { Instant, Undoable } from './terms.js';
import type { Counter, Ticket, UndoPoint } from './ticket.js';
import { withTicket } from './with-ticket.js';

/**
 * Takes back the last act at a counter within a few seconds, by whoever did
 * it, as long as nothing has happened to the counter or the ticket since. The
 * journal keeps both the act and its undoing.
 *
 * @returns `command.undone`, or the refusal `not-found`, `not-your-counter` or `nothing-to-undo`
 */
export function decideUndo(lobby: Lobby, command: CommandOf<'undo'>, now: Instant): Decision {
  const counter = counterOf(lobby, command);
  if (typeof counter === 'string') return refuse(counter);
  const point = undoableAt(lobby, counter, now);
  if (point?.by !== command.by.id) return refuse('nothing-to-undo');
  return accept({
    type: 'command.undone',
    action: point.action,
    by: point.by,
    ticketId: point.ticket.id,
    counterId: counter.id,
    at: now,
  });
}

/** What could still be taken back at this counter. */
export function undoableAt(lobby: Lobby, { undo }: Counter, now: Instant): UndoPoint | null {
  if (undo === null) return null;
  const isPast = now - undo.at > (lobby.config?.policy.undoWithinMs ?? 0);
  const touched = lobby.tickets.get(undo.ticket.id)?.revision;
  const isTouched = touched !== undo.revision && touched !== undo.invitedRevision;
  return isPast || isTouched ? null : undo;
}

/** Puts ticket and counter back as they stood before the act; counts are taken back with it. */
export function evolveUndone(lobby: Lobby, event: EventOf<'command.undone'>): Lobby {
  const { undo } = knownCounter(lobby, event.counterId);
  assertInvariant(undo !== null, 'what is undone was done');
  const { action, ticket, counter } = undo;
  const tally = takenBack(lobby.tally, action, knownTicket(lobby, ticket.id));
  const uncalled = action === 'call-next' ? withoutCall(lobby, undo) : lobby;
  return withTicket(withCounter({ ...uncalled, tally }, { ...counter, undo: null }), {
    ...ticket,
    revision: lobby.revision,
  });
}

function takenBack(tally: Tally, action: Undoable, ticket: Ticket): Tally {
  if (action === 'no-show') return { ...tally, missed: tally.missed - 1 };
  if (action === 'finish' && ticket.state === 'served') {
    return { ...tally, served: tally.served - 1 };
  }
  return tally;
}
