import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket, ofTicket, play, press, step } from '@lobbyflow/testing';
import { ticketOf } from './lobby.js';
import type { TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;

describe('invite', () => {
  it('notes when a served customer was asked how it was', () => {
    const served = aLobby({ tickets: [aTicket({ state: 'served' })] });

    const { lobby, events } = step(served, ofTicket('invite', T1), anInstant(15));

    expect(events).toEqual([{ type: 'ticket.invited', ticketId: T1, at: anInstant(15) }]);
    expect(ticketOf(lobby, T1)).toMatchObject({ invitedAt: anInstant(15), rating: null });
  });

  it('takes from nobody the chance to take a finish back, which a rating does', () => {
    const now = anInstant(9);
    const finished = play(
      aLobby({ tickets: [aTicket()] }),
      now,
      press('call-next'),
      press('start'),
      press('finish'),
      ofTicket('invite', T1),
    );

    const undone = play(finished, now, press('undo'));

    expect(ticketOf(undone, T1)).toMatchObject({ state: 'serving' });
    expect(ticketOf(undone, T1)?.invitedAt).toBeUndefined();
    const rated = play(finished, now, ofTicket('rate', T1, { score: 1, reasons: [] }));
    expect(() => play(rated, now, press('undo'))).toThrow('nothing-to-undo');
  });
});
