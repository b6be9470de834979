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
  PROTECTED,
} from '@lobbyflow/testing';
import { askOf, chooseInLobby, explainCall, previewNext } from './ask.js';
import type { Lobby } from './lobby.js';
import type { CounterId, TicketId } from './terms.js';

const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const now = anInstant(9);
const explained = (lobby: Lobby, at = now) => {
  const ask = askOf(lobby, lobby.counters.get(C1)!, at)!;
  return explainCall(lobby, ask, chooseInLobby(lobby, ask)!);
};
const green = (sequence: number) =>
  aTicket({ sequence, arrivedAt: anInstant(1), laneId: PROTECTED });

describe('the reason of a call', () => {
  it('names the first twenty who were overtaken, earliest first, and counts all', () => {
    const crowd = Array.from({ length: 25 }, (_, index) => aTicket({ sequence: index + 1 }));

    const { reason, overtookGeneral } = explained(aLobby({ tickets: [...crowd, green(26)] }));

    expect(overtookGeneral).toBe(true);
    expect(reason).toEqual({
      rule: 'head-start',
      choice: null,
      runnerUpId: 'ticket-1',
      overtook: { count: 25, ids: crowd.slice(0, 20).map(({ id }) => id) },
    });
  });

  it('has no runner-up where nobody else can be called', () => {
    expect(explained(aLobby({ tickets: [aTicket()] })).reason.runnerUpId).toBeNull();
  });

  it('finds the runner-up behind the called ticket in the same queue', () => {
    const tickets = [1, 2, 3].map((sequence) => aTicket({ sequence }));

    expect(explained(aLobby({ tickets })).reason.runnerUpId).toBe('ticket-2');
  });

  it('counts only who could have been called at this counter', () => {
    const skills = [{ serviceId: CASH, level: 1 as const }];
    const counters = [aCounterConfig({ skills }), aCounterConfig({ id: C2 })];
    const loan = aTicket({ sequence: 1, serviceId: LOANS });
    const bound = aTicket({ sequence: 2 });
    const busy = aLobby({
      config: aConfig({ counters }),
      tickets: [loan, bound, aTicket({ sequence: 3 }), green(4)],
    });
    const lobby = play(busy, now, ofTicket('transfer-ticket', bound.id, { to: { counterId: C2 } }));

    expect(explained(lobby).reason.overtook).toEqual({ count: 1, ids: ['ticket-3'] });
  });

  it('counts by overflow only who has waited long enough for it', () => {
    const skills = [
      { serviceId: CASH, level: 1 as const },
      { serviceId: LOANS, level: 2 as const },
    ];
    const loans = [0, 1, 2].map((minute) =>
      aTicket({ sequence: minute + 1, serviceId: LOANS, arrivedAt: anInstant(minute) }),
    );
    const called = aTicket({ sequence: 4, arrivedAt: anInstant(3), laneId: PROTECTED });
    const config = aConfig({ counters: [aCounterConfig({ skills }), aCounterConfig({ id: C2 })] });

    const lobby = aLobby({ config, tickets: [...loans, called] });

    expect(explained(lobby, anInstant(11)).reason.overtook.ids).toEqual(['ticket-1', 'ticket-2']);
  });

  it('says whether an ordinary customer was overtaken, even beyond those it names', () => {
    const vip = 'vip' as typeof PROTECTED;
    const greens = Array.from({ length: 25 }, (_, index) =>
      aTicket({ sequence: index + 1, laneId: vip, arrivedAt: anInstant(-20) }),
    );
    const general = aTicket({ sequence: 40, arrivedAt: anInstant(-10) });
    const last = aTicket({ sequence: 50, arrivedAt: anInstant(0) });
    const busy = aLobby({ tickets: [...greens, general, last] });

    const lobby = play(busy, now, ofTicket('pull-forward', last.id, { reason: 'urgent' }));

    expect(explained(lobby)).toMatchObject({
      overtookGeneral: true,
      reason: { rule: 'pulled-forward', choice: 'urgent', overtook: { count: 26 } },
    });
  });
});

describe('a preview', () => {
  it('is what the next press calls, with its rule, and changes nothing', () => {
    const lobby = aLobby({ tickets: [aTicket({ sequence: 1 }), green(2)] });

    expect(previewNext(lobby, C1, now)).toMatchObject({
      ticket: { id: 'ticket-2' },
      rule: 'head-start',
    });
    expect(lobby).toEqual(aLobby({ tickets: [aTicket({ sequence: 1 }), green(2)] }));
  });

  it('is none where nobody waits, or where the counter is not set up', () => {
    const none = 'nine' as CounterId;

    expect(previewNext(aLobby(), C1, now)).toBeNull();
    expect(previewNext(aLobby({ tickets: [aTicket()] }), none, now)).toBeNull();
  });

  it('may differ from counter to counter', () => {
    const busy = aLobby({ tickets: [aTicket({ sequence: 1 }), aTicket({ sequence: 2 })] });
    const bound = 'ticket-2' as TicketId;

    const lobby = play(busy, now, ofTicket('transfer-ticket', bound, { to: { counterId: C2 } }));

    expect(previewNext(lobby, C1, now)?.ticket.id).toBe('ticket-1');
    expect(previewNext(lobby, C2, now)?.ticket.id).toBe(bound);
  });
});
