import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket, ofTicket, step } from '@lobbyflow/testing';
import { ticketOf } from './lobby.js';
import type { TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;

describe('rate', () => {
  it('notes the score on the ticket, and the reasons in the event', () => {
    const served = aLobby({ tickets: [aTicket({ state: 'served' })] });

    const { lobby, events } = step(
      served,
      ofTicket('rate', T1, { score: 2, reasons: ['waiting'] }),
      anInstant(15),
    );

    expect(events).toEqual([
      { type: 'ticket.rated', ticketId: T1, score: 2, reasons: ['waiting'], at: anInstant(15) },
    ]);
    expect(ticketOf(lobby, T1)).toMatchObject({ rating: 2, state: 'served' });
  });
});
