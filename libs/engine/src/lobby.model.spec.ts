import { describe, expect, it } from '@jest/globals';
import { forAnyDay } from '@lobbyflow/testing';
import { isPresent, type Lobby } from './lobby.js';
import type { Counter, Ticket } from './ticket.js';

const bySequence = (a: Ticket, b: Ticket) => a.sequence - b.sequence;
const byTurn = (a: Ticket, b: Ticket) =>
  a.virtualArrivedAt - b.virtualArrivedAt || a.arrivedAt - b.arrivedAt || bySequence(a, b);
const ids = (tickets: readonly Ticket[]) => tickets.map(({ id }) => id);

/** Every index of a lobby, worked out anew from its tickets alone. */
function indexesOf(lobby: Lobby) {
  const all = lobby.tickets.values();
  const waiting = all.filter(({ state }) => state === 'waiting');
  const isApart = ({ binding, deferredUntil, pulledForward }: Ticket) =>
    binding !== null || deferredUntil !== null || pulledForward !== null;
  const queues: Record<string, Ticket[]> = {};
  for (const ticket of waiting.filter((one) => !isApart(one)).toSorted(byTurn)) {
    const key = `${ticket.serviceId}|${ticket.laneId}|${ticket.needs.join()}`;
    (queues[key] ??= []).push(ticket);
  }
  return {
    present: all.filter(isPresent).toSorted(bySequence),
    apart: waiting.filter(isApart).toSorted(bySequence),
    missed: all
      .filter(({ state }) => state === 'missed')
      .toSorted((a, b) => a.missedAt! - b.missedAt! || bySequence(a, b)),
    queues,
  };
}

/** What is untrue of a ticket by itself, one sentence a fault. */
function faultsOf(lobby: Lobby, ticket: Ticket): string[] {
  const { state, calledAt, startedAt, missedAt, heldAt, heldFrom, endedAt, counterId } = ticket;
  const isHere = isPresent(ticket);
  const creditMs = lobby.index.lanes.get(ticket.laneId)?.creditMs ?? Number.NaN;
  const claims: readonly (readonly [string, boolean])[] = [
    ['was changed by a commit that has been', ticket.revision <= lobby.revision],
    ['has an end exactly when it is over', (endedAt === null) === isHere],
    [
      'has a cause exactly when it ended without service',
      (ticket.endCause !== null) === (state === 'ended'),
    ],
    [
      'knows since when and from where it is held',
      !isHere || (heldAt !== null && heldFrom !== null) === (state === 'held'),
    ],
    [
      'knows its call and its counter',
      !['called', 'serving', 'served', 'missed'].includes(state) ||
        (calledAt !== null && counterId !== null),
    ],
    ['knows when its service began', !['serving', 'served'].includes(state) || startedAt !== null],
    ['knows when it was missed', !isHere || (missedAt !== null) === (state === 'missed')],
    [
      'waits at no counter and was not called',
      state !== 'waiting' || (counterId ?? calledAt ?? startedAt) === null,
    ],
    ['is ranked by its lane', !isHere || ticket.virtualArrivedAt === ticket.arrivedAt - creditMs],
    ['never waited a negative time', ticket.heldMs >= 0 && ticket.legStartedAt >= ticket.arrivedAt],
  ];
  return claims.filter(([, holds]) => !holds).map(([claim]) => `${ticket.id} (${state}): ${claim}`);
}

/** What is untrue of a counter and whoever stands there. */
function faultsAt(lobby: Lobby, counter: Counter): string[] {
  const { session, ticketId, tellerId, pauseReason, sessionSince } = counter;
  const ticket = ticketId === null ? undefined : lobby.tickets.get(ticketId);
  const isThere = ticket?.counterId === counter.id && ['called', 'serving'].includes(ticket.state);
  const claims: readonly (readonly [string, boolean])[] = [
    ['has a teller exactly when it is not closed', (session === 'closed') === (tellerId === null)],
    ['has a reason exactly when it is paused', (pauseReason !== null) === (session === 'paused')],
    ['knows since when', session === 'closed' || sessionSince !== null],
    ['explains the call of its customer', (counter.reason !== null) === (ticketId !== null)],
    ['serves only while open', ticketId === null || session === 'open'],
    ['agrees with its ticket', ticketId === null || isThere],
  ];
  return claims.filter(([, holds]) => !holds).map(([claim]) => `${counter.id}: ${claim}`);
}

describe('a lobby on any day of any branch', () => {
  it('keeps every index of a lobby as its tickets say', () => {
    forAnyDay(({ after }) => {
      const found = indexesOf(after);

      expect(ids(after.present.values())).toEqual(ids(found.present));
      expect(ids(after.apart.values())).toEqual(ids(found.apart));
      expect(ids(after.missed.values())).toEqual(ids(found.missed));
      const queues = [...after.queues].map(([key, { tickets }]) => [key, ids(tickets.values())]);
      const expected = Object.entries(found.queues).map(([key, tickets]) => [key, ids(tickets)]);
      expect(Object.fromEntries(queues)).toEqual(Object.fromEntries(expected));
    });
  });

  it('keeps one and the same ticket in all of them', () => {
    forAnyDay(({ after }) => {
      const indexed = [after.present, after.apart, after.missed]
        .flatMap((index) => index.values())
        .concat([...after.queues.values()].flatMap(({ tickets }) => tickets.values()));

      expect(indexed.filter((ticket) => after.tickets.get(ticket.id) !== ticket)).toEqual([]);
    });
  });

  it('has each ticket at one counter at most, and counter and ticket agree', () => {
    forAnyDay(({ after }) => {
      const counters = [...after.counters.values()];
      const standing = counters.map(({ ticketId }) => ticketId).filter((id) => id !== null);
      const called = after.present
        .values()
        .filter(({ state }) => state === 'called' || state === 'serving');

      expect(counters.flatMap((counter) => faultsAt(after, counter))).toEqual([]);
      expect(new Set(standing)).toEqual(new Set(ids(called)));
      expect(standing).toHaveLength(called.length);
    });
  });

  it('keeps the instants of each ticket in step with its state, and its rank with its lane', () => {
    forAnyDay(({ after }) => {
      expect(after.tickets.values().flatMap((ticket) => faultsOf(after, ticket))).toEqual([]);
    });
  });
});
