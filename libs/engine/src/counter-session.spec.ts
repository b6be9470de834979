import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aTeller,
  aTicket,
  LEAD,
  play,
  press,
  refusalOf,
  step,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import { decide } from './decide.js';
import { applyCommit } from './evolve.js';
import type { CounterId } from './terms.js';

const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const now = anInstant(2);

describe('a counter session', () => {
  it('begins with its teller, free from that moment', () => {
    const closed = aLobby({ open: [] });

    const { lobby, events } = step(closed, press('open'), now);

    expect(events).toEqual([{ type: 'counter.opened', counterId: C1, by: 'teller1', at: now }]);
    expect(lobby.counters.get(C1)).toEqual({
      id: C1,
      session: 'open',
      tellerId: 'teller1',
      pauseReason: null,
      sessionSince: now,
      ticketId: null,
      idleSince: now,
      lastCallAt: null,
      reason: null,
      undo: null,
    });
  });

  it('is paused with a reason, keeps its teller, and goes on', () => {
    const paused = play(aLobby(), now, press('pause', 1, { reason: 'meal' }));

    const resumed = play(paused, anInstant(30), press('resume-counter'));

    expect(paused.counters.get(C1)).toMatchObject({
      session: 'paused',
      pauseReason: 'meal',
      tellerId: 'teller1',
      sessionSince: now,
    });
    expect(resumed.counters.get(C1)).toMatchObject({
      session: 'open',
      pauseReason: null,
      tellerId: 'teller1',
      sessionSince: anInstant(30),
      idleSince: anInstant(30),
    });
  });

  it('ends, and then the counter is anybody’s', () => {
    const closed = play(aLobby({ open: [1] }), now, press('close'));

    const taken = play(closed, now, press('open', 1, { by: aTeller(7) }));

    expect(closed.counters.get(C1)).toMatchObject({ session: 'closed', tellerId: null });
    expect(taken.counters.get(C1)?.tellerId).toBe('teller7');
  });

  it('may end from a pause', () => {
    const paused = play(aLobby(), now, press('pause', 1, { reason: 'training' }));

    expect(play(paused, now, press('close')).counters.get(C1)?.session).toBe('closed');
  });

  it('is one for a teller and any number for the lead', () => {
    const none = aLobby({ open: [] });
    const one = play(none, now, press('open', 1, { by: aTeller(1) }));

    const both = play(none, now, press('open', 1, { by: LEAD }), press('open', 2, { by: LEAD }));

    expect(refusalOf(one, press('open', 2, { by: aTeller(1) }), now)).toBe('teller-has-counter');
    expect([...both.counters.values()].map(({ tellerId }) => tellerId)).toEqual(['lead', 'lead']);
  });

  it('is run by its teller and by the lead, and by no other teller', () => {
    const lobby = aLobby({ tickets: [aTicket()] });

    expect(refusalOf(lobby, press('call-next', 1, { by: aTeller(2) }), now)).toBe(
      'not-your-counter',
    );
    expect(step(lobby, press('call-next', 1, { by: LEAD }), now).events).toMatchObject([
      { type: 'ticket.called', counterId: C1, by: 'lead' },
    ]);
  });

  it('of a paused counter calls nobody', () => {
    const lobby = aLobby({ tickets: [aTicket()] });

    const paused = play(lobby, now, press('pause', 1, { reason: 'break' }));

    expect(refusalOf(paused, press('call-next'), now)).toBe('counter-paused');
  });

  it('begins anew for the least time between two calls', () => {
    const lobby = play(aLobby({ tickets: [aTicket()] }), now, press('call-next'));
    const left = play(lobby, now, press('no-show'), press('close'));

    expect(play(left, now, press('open')).counters.get(C1)?.lastCallAt).toBeNull();
  });

  it('of an elastic counter is opened, called at and closed like any other', () => {
    const elastic = aCounterConfig({ id: C2, kind: 'elastic' });
    const config = aConfig({ counters: [aCounterConfig(), elastic] });
    const lobby = aLobby({ config, tickets: [aTicket()], open: [1] });

    const opened = play(lobby, now, press('open', 2), press('call-next', 2), press('no-show', 2));

    expect(opened.counters.get(C2)?.session).toBe('open');
    expect(play(opened, now, press('close', 2)).counters.get(C2)?.session).toBe('closed');
  });

  it('is never a second one of a teller, whoever opens and closes what', () => {
    const config = aConfig({
      counters: ['1', '2', '3'].map((id) => aCounterConfig({ id: id as CounterId })),
    });
    const act = fc.record({
      type: fc.constantFrom('open', 'open', 'close'),
      counter: fc.integer({ min: 1, max: 3 }),
      by: fc.constantFrom(aTeller(1), aTeller(2), LEAD),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        let lobby = aLobby({ config, open: [] });
        for (const { type, counter, by } of acts) {
          const decision = decide(lobby, press(type, counter, { by }), now);
          if (decision.accepted) lobby = applyCommit(lobby, decision.events);
          const tellers = [...lobby.counters.values()]
            .map(({ tellerId }) => tellerId)
            .filter((id) => id !== null && id !== LEAD.id);

          expect(new Set(tellers).size).toBe(tellers.length);
        }
      }),
    );
  });
});
