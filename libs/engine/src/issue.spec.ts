import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  anInstant,
  anOpenedLobby,
  aPolicy,
  aService,
  CASH,
  issue,
  LOANS,
  MINUTE_MS,
  play,
  PROTECTED,
  step,
  VIP,
} from '@lobbyflow/testing';
import { presentTickets, ticketOf, waitingOf } from './lobby.js';
import type { ServiceId, TicketId } from './terms.js';

const now = anInstant(3);
const id = (name: string) => name as TicketId;

describe('issue', () => {
  it('makes a ticket that waits from now, first of its letter and of the day', () => {
    const { lobby } = step(anOpenedLobby(), issue({ ticketId: id('t1') }), now);

    expect(ticketOf(lobby, id('t1'))).toEqual({
      id: 't1',
      number: 'A001',
      sequence: 1,
      revision: lobby.revision,
      source: 'kiosk',
      language: null,
      laneId: 'general',
      needs: [],
      serviceId: CASH,
      laterServiceIds: [],
      leg: 1,
      state: 'waiting',
      arrivedAt: now,
      virtualArrivedAt: now,
      legStartedAt: now,
      heldMs: 0,
      heldAt: null,
      heldFrom: null,
      calledAt: null,
      recalls: 0,
      startedAt: null,
      missedAt: null,
      endedAt: null,
      endCause: null,
      counterId: null,
      binding: null,
      deferredUntil: null,
      pulledForward: null,
      rating: null,
    });
    expect(lobby.tally.issued).toBe(1);
    expect(waitingOf(lobby, CASH)).toBe(1);
  });

  it('counts the numbers of each letter by themselves', () => {
    const lobby = play(
      anOpenedLobby(),
      now,
      issue({ ticketId: id('t1') }),
      issue({ ticketId: id('t2'), serviceId: LOANS }),
      issue({ ticketId: id('t3') }),
    );

    expect(presentTickets(lobby).map(({ number }) => number)).toEqual(['A001', 'B001', 'A002']);
    expect(presentTickets(lobby).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  it('gives services of one letter one row of numbers', () => {
    const transfers = 'transfers' as ServiceId;
    const services = [aService(), aService({ id: transfers })];

    const lobby = play(
      anOpenedLobby(aConfig({ services })),
      now,
      issue({ ticketId: id('t1') }),
      issue({ ticketId: id('t2'), serviceId: transfers }),
    );

    expect(presentTickets(lobby).map(({ number }) => number)).toEqual(['A001', 'A002']);
  });

  it('begins at the number that is set, and widens past 999 instead of starting over', () => {
    const config = aConfig({ policy: aPolicy({ numberStart: 998 }) });

    const lobby = play(
      anOpenedLobby(config),
      now,
      ...['t1', 't2', 't3', 't4'].map((name) => issue({ ticketId: id(name) })),
    );

    const numbers = presentTickets(lobby).map(({ number }) => number);
    expect(numbers).toEqual(['A998', 'A999', 'A1000', 'A1001']);
  });

  it.each([
    [PROTECTED, 8],
    [VIP, 5],
  ])('ranks a customer of the %s lane as one who came %i minutes earlier', (laneId, minutes) => {
    const { lobby } = step(anOpenedLobby(), issue({ ticketId: id('t1'), laneId }), now);

    const ticket = ticketOf(lobby, id('t1'));
    expect(ticket?.virtualArrivedAt).toBe(now - minutes * MINUTE_MS);
    expect(ticket?.arrivedAt).toBe(now);
  });

  it('believes an arrival in the past, and counts one in the future as now', () => {
    const lobby = play(
      anOpenedLobby(),
      now,
      issue({ ticketId: id('past'), arrivedAt: anInstant(1) }),
      issue({ ticketId: id('future'), arrivedAt: anInstant(9) }),
    );

    expect(ticketOf(lobby, id('past'))?.arrivedAt).toBe(anInstant(1));
    expect(ticketOf(lobby, id('future'))?.arrivedAt).toBe(now);
  });

  it('keeps needs once each and sorted, so that equal needs share a queue', () => {
    const lobby = play(
      anOpenedLobby(),
      now,
      issue({ ticketId: id('t1'), needs: ['low-desk', 'hearing-loop', 'low-desk'] }),
      issue({ ticketId: id('t2'), needs: ['hearing-loop', 'low-desk'] }),
    );

    expect(ticketOf(lobby, id('t1'))?.needs).toEqual(['hearing-loop', 'low-desk']);
    expect(lobby.queues.size).toBe(1);
  });
});
