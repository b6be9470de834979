import { describe, expect, it } from '@jest/globals';
import { DisplayConfig, type Views } from '@lobbyflow/contract';
import type { CounterId, TicketId } from '@lobbyflow/engine';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  anOpenedLobby,
  aTicket,
  BRANCH,
  CASH,
  FakeClock,
  issue,
  LOANS,
  MINUTE_MS,
  ofTicket,
  play,
  press,
  PROTECTED,
} from '@lobbyflow/testing';
import { BOARD, KIOSK, STAFF } from '../../test/live-branch.js';
import { viewOf } from './views.js';

const now = anInstant(20);
const A014 = aTicket({ sequence: 14, laneId: PROTECTED, state: 'called' });
const mine = { branchId: BRANCH, view: 'ticket', ticketId: A014.id } as const;

describe('the board', () => {
  it('shows who is called where, until when it is spoken, and nothing about whom', () => {
    const board = viewOf(BOARD, aLobby({ tickets: [A014] }), now);

    expect(board['calls']).toEqual({
      '1': {
        number: 'A014',
        counterId: '1',
        callId: expect.stringMatching(/^A014-/),
        calledAt: '2026-01-05T09:05:00.000Z',
        expiresAt: '2026-01-05T09:05:20.000Z',
        state: 'called',
        isLastCall: false,
      },
    });
  });

  it('says of the last recall that it is the last', () => {
    let lobby = play(anOpenedLobby(), now, press('open'), issue(), press('call-next'));
    const { recallLimit } = aConfig().policy;
    const said = Array.from({ length: recallLimit + 1 }, () => {
      const { calls } = viewOf(BOARD, lobby, now) as unknown as Views['board'];
      if (calls['1']?.isLastCall !== true) lobby = play(lobby, now, press('recall'));
      return calls['1']?.isLastCall;
    });

    expect(said).toEqual([false, false, false, true]);
  });

  it('knows the boards of the branch as they were published', () => {
    const display = DisplayConfig.parse({ boards: [{ id: 'hall', theme: 'light' }] });
    const config = { ...aConfig(), display };

    expect(viewOf(BOARD, aLobby({ config }), now)['display']).toEqual({ now: display });
    expect(viewOf(BOARD, aLobby(), now)['display']).toEqual({});
  });

  it('gives each recall an id of its own, and keeps the id while the customer is served', () => {
    const called = play(anOpenedLobby(), now, press('open'), issue(), press('call-next'));
    const recalled = play(called, now, press('recall'));
    const serving = play(recalled, now, press('start'));

    const ids = [called, recalled, serving].map((lobby) => {
      const { calls } = viewOf(BOARD, lobby, now) as unknown as {
        calls: Record<string, { callId: string }>;
      };
      return calls['1']?.callId;
    });

    expect(new Set(ids).size).toBe(2);
    expect(ids[2]).toBe(ids[1]);
  });

  it('lists the last ten calls that are over, newest last, and who was missed', () => {
    const served = Array.from({ length: 12 }, (_, index) =>
      aTicket({
        sequence: index + 1,
        arrivedAt: anInstant(index),
        state: 'served',
      }),
    );
    const missed = aTicket({ sequence: 20, state: 'missed' });

    const board = viewOf(BOARD, aLobby({ tickets: [...served, missed] }), now);

    const numbers = Object.values(board['recent'] as Record<string, { number: string }>);
    expect(numbers.map(({ number }) => number)).toEqual(
      served.slice(2).map(({ number }) => number),
    );
    expect(board['missed']).toEqual({
      A020: { number: 'A020', missedAt: '2026-01-05T09:07:00.000Z' },
    });
  });

  it('does not list a call that was taken back', () => {
    const called = play(anOpenedLobby(), now, press('open'), issue(), press('call-next'));

    const board = viewOf(BOARD, play(called, now, press('undo')), now);

    expect(board).toMatchObject({ calls: {}, recent: {}, lobby: { now: { waiting: 1 } } });
  });
});

