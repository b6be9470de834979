import { describe, expect, it } from '@jest/globals';
import {
  aLobby,
  anInstant,
  aTicket,
  MINUTE_MS,
  ofTicket,
  play,
  press,
  refusalOf,
  step,
} from '@lobbyflow/testing';
import { previewNext } from './ask.js';
import { ticketOf, waitingOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const first = aTicket({ sequence: 1 });
const second = aTicket({ sequence: 2, arrivedAt: anInstant(1) });
const lobby = aLobby({ tickets: [first, second] });

describe('a customer held while waiting', () => {
  const held = play(lobby, anInstant(3), ofTicket('hold-ticket', T1));

  it('is passed over, and does not count among those who wait', () => {
    expect(previewNext(held, C1, anInstant(4))?.ticket.id).toBe('ticket-2');
    expect(waitingOf(held, first.serviceId)).toBe(1);
  });

  it('has the old place again', () => {
    const resumed = play(held, anInstant(7), ofTicket('resume', T1));

    expect(previewNext(resumed, C1, anInstant(8))?.ticket.id).toBe(T1);
  });

  it('did not wait in the meantime, however often', () => {
    const once = play(held, anInstant(7), ofTicket('resume', T1));
    const again = play(once, anInstant(10), ofTicket('hold-ticket', T1));

    const resumed = play(again, anInstant(12), ofTicket('resume', T1));

    expect(ticketOf(resumed, T1)).toMatchObject({
      state: 'waiting',
      legStartedAt: anInstant(0),
      heldMs: 6 * MINUTE_MS,
      heldAt: null,
      heldFrom: null,
    });
  });

  it('is bound to no counter afterwards', () => {
    const resumed = play(held, anInstant(7), ofTicket('resume', T1));

    expect(ticketOf(resumed, T1)?.binding).toBeNull();
  });
});

describe('a customer held in service', () => {
  const serving = play(lobby, anInstant(5), press('call-next'), press('start'));
  const held = play(serving, anInstant(8), press('hold'));

  it('frees the counter, which may call the next', () => {
    expect(held.counters.get(C1)).toMatchObject({ ticketId: null, idleSince: anInstant(8) });
    expect(ticketOf(held, T1)).toMatchObject({ state: 'held', heldFrom: 'serving' });
    expect(play(held, anInstant(8), press('call-next')).counters.get(C1)?.ticketId).toBe(
      'ticket-2',
    );
  });

  it('comes back to the same counter before everybody else', () => {
    const resumed = play(held, anInstant(12), ofTicket('resume', T1));

    expect(previewNext(resumed, C1, anInstant(13))).toMatchObject({
      ticket: { id: T1 },
      rule: 'bound',
    });
    expect(previewNext(resumed, C2, anInstant(13))?.ticket.id).toBe('ticket-2');
  });

  it('may be called by any counter once the binding is over', () => {
    const resumed = play(held, anInstant(12), ofTicket('resume', T1));

    expect(previewNext(resumed, C2, anInstant(22))).toMatchObject({
      ticket: { id: T1 },
      rule: 'head-start',
    });
  });

  it('waits anew from the moment of coming back, in the same leg', () => {
    const resumed = play(held, anInstant(12), ofTicket('resume', T1));

    expect(ticketOf(resumed, T1)).toMatchObject({
      leg: 1,
      legStartedAt: anInstant(12),
      heldMs: 0,
      calledAt: null,
      startedAt: null,
      counterId: null,
    });
  });

  it('is written as held at that counter', () => {
    const { events } = step(serving, press('hold'), anInstant(8));

    expect(events).toEqual([
      { type: 'ticket.held', ticketId: T1, counterId: C1, by: 'teller1', at: anInstant(8) },
    ]);
  });
});

describe('a held ticket', () => {
  it('is not called, even if nobody else waits', () => {
    const alone = aLobby({ tickets: [aTicket({ state: 'held' })] });

    expect(refusalOf(alone, press('call-next'), anInstant(9))).toBe('nobody-waiting');
  });
});
