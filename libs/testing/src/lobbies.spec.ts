import { describe, expect, it } from '@jest/globals';
import {
  type CounterId,
  presentTickets,
  TICKET_STATES,
  type TicketId,
  ticketOf,
} from '@lobbyflow/engine';
import fc from 'fast-check';
import { playWishes, wishes } from './arbitraries.js';
import { aTicket } from './builders.js';
import { issue, press } from './commands.js';
import { anInstant, PROTECTED } from './config-builders.js';
import { aLobby, anOpenedLobby, play } from './lobbies.js';

const states = TICKET_STATES.map((state) => ({ state }));

describe('the lobby of a test', () => {
  it.each(states)('holds a ticket that is $state just as the builder describes it', ({ state }) => {
    const ticket = aTicket({ state });

    const held = ticketOf(aLobby({ tickets: [ticket] }), ticket.id)!;

    expect(held).toEqual({ ...ticket, revision: held.revision });
  });

  it('lets the customer of a called ticket stand at its counter', () => {
    const lobby = aLobby({ tickets: [aTicket({ state: 'called', counterId: '2' as CounterId })] });

    expect(lobby.counters.get('2' as CounterId)).toMatchObject({ ticketId: 'ticket-1' });
    expect(lobby.counters.get('1' as CounterId)).toMatchObject({ ticketId: null });
  });

  it('counts what it was given', () => {
    const lobby = aLobby({
      tickets: [aTicket(), aTicket({ sequence: 2, laneId: PROTECTED, state: 'missed' })],
    });

    expect(lobby).toMatchObject({ sequence: 2, tally: { issued: 2, missed: 1 } });
  });

  it('is the one that commands come to', () => {
    const lobby = play(
      anOpenedLobby(),
      anInstant(5),
      press('open'),
      issue(),
      press('call-next'),
      press('start'),
      press('finish'),
    );

    expect(ticketOf(lobby, 'ticket-1' as TicketId)).toMatchObject({ state: 'served' });
    expect(presentTickets(lobby)).toHaveLength(0);
  });

  it('says which command of a test was refused, and why', () => {
    expect(() => play(anOpenedLobby(), anInstant(5), press('open'), press('call-next'))).toThrow(
      'call-next was refused: nobody-waiting',
    );
  });
});

describe('a day drawn at random', () => {
  it('is mostly one that happens: no kind of event is left out', () => {
    const seen = new Map<string, number>();
    const draws = fc.sample(wishes(120), { numRuns: 250, seed: 7 });

    for (const drawn of draws) {
      for (const { events } of playWishes(anOpenedLobby(), drawn, anInstant(0))) {
        for (const { type } of events) seen.set(type, (seen.get(type) ?? 0) + 1);
      }
    }

    const rare = [...seen].filter(([, times]) => times < 5).map(([type]) => type);
    expect(rare).toEqual([]);
    expect(seen.size).toBe(44);
  });
});