describe('the kiosk', () => {
  it('counts who waits for each service and which open counters serve it', () => {
    const config = aConfig({
      counters: [
        aCounterConfig({ skills: [{ serviceId: CASH, level: 1 }] }),
        aCounterConfig({ id: '2' as CounterId }),
        aCounterConfig({ id: '3' as CounterId }),
      ],
    });
    const tickets = [aTicket(), aTicket({ sequence: 2, laneId: PROTECTED })];

    const kiosk = viewOf(KIOSK, aLobby({ config, tickets, open: [1, 2] }), now);

    expect(kiosk).toMatchObject({
      services: { [CASH]: { waiting: 2, counters: 2 }, [LOANS]: { waiting: 0, counters: 1 } },
      lobby: { now: { isOpen: true, waiting: 2 } },
    });
    expect(Object.keys(kiosk)).toEqual(['services', 'lanes', 'lobby']);
  });
});

describe('the staff view', () => {
  it('says whom each open counter would call next, and by which rule', () => {
    const tickets = [aTicket(), aTicket({ sequence: 2, laneId: PROTECTED })];

    const staff = viewOf(STAFF, aLobby({ tickets, open: [1] }), now);

    expect(staff['counters']).toMatchObject({
      '1': { nextTicketId: 'ticket-2', nextRule: 'head-start' },
      '2': { session: 'closed', nextTicketId: null, nextRule: null },
    });
  });

  it('counts the wait to the limit of the lane, holding taken out', () => {
    const clock = new FakeClock(anInstant(0));
    let lobby = play(anOpenedLobby(), clock.now(), issue());
    lobby = play(lobby, anInstant(1), ofTicket('hold-ticket', 'ticket-1'));
    lobby = play(lobby, anInstant(5), ofTicket('resume', 'ticket-1'));

    const staff = viewOf(STAFF, lobby, anInstant(6));

    expect(staff['tickets']).toMatchObject({
      'ticket-1': { heldMs: 4 * MINUTE_MS, overdueAt: '2026-01-05T09:34:00.000Z' },
    });
  });

  it('knows only who is in the building, and how long the first one of each service has waited', () => {
    const tickets = [
      aTicket({ state: 'served' }),
      aTicket({ sequence: 2, arrivedAt: anInstant(3) }),
      aTicket({ sequence: 3, arrivedAt: anInstant(1), laneId: PROTECTED }),
    ];

    const staff = viewOf(STAFF, aLobby({ tickets }), now);

    expect(Object.keys(staff['tickets'] ?? {})).toEqual(['ticket-2', 'ticket-3']);
    expect(staff['services']).toMatchObject({
      [CASH]: { waiting: 2, oldestArrivedAt: '2026-01-05T09:01:00.000Z' },
    });
    expect(staff['lanes']).toMatchObject({ general: { waiting: 1 }, protected: { waiting: 1 } });
  });

  it('tells until when the last act at a counter can be taken back', () => {
    const lobby = play(anOpenedLobby(), now, press('open'), issue(), press('call-next'));

    expect(viewOf(STAFF, lobby, now)['counters']).toMatchObject({
      '1': { undoAction: 'call-next', undoUntil: '2026-01-05T09:20:05.000Z' },
    });
    expect(viewOf(STAFF, lobby, anInstant(21))['counters']).toMatchObject({
      '1': { undoAction: null, undoUntil: null },
    });
  });
});

describe('a customer’s ticket', () => {
  it('shows the way to the counter', () => {
    const view = viewOf(mine, aLobby({ tickets: [A014] }), now);

    expect(view['ticket']).toMatchObject({
      me: { number: 'A014', state: 'called', ahead: null, counterName: 'Counter 1' },
    });
  });

  it('counts those ahead, and says until when a missed customer may come back', () => {
    const tickets = [aTicket(), aTicket({ sequence: 2 })];
    const second = { ...mine, ticketId: 'ticket-2' as TicketId };
    const missed = aLobby({ tickets: [aTicket({ state: 'missed' })] });

    expect(viewOf(second, aLobby({ tickets }), now)['ticket']).toMatchObject({ me: { ahead: 1 } });
    expect(viewOf({ ...mine, ticketId: 'ticket-1' as TicketId }, missed, now)).toMatchObject({
      ticket: { me: { state: 'missed', returnUntil: '2026-01-05T09:37:00.000Z' } },
    });
  });

  it('has no row for a ticket of another day', () => {
    expect(viewOf(mine, anOpenedLobby(), now)).toMatchObject({ ticket: {} });
  });
});
