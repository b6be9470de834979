import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  anInstant,
  aTicket,
  CASH,
  issue,
  LOANS,
  play,
  press,
  PROTECTED,
  step,
} from '@lobbyflow/testing';
import { ticketOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;

describe('start', () => {
  it('begins the service at the counter of the call', () => {
    const called = aLobby({ tickets: [aTicket({ state: 'called' })] });

    const { lobby } = step(called, press('start'), anInstant(6));

    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'serving', startedAt: anInstant(6) });
    expect(lobby.counters.get(C1)?.ticketId).toBe(T1);
  });
});

describe('finish', () => {
  it('ends the visit, counts it as served and frees the counter', () => {
    const serving = aLobby({ tickets: [aTicket({ state: 'serving' })] });

    const { lobby } = step(serving, press('finish'), anInstant(12));

    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'served', endedAt: anInstant(12) });
    expect(lobby.tally.served).toBe(1);
    expect(lobby.present.size).toBe(0);
    expect(lobby.counters.get(C1)).toMatchObject({
      ticketId: null,
      reason: null,
      idleSince: anInstant(12),
    });
  });

  it('begins the next leg of a visit, with its number, its arrival and its lane', () => {
    const visit = issue({ laneId: PROTECTED, laterServiceIds: [LOANS, CASH] });
    const serving = play(aLobby(), anInstant(1), visit, press('call-next'), press('start'));

    const { lobby } = step(serving, press('finish'), anInstant(12));

    expect(ticketOf(lobby, T1)).toMatchObject({
      number: 'A001',
      state: 'waiting',
      serviceId: LOANS,
      laterServiceIds: [CASH],
      leg: 2,
      laneId: PROTECTED,
      arrivedAt: anInstant(1),
      virtualArrivedAt: anInstant(-7),
      legStartedAt: anInstant(12),
      calledAt: null,
      startedAt: null,
      counterId: null,
    });
    expect(lobby.tally.served).toBe(0);
  });

  it('counts a visit of two legs as served once, after the last', () => {
    const visit = issue({ laterServiceIds: [LOANS] });
    const legs = ['call-next', 'start', 'finish'] as const;
    const pressed = [...legs, ...legs].map((key) => press(key));

    const lobby = play(aLobby(), anInstant(1), visit, ...pressed);

    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'served', leg: 2, serviceId: LOANS });
    expect(lobby.tally).toMatchObject({ issued: 1, served: 1 });
  });

  it('counts the wait of a leg from its own beginning', () => {
    const visit = issue({ laterServiceIds: [LOANS] });
    const first = play(aLobby(), anInstant(1), visit, press('call-next'), press('start'));
    const second = play(first, anInstant(12), press('finish'));

    const lobby = play(second, anInstant(15), press('call-next'));

    expect(ticketOf(lobby, T1)).toMatchObject({
      legStartedAt: anInstant(12),
      calledAt: anInstant(15),
    });
  });
});
