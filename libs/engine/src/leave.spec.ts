import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket, ofTicket, play, press, step } from '@lobbyflow/testing';
import { ticketOf, waitingOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const waiting = aLobby({ tickets: [aTicket()] });

describe('abandon', () => {
  it('ends the visit and counts it', () => {
    const { lobby } = step(waiting, ofTicket('abandon', T1), anInstant(4));

    expect(ticketOf(lobby, T1)).toMatchObject({
      state: 'abandoned',
      endedAt: anInstant(4),
      endCause: null,
    });
    expect(lobby.tally.abandoned).toBe(1);
    expect(waitingOf(lobby, aTicket().serviceId)).toBe(0);
  });

  it('frees the counter to which the customer was called', () => {
    const called = play(waiting, anInstant(3), press('call-next'));

    const lobby = play(called, anInstant(4), ofTicket('abandon', T1));

    expect(lobby.counters.get(C1)).toMatchObject({ ticketId: null, idleSince: anInstant(4) });
  });

  it('leaves the counter alone where somebody else stands by now', () => {
    const second = aTicket({ sequence: 2 });
    const busy = play(aLobby({ tickets: [aTicket(), second] }), anInstant(3), press('call-next'));
    const next = play(busy, anInstant(4), press('no-show'), press('call-next'));

    const lobby = play(next, anInstant(5), ofTicket('abandon', T1));

    expect(lobby.counters.get(C1)?.ticketId).toBe('ticket-2');
    expect(ticketOf(lobby, T1)?.state).toBe('abandoned');
  });

  it('takes a missed customer off the list of those who may return', () => {
    const missed = play(waiting, anInstant(3), press('call-next'), press('no-show'));

    const lobby = play(missed, anInstant(4), ofTicket('abandon', T1));

    expect(lobby.missed.size).toBe(0);
    expect(lobby.tally).toMatchObject({ missed: 1, abandoned: 1, ended: 0 });
  });
});

describe('divert', () => {
  it('ends the visit with the place it was sent to', () => {
    const { lobby, events } = step(
      waiting,
      ofTicket('divert', T1, { reason: 'machine' }),
      anInstant(2),
    );

    expect(events).toEqual([
      { type: 'ticket.diverted', ticketId: T1, reason: 'machine', at: anInstant(2) },
    ]);
    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'diverted', endedAt: anInstant(2) });
    expect(lobby.tally).toMatchObject({ diverted: 1, abandoned: 0 });
  });
});
