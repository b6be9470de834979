import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aTicket,
  CASH,
  LOANS,
  ofTicket,
  play,
  PROTECTED,
} from '@lobbyflow/testing';
import { countAhead } from './count-ahead.js';
import { type Lobby, ticketOf } from './lobby.js';
import type { CounterId, TicketId, TicketState } from './terms.js';

const now = anInstant(9);
const tickets = [1, 2, 3, 4, 5, 6].map((sequence) =>
  aTicket({
    sequence,
    arrivedAt: anInstant(sequence),
    serviceId: sequence % 3 === 0 ? LOANS : CASH,
  }),
);
const lobby = aLobby({ tickets });
const aheadOf = (where: Lobby, sequence: number) =>
  countAhead(where, ticketOf(where, `ticket-${sequence}` as TicketId)!);
const allAhead = (where: Lobby) => tickets.map(({ sequence }) => aheadOf(where, sequence));

describe('how many are ahead', () => {
  it('is how many have an earlier turn, of services that share a counter', () => {
    expect(allAhead(lobby)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('leaves out services whose counters are others', () => {
    const skills = (serviceId: typeof CASH) => [{ serviceId, level: 1 as const }];
    const counters = [
      aCounterConfig({ skills: skills(CASH) }),
      aCounterConfig({ id: '2' as CounterId, skills: skills(LOANS) }),
    ];

    expect(allAhead(aLobby({ config: aConfig({ counters }), tickets }))).toEqual([
      0, 1, 0, 2, 3, 1,
    ]);
  });

  it('counts the head start of those who have one', () => {
    const green = aTicket({ sequence: 7, arrivedAt: anInstant(8), laneId: PROTECTED });
    const busy = aLobby({ tickets: [...tickets, green] });

    expect(aheadOf(busy, 7)).toBe(0);
    expect(aheadOf(busy, 1)).toBe(1);
  });

  it.each<TicketState>(['called', 'serving', 'held', 'missed', 'served', 'abandoned'])(
    'is not asked of a ticket that is %s',
    (state) => {
      const other = aLobby({ tickets: [aTicket({ state })] });

      expect(aheadOf(other, 1)).toBeNull();
    },
  );

  it('is nobody for a ticket that was pulled forward, and one more for those it passes', () => {
    const pulled = play(lobby, now, ofTicket('pull-forward', 'ticket-5', { reason: 'urgent' }));

    expect(allAhead(pulled)).toEqual([1, 2, 3, 4, 0, 5]);
  });

  it('keeps the order of turns among those who were pulled forward', () => {
    const pulled = play(
      lobby,
      now,
      ofTicket('pull-forward', 'ticket-5', { reason: 'urgent' }),
      ofTicket('pull-forward', 'ticket-2', { reason: 'urgent' }),
    );

    expect([2, 5, 1].map((sequence) => aheadOf(pulled, sequence))).toEqual([0, 1, 2]);
  });

  it('is what goes first for one who lets others pass: three of the service, and loans between', () => {
    const put = play(lobby, now, ofTicket('postpone', 'ticket-1'));

    // 2, 3 (loans), 4 and 5 go first; then the place of the arrival counts again.
    expect(aheadOf(put, 1)).toBe(4);
    expect([2, 3, 4, 5, 6].map((sequence) => aheadOf(put, sequence))).toEqual([0, 1, 2, 3, 5]);
  });

  it('is everybody else when fewer of the service wait than are to go first', () => {
    const put = play(lobby, now, ofTicket('postpone', 'ticket-3'));

    expect(aheadOf(put, 3)).toBe(5);
  });

  it('stays the own place for one who had as many ahead anyway', () => {
    const put = play(lobby, now, ofTicket('postpone', 'ticket-6'));

    expect(aheadOf(put, 6)).toBe(5);
  });
});
