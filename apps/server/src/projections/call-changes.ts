import {
  type ActorId,
  type Counter,
  type CounterId,
  type Instant,
  legWaitMs,
  type Lobby,
  type LobbyEvent,
  type Ticket,
  ticketOf,
} from '@lobbyflow/engine';
import type { ActDone, CallRowChange } from './call-row-change.js';

/**
 * What an event changes in the rows of calls, pauses and acts of staff.
 *
 * @param actor - who sent the command; an event does not name everybody
 */
export function callChanges(
  before: Lobby,
  after: Lobby,
  event: LobbyEvent,
  actor: ActorId,
): readonly CallRowChange[] {
  const businessDay = after.businessDay ?? before.businessDay;
  if (businessDay === null) return [];
  const on = { revision: after.revision, businessDay };
  return [
    ...changesOfCall(after, event).map((change) => ({ ...change, ...on })),
    ...actsOf(before, event, actor).map((act) => ({ type: 'act-done' as const, ...act, ...on })),
    ...pauseChanges(before, after, event).map((change) => ({ ...change, ...on })),
  ];
}

type Undated<T> = T extends unknown ? Omit<T, 'revision' | 'businessDay'> : never;

function changesOfCall(after: Lobby, event: LobbyEvent): readonly Undated<CallRowChange>[] {
  if (event.type === 'ticket.called') {
    const ticket = ticketOf(after, event.ticketId);
    if (ticket === undefined) return [];
    return [{ type: 'call-made', ticket, ...called(ticket, event) }];
  }
  if (event.type === 'ticket.recalled') {
    return [{ type: 'call-repeated', ticketId: event.ticketId }];
  }
  if (event.type === 'ticket.missed') {
    return [{ type: 'call-missed', ticketId: event.ticketId, at: event.at }];
  }
  return event.type === 'command.undone' ? takenBack(event) : [];
}

/** Choices of staff about a ticket; the service is the one before. */
function actsOf(before: Lobby, event: LobbyEvent, actor: ActorId): readonly Act[] {
  if (event.type !== 'ticket.pulled-forward' && event.type !== 'ticket.transferred') return [];
  const { ticketId, at } = event;
  const ticket = ticketOf(before, ticketId);
  if (ticket === undefined) return [];
  const { serviceId } = ticket;
  if (event.type === 'ticket.transferred') {
    const { by: actorId, counterId } = event;
    return [{ kind: 'transferred', ticketId, at, serviceId, actorId, counterId, choice: null }];
  }
  const { reason: choice } = event;
  return [
    { kind: 'pulled-forward', ticketId, at, serviceId, actorId: actor, counterId: null, choice },
  ];
}
type Act = Omit<ActDone, 'type' | 'revision' | 'businessDay'>;

function called(
  ticket: Ticket,
  { by, counterId, at, reason }: Extract<LobbyEvent, { type: 'ticket.called' }>,
) {
  const { legStartedAt: startedWaitingAt } = ticket;
  const waitedMs = legWaitMs({ ...ticket, startedWaitingAt }) ?? 0;
  return { actorId: by, counterId, at, reason, waitedMs };
}

/** Takes the latest row of its kind away, or its mark. */
function takenBack({
  action,
  ticketId,
}: Extract<LobbyEvent, { type: 'command.undone' }>): readonly Undated<CallRowChange>[] {
  switch (action) {
    case 'call-next':
      return [{ type: 'call-dropped', ticketId }];
    case 'no-show':
      return [{ type: 'call-missed', ticketId, at: null }];
    case 'transfer':
      return [{ type: 'transfer-dropped', ticketId }];
    case 'finish':
    case 'hold':
      return [];
  }
}

type PauseChange =
  | {
      readonly type: 'pause-begun';
      readonly counterId: CounterId;
      readonly at: Instant;
      readonly counter: PausedCounter;
    }
  | { readonly type: 'pause-ended'; readonly counterId: CounterId; readonly at: Instant };
type PausedCounter = Pick<Counter, 'tellerId' | 'pauseReason'>;

/** A pause begins and ends with its event, with the session, and with the business day. */
function pauseChanges(before: Lobby, after: Lobby, event: LobbyEvent): readonly PauseChange[] {
  if (event.type === 'counter.paused') {
    const counter = after.counters.get(event.counterId);
    const { counterId, at } = event;
    return counter === undefined ? [] : [{ type: 'pause-begun', counterId, at, counter }];
  }
  if (event.type === 'counter.resumed' || event.type === 'counter.closed') {
    const { counterId, at } = event;
    const isPaused = before.counters.get(counterId)?.session === 'paused';
    return isPaused ? [{ type: 'pause-ended', counterId, at }] : [];
  }
  if (event.type === 'day.closed') {
    return [...before.counters.values()]
      .filter(({ session }) => session === 'paused')
      .map(({ id }) => ({ type: 'pause-ended', counterId: id, at: event.at }));
  }
  if (event.type !== 'day.opened') return [];
  return event.sessions
    .filter(({ session }) => session === 'paused')
    .map((counter) => ({ type: 'pause-begun', counterId: counter.id, at: event.at, counter }));
}
