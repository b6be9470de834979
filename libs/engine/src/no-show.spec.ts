import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aLobby,
  anInstant,
  aPolicy,
  aTicket,
  ofTicket,
  openDay,
  play,
  press,
  refusalOf,
  SECOND_MS,
  step,
} from '@lobbyflow/testing';
import { decide } from './decide.js';
import { ticketOf } from './lobby.js';
import type { CounterId, Instant, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const first = aTicket({ sequence: 1 });
const others = [2, 3, 4].map((sequence) => aTicket({ sequence, arrivedAt: anInstant(1) }));
const crowded = aLobby({ tickets: [first, ...others] });
/** The first was called and missed at 09:07. */
const missed = play(crowded, anInstant(7), press('call-next'), press('no-show'));

const callNext = (lobby: typeof missed, minutes: number) => {
  const { lobby: after, events } = step(lobby, press('call-next', 2), anInstant(minutes));
  const [event] = events;
  return {
    called: event?.type === 'ticket.called' ? event.ticketId : null,
    free: play(after, anInstant(minutes), press('start', 2), press('finish', 2)),
  };
};

describe('no-show', () => {
  it('frees the counter and keeps the ticket, that may still return', () => {
    expect(ticketOf(missed, T1)).toMatchObject({ state: 'missed', missedAt: anInstant(7) });
    expect(missed.counters.get('1' as CounterId)?.ticketId).toBeNull();
    expect(missed.tally.missed).toBe(1);
    expect(missed.missed.values().map(({ id }) => id)).toEqual([T1]);
  });

  it('stays counted when the customer returns', () => {
    const lobby = play(missed, anInstant(8), ofTicket('return', T1));

    expect(lobby.tally.missed).toBe(1);
  });
});

describe('return', () => {
  it('lets the set number of calls go first, and then gives the old place', () => {
    const back = play(missed, anInstant(8), ofTicket('return', T1));

    const one = callNext(back, 9);
    const two = callNext(one.free, 10);
    const three = callNext(two.free, 11);

    expect([one.called, two.called, three.called]).toEqual(['ticket-2', 'ticket-3', T1]);
  });

  it('is called at once when nobody else waits, for a press never fails while somebody can be called', () => {
    const alone = play(aLobby({ tickets: [first] }), anInstant(7), press('call-next'));
    const back = play(alone, anInstant(8), press('no-show'), ofTicket('return', T1));

    expect(callNext(back, 9).called).toBe(T1);
  });

  it('keeps number and arrival, and waits like one who was not called yet', () => {
    const back = play(missed, anInstant(8), ofTicket('return', T1));

    expect(ticketOf(back, T1)).toMatchObject({
      state: 'waiting',
      number: 'A001',
      arrivedAt: anInstant(0),
      legStartedAt: anInstant(0),
      calledAt: null,
      recalls: 0,
      missedAt: null,
      counterId: null,
      deferredUntil: 3,
    });
  });

  it('goes behind nobody where the policy says so', () => {
    const config = aConfig({ policy: aPolicy({ returnBehind: 0 }) });
    const busy = aLobby({ config, tickets: [first, ...others] });
    const away = play(busy, anInstant(7), press('call-next'), press('no-show'));

    const back = play(away, anInstant(8), ofTicket('return', T1));

    expect(ticketOf(back, T1)?.deferredUntil).toBeNull();
    expect(callNext(back, 9).called).toBe(T1);
  });

  it('is possible to the last moment of the limit', () => {
    const { lobby } = step(missed, ofTicket('return', T1), anInstant(37));

    expect(ticketOf(lobby, T1)?.state).toBe('waiting');
  });

  it('is over a moment later, without any command having said so', () => {
    const late = (anInstant(37) + 1) as Instant;

    expect(ticketOf(missed, T1)?.state).toBe('missed');
    expect(refusalOf(missed, ofTicket('return', T1), late)).toBe('return-expired');
  });

  it('stays refused in the same words once the end was written', () => {
    const ended = play(missed, anInstant(38), press('call-next'));

    expect(refusalOf(ended, ofTicket('return', T1), anInstant(39))).toBe('return-expired');
  });
});

describe('the limit of a return', () => {
  it('ends the visit with the next command that is accepted, in the same commit', () => {
    const { events, lobby, before } = step(missed, press('call-next'), anInstant(38));

    expect(events.map(({ type }) => type)).toEqual(['ticket.ended', 'ticket.called']);
    expect(lobby.revision).toBe(before.revision + 1);
    expect(ticketOf(lobby, T1)).toMatchObject({
      state: 'ended',
      endCause: 'return-limit',
      endedAt: anInstant(38),
    });
    expect(lobby.tally.ended).toBe(1);
  });

  it('ends nobody with a command that is refused', () => {
    const decision = decide(missed, press('start'), anInstant(38));

    expect(decision).toEqual({ accepted: false, refusal: 'nobody-at-counter' });
  });

  it('ends only those whose own time is over', () => {
    const later = play(missed, anInstant(20), press('call-next'), press('no-show'));

    const { lobby } = step(later, press('call-next'), anInstant(40));

    expect(ticketOf(lobby, T1)?.state).toBe('ended');
    expect(ticketOf(lobby, 'ticket-2' as TicketId)?.state).toBe('missed');
  });

  it('holds at the end of the day too, and leaves nothing for the next', () => {
    const config = aConfig({ policy: aPolicy({ carriesOver: true }) });
    const carrying = aLobby({ config, tickets: [first] });
    const away = play(carrying, anInstant(7), press('call-next'), press('no-show'));

    const closed = play(away, anInstant(60), { type: 'close-day', isRoll: false });
    const next = play(closed, anInstant(600), openDay({ config }));

    expect(ticketOf(closed, T1)?.endCause).toBe('return-limit');
    expect(next.present.size).toBe(0);
  });
});

describe('a missed ticket', () => {
  it('is not called', () => {
    const alone = play(aLobby({ tickets: [first] }), anInstant(7), press('call-next'));
    const away = play(alone, anInstant(7), press('no-show'));

    const now = (anInstant(7) + SECOND_MS) as Instant;
    expect(refusalOf(away, press('call-next'), now)).toBe('nobody-waiting');
  });
});
