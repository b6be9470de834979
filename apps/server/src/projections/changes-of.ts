import {
  type ActorId,
  applyCommit,
  type BusinessDay,
  type CounterId,
  evolve,
  type Instant,
  legWaitMs,
  type Lobby,
  type LobbyEvent,
  type SessionEvent,
  type Ticket,
  type TicketEvent,
  ticketOf,
} from '@lobbyflow/engine';
import { callChanges } from './call-changes.js';
import type { RowChange, SessionBegun } from './row-change.js';

/**
 * What a commit changes in the rows, and the lobby after it. Pure: following and rebuilding are the same.
 *
 * @param actor - who sent its command
 */
export function changesOf(
  lobby: Lobby,
  events: readonly LobbyEvent[],
  actor: ActorId,
): { readonly lobby: Lobby; readonly changes: readonly RowChange[] } {
  let before = applyCommit(lobby, []);
  const changes: RowChange[] = [];
  for (const event of events) {
    const after = evolve(before, event);
    changes.push(...changesOfEvent(before, after, event), ...adviceChanges(before, after));
    const ofCalls = callChanges(before, after, event, actor);
    changes.push(...ofCalls.map((change) => ({ type: 'of-calls' as const, change })));
    before = after;
  }
  return { lobby: before, changes };
}

function changesOfEvent(before: Lobby, after: Lobby, event: LobbyEvent): readonly RowChange[] {
  if ('ticketId' in event) return ticketChanges(before, after, event);
  switch (event.type) {
    case 'config.published':
    case 'advice.offered':
    case 'advice.accepted':
    case 'advice.declined':
    case 'advice.escalated':
    case 'advice.assigned':
    case 'advice.lapsed':
    case 'advice.measured':
    case 'alarm.raised':
    case 'alarm.moved':
    case 'alarm.repeated':
    case 'alarm.acknowledged':
    case 'alarm.disposed':
    case 'alarm.cleared':
    case 'notice.posted':
    case 'notice.withdrawn':
    case 'second-line.moved':
    case 'numbers.leased':
    case 'numbers.voided':
      return [];
    case 'day.opened':
      return event.sessions.map(({ id, tellerId, session }) => {
        const pausedAt = session === 'paused' ? event.at : null;
        return { ...begun(after, id, event.at), tellerId, pausedAt };
      });
    case 'day.closed':
      return [...before.counters.values()]
        .filter(({ session }) => session !== 'closed')
        .map(({ id }) => ({ type: 'session-ended', counterId: id, at: event.at }));
    case 'counter.opened':
    case 'counter.paused':
    case 'counter.resumed':
    case 'counter.closed':
      return [sessionChange(after, event)];
  }
}

/** Whatever the event was: a window that opens carries its advice out. */
function adviceChanges(before: Lobby, after: Lobby): readonly RowChange[] {
  if (before.advice === after.advice) return [];
  return [...after.advice.values()]
    .filter((advice) => before.advice.get(advice.id) !== advice)
    .map((advice) => ({ type: 'advice-now', advice, businessDay: dayOf(after) }));
}

function sessionChange(after: Lobby, event: SessionEvent): RowChange {
  const { counterId, at } = event;
  switch (event.type) {
    case 'counter.opened':
      return { ...begun(after, counterId, at), tellerId: event.by };
    case 'counter.paused':
      return { type: 'session-paused', counterId, at };
    case 'counter.resumed':
      return { type: 'session-resumed', counterId, at };
    case 'counter.closed':
      return { type: 'session-ended', counterId, at };
  }
}

function begun(lobby: Lobby, counterId: CounterId, openedAt: Instant): SessionBegun {
  return {
    type: 'session-begun',
    counterId,
    revision: lobby.revision,
    businessDay: dayOf(lobby),
    tellerId: null,
    openedAt,
    pausedAt: null,
  };
}

function ticketChanges(before: Lobby, after: Lobby, event: TicketEvent): readonly RowChange[] {
  const ticket = ticketOf(after, event.ticketId);
  if (ticket === undefined) return [];
  const { laneId } = ticket;
  const maxWaitMs = after.index.lanes.get(laneId)?.maxWaitMs ?? 0;
  return [
    { type: 'visit-now', ticket, businessDay: dayOf(after), maxWaitMs },
    ...legChanges(ticketOf(before, event.ticketId), ticket, after.revision, event),
    ...reasonChanges(event),
    ...promiseChanges(ticketOf(before, event.ticketId), ticket, event),
  ];
}

function legChanges(
  before: Ticket | undefined,
  ticket: Ticket,
  revision: number,
  event: TicketEvent,
): readonly RowChange[] {
  const { id: ticketId, leg, serviceId, legStartedAt } = ticket;
  const begins: RowChange = {
    type: 'leg-begun',
    ticketId,
    revision,
    leg,
    serviceId,
    startedWaitingAt: legStartedAt,
  };
  if (before === undefined) return [begins];
  if (before.leg > leg) return [{ type: 'leg-dropped', ticketId }, legNow(ticket)];
  const isInterrupted = event.type === 'ticket.resumed' && before.heldFrom === 'serving';
  if (before.leg === leg && !isInterrupted) return [legNow(ticket)];
  return [{ type: 'leg-ended', ticketId, at: before.heldAt ?? event.at }, begins];
}

/**
 * Who was put aside in service is not being served: that part of the leg is
 * over. Nor does anybody wait who was put aside and left.
 */
function legNow(ticket: Ticket): RowChange {
  const { id: ticketId, calledAt, startedAt, heldMs, counterId } = ticket;
  const { endedAt, heldFrom, heldAt } = ticket;
  const setAsideAt = heldFrom === 'serving' || endedAt !== null ? heldAt : null;
  return {
    type: 'leg-now',
    ticketId,
    calledAt,
    startedAt,
    endedAt: setAsideAt ?? endedAt,
    heldMs,
    counterId,
  };
}

function reasonChanges(event: TicketEvent): readonly RowChange[] {
  if (event.type === 'ticket.called') {
    return [{ type: 'leg-reason', ticketId: event.ticketId, reason: event.reason }];
  }
  return isCallTakenBack(event)
    ? [{ type: 'leg-reason', ticketId: event.ticketId, reason: null }]
    : [];
}

/** A promise is about the first leg: what comes after it nobody could know. */
function promiseChanges(
  before: Ticket | undefined,
  ticket: Ticket,
  event: TicketEvent,
): readonly RowChange[] {
  const change = (type: 'promise-kept' | 'promise-reopened', called: Ticket): RowChange[] => {
    const { id: ticketId, leg, legStartedAt: startedWaitingAt } = called;
    const actualMs = legWaitMs({ ...called, startedWaitingAt });
    return leg === 1 && actualMs !== null ? [{ type, ticketId, actualMs }] : [];
  };
  if (event.type === 'ticket.called') return change('promise-kept', ticket);
  if (!isCallTakenBack(event) || before === undefined) return [];
  return change('promise-reopened', before);
}

function isCallTakenBack(event: TicketEvent): boolean {
  return event.type === 'command.undone' && event.action === 'call-next';
}

function dayOf({ businessDay }: Lobby): BusinessDay {
  return businessDay ?? ('' as BusinessDay);
}
