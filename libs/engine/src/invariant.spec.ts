import { describe, expect, it } from '@jest/globals';
import { aLobby, anInstant, aTicket } from '@lobbyflow/testing';
import { evolve } from './evolve.js';
import type { LobbyEvent } from './event.js';
import type { ActorId, CounterId, TicketId } from './terms.js';

const at = anInstant(1);
const ticketId = 'ticket-1' as TicketId;
const counterId = '1' as CounterId;
const nowhere = 'nine' as CounterId;
const by = 'teller1' as ActorId;
const lobby = aLobby({ tickets: [aTicket()] });

describe('a journal that cannot be', () => {
  it.each<[string, LobbyEvent]>([
    [
      'an event names a ticket of its day',
      { type: 'ticket.abandoned', ticketId: 'nobody' as TicketId, by, at },
    ],
    [
      'an event names a counter that is set up',
      { type: 'ticket.started', ticketId, counterId: nowhere, at },
    ],
    [
      'what is undone was done',
      { type: 'command.undone', action: 'finish', ticketId, counterId, by, at },
    ],
  ])('is told loudly and never passed over: %s', (claim, event) => {
    expect(() => evolve(lobby, event)).toThrow(`broken invariant: ${claim}`);
  });
});
