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
  press,
  PROTECTED,
  step,
} from '@lobbyflow/testing';
import { previewNext } from './ask.js';
import { ticketOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const early = aTicket({ sequence: 1, laneId: PROTECTED });
const late = aTicket({ sequence: 2, arrivedAt: anInstant(1) });
const serving = play(
  aLobby({ tickets: [early, late] }),
  anInstant(5),
  press('call-next'),
  press('start'),
);

describe('a transfer to another service', () => {
  const { lobby, events } = step(
    serving,
    press('transfer', 1, { to: { serviceId: LOANS } }),
    anInstant(9),
  );

  it('begins a new leg and keeps number, lane and arrival', () => {
    expect(ticketOf(lobby, T1)).toEqual({
      ...early,
      revision: lobby.revision,
      serviceId: LOANS,
      leg: 2,
      legStartedAt: anInstant(9),
    });
  });

  it('frees the counter and says which it was', () => {
    expect(lobby.counters.get(C1)?.ticketId).toBeNull();
    expect(events).toMatchObject([{ type: 'ticket.transferred', counterId: C1, binding: null }]);
  });

  it('keeps the place of the arrival among those who wait for it', () => {
    expect(previewNext(lobby, C2, anInstant(10))?.ticket.id).toBe(T1);
  });
});

describe('a transfer to another counter', () => {
  const lobby = play(serving, anInstant(9), press('transfer', 1, { to: { counterId: C2 } }));

  it('lets that counter alone call, before everybody else', () => {
    expect(previewNext(lobby, C2, anInstant(10))).toMatchObject({
      ticket: { id: T1 },
      rule: 'bound',
    });
    expect(previewNext(lobby, C1, anInstant(10))?.ticket.id).toBe('ticket-2');
  });

  it('gives the ticket back to the pool after the set time, to the millisecond', () => {
    const last = anInstant(19) - 1;

    expect(previewNext(lobby, C1, last as typeof late.arrivedAt)?.ticket.id).toBe('ticket-2');
    expect(previewNext(lobby, C1, anInstant(19))?.ticket.id).toBe(T1);
  });

  it('stays with its service', () => {
    expect(ticketOf(lobby, T1)).toMatchObject({ serviceId: CASH, leg: 2 });
  });

  it('needs no skill for the service at that counter while it is bound', () => {
    const skills = [{ serviceId: LOANS, level: 1 as const }];
    const config = aConfig({ counters: [aCounterConfig(), aCounterConfig({ id: C2, skills })] });
    const waiting = aLobby({ config, tickets: [early] });

    const sent = play(
      waiting,
      anInstant(2),
      ofTicket('transfer-ticket', T1, { to: { counterId: C2 } }),
    );

    expect(previewNext(sent, C2, anInstant(3))?.rule).toBe('bound');
    expect(previewNext(sent, C2, anInstant(13))).toBeNull();
    expect(previewNext(sent, C1, anInstant(13))?.ticket.id).toBe(T1);
  });
});

describe('a transfer of', () => {
  it('a customer who was called and not yet served is a transfer like any other', () => {
    const called = play(aLobby({ tickets: [early] }), anInstant(5), press('call-next'));

    const lobby = play(called, anInstant(6), press('transfer', 1, { to: { serviceId: LOANS } }));

    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'waiting', serviceId: LOANS });
    expect(lobby.counters.get(C1)?.ticketId).toBeNull();
  });

  it('a waiting customer touches no counter', () => {
    const waiting = aLobby({ tickets: [early] });

    const { lobby, events } = step(
      waiting,
      ofTicket('transfer-ticket', T1, { to: { serviceId: LOANS } }),
      anInstant(2),
    );

    expect(events).toMatchObject([{ counterId: null }]);
    expect(lobby.counters).toEqual(waiting.counters);
    expect(ticketOf(lobby, T1)).toMatchObject({ serviceId: LOANS, arrivedAt: anInstant(0) });
  });

  it('a held customer ends the hold', () => {
    const held = play(serving, anInstant(8), press('hold'));

    const lobby = play(
      held,
      anInstant(9),
      ofTicket('transfer-ticket', T1, { to: { serviceId: LOANS } }),
    );

    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'waiting', heldAt: null, heldFrom: null });
  });

  it('a visit with more services keeps them for later', () => {
    const visit = aTicket({ laterServiceIds: [LOANS] });
    const here = play(aLobby({ tickets: [visit] }), anInstant(5), press('call-next'));

    const lobby = play(here, anInstant(6), press('transfer', 1, { to: { counterId: C2 } }));

    expect(ticketOf(lobby, T1)?.laterServiceIds).toEqual([LOANS]);
  });

  it('a ticket that was pulled forward or put behind others takes nothing of it along', () => {
    const put = play(aLobby({ tickets: [early] }), anInstant(1), ofTicket('postpone', T1));

    const lobby = play(
      put,
      anInstant(2),
      ofTicket('transfer-ticket', T1, { to: { serviceId: LOANS } }),
    );

    expect(ticketOf(lobby, T1)).toMatchObject({ deferredUntil: null, pulledForward: null });
  });
});
