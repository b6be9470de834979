import { describe, expect, it } from '@jest/globals';
import {
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
import { type Lobby, ticketOf, waitingOf } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const crowd = [1, 2, 3, 4, 5].map((sequence) =>
  aTicket({ sequence, arrivedAt: anInstant(sequence) }),
);
const lobby = aLobby({ tickets: crowd });
const now = anInstant(10);

/** Who is called, one after the other, by a counter that serves each at once. */
function calls(from: Lobby, count: number): (TicketId | null)[] {
  const called: (TicketId | null)[] = [];
  let at = from;
  for (let call = 0; call < count; call += 1) {
    at = play(at, now, press('call-next'));
    called.push(at.counters.get(C1)?.ticketId ?? null);
    at = play(at, now, press('start'), press('finish'));
  }
  return called;
}

describe('change-lane', () => {
  it('gives the head start of the new lane at once', () => {
    const changed = play(lobby, now, ofTicket('change-lane', 'ticket-5', { laneId: PROTECTED }));

    expect(previewNext(changed, C1, now)?.ticket.id).toBe('ticket-5');
    expect(ticketOf(changed, 'ticket-5' as TicketId)).toMatchObject({
      laneId: PROTECTED,
      arrivedAt: anInstant(5),
      virtualArrivedAt: anInstant(-3),
    });
  });

  it('takes the head start back as easily', () => {
    const there = play(lobby, now, ofTicket('change-lane', 'ticket-5', { laneId: PROTECTED }));

    const back = play(
      there,
      now,
      ofTicket('change-lane', 'ticket-5', { laneId: 'general' as never }),
    );

    expect(previewNext(back, C1, now)?.ticket.id).toBe(T1);
  });
});

describe('pull-forward', () => {
  it('makes a ticket the next of any counter that serves it, with staff’s reason', () => {
    const pulled = play(lobby, now, ofTicket('pull-forward', 'ticket-4', { reason: 'assistance' }));

    const { events } = step(pulled, press('call-next', 2), now);

    expect(events).toMatchObject([
      {
        type: 'ticket.called',
        ticketId: 'ticket-4',
        reason: { rule: 'pulled-forward', choice: 'assistance', runnerUpId: T1 },
      },
    ]);
  });

  it('passes a bound ticket and a share floor that is due', () => {
    const bound = play(
      lobby,
      now,
      ofTicket('transfer-ticket', 'ticket-2', { to: { counterId: C1 } }),
      ofTicket('pull-forward', 'ticket-4', { reason: 'urgent' }),
    );

    expect(previewNext(bound, C1, now)?.ticket.id).toBe('ticket-4');
  });

  it('is kept in the order of their turns by two who were pulled forward', () => {
    const pulled = play(
      lobby,
      now,
      ofTicket('pull-forward', 'ticket-5', { reason: 'urgent' }),
      ofTicket('pull-forward', 'ticket-3', { reason: 'urgent' }),
    );

    expect(calls(pulled, 3)).toEqual(['ticket-3', 'ticket-5', T1]);
  });

  it('is used up by the call', () => {
    const pulled = play(lobby, now, ofTicket('pull-forward', 'ticket-4', { reason: 'urgent' }));

    const called = play(pulled, now, press('call-next'));

    expect(ticketOf(called, 'ticket-4' as TicketId)?.pulledForward).toBeNull();
  });

  it('ends what put the ticket behind others', () => {
    const put = play(lobby, now, ofTicket('postpone', T1));

    const pulled = play(put, now, ofTicket('pull-forward', T1, { reason: 'returning' }));

    expect(ticketOf(pulled, T1)?.deferredUntil).toBeNull();
    expect(previewNext(pulled, C1, now)?.ticket.id).toBe(T1);
  });
});

describe('postpone', () => {
  it('lets the set number of calls of the service go first, and keeps the place', () => {
    const put = play(lobby, now, ofTicket('postpone', T1));

    expect(calls(put, 5)).toEqual(['ticket-2', 'ticket-3', 'ticket-4', T1, 'ticket-5']);
  });

  it('does not count calls of another service', () => {
    const loans = [6, 7, 8].map((sequence) => {
      return aTicket({ sequence, serviceId: LOANS, arrivedAt: anInstant(0) });
    });
    const mixed = aLobby({ tickets: [...crowd, ...loans] });

    const put = play(mixed, now, ofTicket('postpone', T1));

    expect(calls(put, 7).at(-1)).toBe(T1);
  });

  it('leaves the customer waiting, and callable when nobody else is', () => {
    const alone = play(aLobby({ tickets: crowd.slice(0, 1) }), now, ofTicket('postpone', T1));

    expect(waitingOf(alone, CASH)).toBe(1);
    expect(calls(alone, 1)).toEqual([T1]);
  });

  it('counts from now when it is asked for again', () => {
    const once = play(lobby, now, ofTicket('postpone', T1));
    const called = play(once, now, press('call-next', 2));

    const again = play(called, now, ofTicket('postpone', T1));

    expect(ticketOf(again, T1)?.deferredUntil).toBe(4);
  });

  it('holds for a ticket that is bound to the counter, too', () => {
    const bound = play(lobby, now, ofTicket('transfer-ticket', T1, { to: { counterId: C1 } }));

    const put = play(bound, now, ofTicket('postpone', T1));

    expect(calls(put, 4)).toEqual(['ticket-2', 'ticket-3', 'ticket-4', T1]);
    expect(previewNext(put, C2, now)?.ticket.id).toBe('ticket-2');
  });

  it('overtakes nobody: who let others go first is not in the reason of their calls', () => {
    const put = play(lobby, now, ofTicket('postpone', T1));

    const { events } = step(put, press('call-next'), now);

    expect(events).toMatchObject([{ reason: { overtook: { count: 0 } }, overtookGeneral: false }]);
  });

  it('ends a pull forward', () => {
    const pulled = play(lobby, now, ofTicket('pull-forward', 'ticket-4', { reason: 'urgent' }));

    const put = play(pulled, now, ofTicket('postpone', 'ticket-4'));

    expect(ticketOf(put, 'ticket-4' as TicketId)?.pulledForward).toBeNull();
    expect(previewNext(put, C1, now)?.ticket.id).toBe(T1);
  });
});
