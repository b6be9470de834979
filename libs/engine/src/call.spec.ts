import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aPolicy,
  aTicket,
  LEAD,
  LOANS,
  ofTicket,
  play,
  press,
  PROTECTED,
  refusalOf,
  SECOND_MS,
  step,
} from '@lobbyflow/testing';
import { ticketOf, waitingOf } from './lobby.js';
import type { CounterId, Instant, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const now = anInstant(10);
const later = (seconds: number) => (now + seconds * SECOND_MS) as Instant;
const two = [aTicket({ sequence: 1 }), aTicket({ sequence: 2, arrivedAt: anInstant(1) })];

describe('call-next', () => {
  it('stands the first at the counter, and says by which rule and before whom', () => {
    const { lobby, events } = step(aLobby({ tickets: two }), press('call-next'), now);

    const reason = {
      rule: 'head-start',
      choice: null,
      runnerUpId: 'ticket-2',
      overtook: { count: 0, ids: [] },
    };
    expect(events).toEqual([
      {
        type: 'ticket.called',
        ticketId: T1,
        counterId: C1,
        by: 'teller1',
        reason,
        overtookGeneral: false,
        at: now,
      },
    ]);
    expect(ticketOf(lobby, T1)).toMatchObject({ state: 'called', calledAt: now, counterId: C1 });
    expect(lobby.counters.get(C1)).toMatchObject({ ticketId: T1, reason, lastCallAt: now });
    expect(waitingOf(lobby, two[0]!.serviceId)).toBe(1);
  });

  it('never gives two counters one ticket', () => {
    const lobby = play(aLobby({ tickets: two }), now, press('call-next'), press('call-next', 2));

    expect([...lobby.counters.values()].map(({ ticketId }) => ticketId)).toEqual([T1, 'ticket-2']);
  });

  it('keeps the least time between two calls of one counter, to the moment', () => {
    const config = aConfig({ policy: aPolicy({ callGapMs: 3 * SECOND_MS }) });
    const once = play(aLobby({ config, tickets: two }), now, press('call-next'), press('no-show'));
    const almost = (later(3) - 1) as Instant;

    expect(refusalOf(once, press('call-next'), almost)).toBe('too-soon');
    expect(step(once, press('call-next'), later(3)).events).toHaveLength(1);
    expect(step(once, press('call-next', 2), later(1)).events).toHaveLength(1);
  });
});

describe('a call of a given ticket', () => {
  const picked = press('call', 1, { ticketId: 'ticket-2' as TicketId, reason: 'complaint' });

  it('carries the rule `picked`, staff’s reason and who was overtaken', () => {
    const { events } = step(aLobby({ tickets: two }), picked, now);

    expect(events).toMatchObject([
      {
        ticketId: 'ticket-2',
        reason: {
          rule: 'picked',
          choice: 'complaint',
          runnerUpId: T1,
          overtook: { count: 1, ids: [T1] },
        },
        overtookGeneral: true,
      },
    ]);
  });

  it('may take a ticket that is bound to another counter', () => {
    const bound = play(
      aLobby({ tickets: two }),
      now,
      ofTicket('transfer-ticket', 'ticket-2', { to: { counterId: C2 } }),
    );

    expect(play(bound, now, picked).counters.get(C1)?.ticketId).toBe('ticket-2');
  });

  it('needs the skill for the service, or a binding that still holds', () => {
    const skills = [{ serviceId: LOANS, level: 1 as const }];
    const config = aConfig({ counters: [aCounterConfig({ skills }), aCounterConfig({ id: C2 })] });
    const lobby = aLobby({ config, tickets: two });
    const bound = play(
      lobby,
      now,
      ofTicket('transfer-ticket', 'ticket-2', { to: { counterId: C1 } }),
    );

    expect(refusalOf(lobby, picked, now)).toBe('not-eligible');
    expect(play(bound, now, picked).counters.get(C1)?.ticketId).toBe('ticket-2');
    expect(refusalOf(bound, picked, anInstant(20))).toBe('not-eligible');
  });

  it('is not held up by the least time between two calls', () => {
    const config = aConfig({ policy: aPolicy({ callGapMs: 3 * SECOND_MS }) });
    const once = play(aLobby({ config, tickets: two }), now, press('call-next'), press('no-show'));

    expect(step(once, picked, now).events).toHaveLength(1);
  });
});

describe('recall', () => {
  const config = aConfig({ policy: aPolicy({ recallLimit: 2, recallGapMs: 5 * SECOND_MS }) });
  const called = play(aLobby({ config, tickets: two }), now, press('call-next'));

  it('counts, and moves the end of the wait to the last call', () => {
    const lobby = play(called, later(5), press('recall'));

    expect(ticketOf(lobby, T1)).toMatchObject({
      state: 'called',
      recalls: 1,
      calledAt: later(5),
    });
  });

  it('keeps the least time to the call before it', () => {
    const once = play(called, later(5), press('recall'));

    expect(refusalOf(called, press('recall'), (later(5) - 1) as Instant)).toBe('too-soon');
    expect(refusalOf(once, press('recall'), later(9))).toBe('too-soon');
  });

  it('is possible the set number of times for each call', () => {
    const twice = play(play(called, later(5), press('recall')), later(10), press('recall'));
    const missed = play(twice, later(15), press('no-show'), ofTicket('return', T1));
    const again = play(missed, later(20), press('call', 1, { ticketId: T1, reason: 'returning' }));

    expect(refusalOf(twice, press('recall'), later(15))).toBe('recall-limit');
    expect(ticketOf(play(again, later(25), press('recall')), T1)?.recalls).toBe(1);
  });

  it('may come from the lead, who runs any counter', () => {
    const { events } = step(called, press('recall', 1, { by: LEAD }), later(5));

    expect(events).toEqual([
      { type: 'ticket.recalled', ticketId: T1, counterId: C1, at: later(5) },
    ]);
  });
});

describe('the share floor, press by press', () => {
  const greens = [2, 3, 4, 5, 6, 7, 8, 9].map((sequence) =>
    aTicket({ sequence, laneId: PROTECTED, arrivedAt: anInstant(1) }),
  );
  const generals = [1, 10].map((sequence) => aTicket({ sequence, arrivedAt: anInstant(0) }));
  const busy = aLobby({ tickets: [...generals, ...greens] });

  const pressed = (counters: readonly number[]) => {
    let lobby = busy;
    return counters.map((counter) => {
      const { lobby: after, events } = step(lobby, press('call-next', counter), now);
      lobby = play(after, now, press('start', counter), press('finish', counter));
      const [event] = events;
      return event?.type === 'ticket.called' ? event.reason.rule : null;
    });
  };

  it('gives every fourth call to the general lane while it is overtaken', () => {
    expect(pressed([1, 1, 1, 1, 1, 1, 1, 1])).toEqual([
      'head-start',
      'head-start',
      'head-start',
      'share-floor',
      'head-start',
      'head-start',
      'head-start',
      'share-floor',
    ]);
  });

  it('is one for all counters with the same skills', () => {
    expect(pressed([1, 2, 1, 2])).toEqual([
      'head-start',
      'head-start',
      'head-start',
      'share-floor',
    ]);
  });
});
