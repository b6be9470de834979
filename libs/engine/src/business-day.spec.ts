import { describe, expect, it } from '@jest/globals';
import {
  aConfig,
  aCounterConfig,
  aLobby,
  anInstant,
  aPolicy,
  aService,
  aTicket,
  BRANCH,
  issue,
  LOANS,
  ofTicket,
  openDay,
  play,
  press,
  refusalOf,
  step,
} from '@lobbyflow/testing';
import { previewNext } from './ask.js';
import { emptyLobby, presentTickets, ticketOf } from './lobby.js';
import type { BusinessDay, CounterId, TicketId } from './terms.js';

const T1 = 'ticket-1' as TicketId;
const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const NEXT_DAY = '2026-01-06' as BusinessDay;
const evening = anInstant(480);
const morning = anInstant(1440);
const close = { type: 'close-day', isRoll: false } as const;
const roll = { type: 'close-day', isRoll: true } as const;
const carrying = aConfig({ policy: aPolicy({ carriesOver: true }) });
const three = (state: 'waiting' | 'held' = 'waiting') =>
  [1, 2, 3].map((sequence) => aTicket({ sequence, state: sequence === 1 ? state : 'waiting' }));

describe('open-day', () => {
  it('begins with the whole configuration, closed counters and nobody', () => {
    const { lobby, events } = step(emptyLobby(BRANCH), openDay(), anInstant(0));

    expect(events).toEqual([
      {
        type: 'day.opened',
        businessDay: '2026-01-05',
        config: aConfig(),
        carried: [],
        sessions: [],
        at: anInstant(0),
      },
    ]);
    expect(lobby).toMatchObject({ revision: 1, businessDay: '2026-01-05', sequence: 0 });
    expect([...lobby.counters.values()].map(({ session }) => session)).toEqual([
      'closed',
      'closed',
    ]);
  });

  it('starts numbers and counts over', () => {
    const busy = play(aLobby({ tickets: three() }), anInstant(9), press('call-next'));
    const over = play(busy, evening, press('no-show'), close);

    const next = play(
      over,
      morning,
      openDay({ businessDay: NEXT_DAY }),
      issue({ ticketId: 'new' as TicketId }),
    );

    expect(presentTickets(next)).toMatchObject([{ number: 'A001', sequence: 1 }]);
    expect(next.tally).toEqual({
      issued: 1,
      served: 0,
      abandoned: 0,
      missed: 0,
      diverted: 0,
      ended: 0,
    });
    expect(next.callsOfService.size + next.recentCalls.size).toBe(0);
    expect(ticketOf(next, T1)).toBeUndefined();
  });

  it.each([
    ['counter-busy', roll, aConfig({ counters: [aCounterConfig({ id: C2 })] })],
    ['day-busy', close, { ...carrying, services: [aService({ id: LOANS, letter: 'B' })] }],
  ])('refuses with %s a configuration that lacks what goes over', (refusal, end, config) => {
    const lobby = aLobby({ config: carrying, tickets: three() });

    const closed = play(lobby, evening, end);

    expect(refusalOf(closed, openDay({ config }), morning)).toBe(refusal);
  });
});

describe('close-day', () => {
  it('ends all who wait, are held or may return, and closes every counter', () => {
    const lobby = play(aLobby({ tickets: three('held') }), anInstant(479), press('call-next'));
    const missed = play(lobby, anInstant(479), press('no-show'));

    const { lobby: closed, events } = step(missed, close, evening);

    expect(events.map(({ type }) => type)).toEqual([
      'ticket.ended',
      'ticket.ended',
      'ticket.ended',
      'counter.closed',
      'counter.closed',
      'day.closed',
    ]);
    expect(presentTickets(closed)).toEqual([]);
    expect(closed.tally.ended).toBe(3);
    expect(ticketOf(closed, T1)).toMatchObject({ state: 'ended', endCause: 'day-closed' });
    expect(closed.businessDay).toBeNull();
  });

  it('names the teller whose session it ends', () => {
    const { events } = step(aLobby({ open: [2] }), close, evening);

    expect(events).toMatchObject([{ counterId: C2, by: 'teller2' }, { type: 'day.closed' }]);
  });

  it.each(['call-next', 'open', 'pause', 'issue'] as const)('lets nobody %s afterwards', (type) => {
    const closed = play(aLobby({ tickets: three() }), evening, close);
    const command =
      type === 'issue'
        ? issue()
        : type === 'pause'
          ? press(type, 1, { reason: 'break' })
          : press(type);

    expect(refusalOf(closed, command, evening)).toBe('day-not-open');
  });
});

describe('carrying over', () => {
  const lobby = aLobby({ config: carrying, tickets: three('held') });
  const closed = play(lobby, evening, close);
  const next = play(closed, morning, openDay({ businessDay: NEXT_DAY, config: carrying }));

  it('ends nobody at the close of the day', () => {
    expect(closed.tally.ended).toBe(0);
    expect(presentTickets(closed)).toHaveLength(3);
  });

  it('keeps ticket, number, arrival and state', () => {
    expect(presentTickets(next)).toMatchObject([
      { number: 'A001', state: 'held', arrivedAt: anInstant(0) },
      { number: 'A002', state: 'waiting' },
      { number: 'A003', state: 'waiting' },
    ]);
  });

  it('gives new numbers behind those that are still in use, letter by letter', () => {
    const issued = play(
      next,
      morning,
      issue({ ticketId: 'cash' as TicketId }),
      issue({ ticketId: 'loan' as TicketId, serviceId: LOANS }),
    );

    expect(ticketOf(issued, 'cash' as TicketId)).toMatchObject({ number: 'A004', sequence: 4 });
    expect(ticketOf(issued, 'loan' as TicketId)).toMatchObject({ number: 'B001', sequence: 5 });
  });

  it('calls those of yesterday first', () => {
    const opened = play(next, morning, press('open'), issue({ ticketId: 'new' as TicketId }));

    expect(previewNext(opened, C1, morning)?.ticket.number).toBe('A002');
  });

  it('lets nobody stand behind calls of a day that is over', () => {
    const put = play(lobby, anInstant(9), ofTicket('postpone', 'ticket-2'));

    const after = play(put, evening, close, openDay({ businessDay: NEXT_DAY, config: carrying }));

    expect(ticketOf(after, 'ticket-2' as TicketId)?.deferredUntil).toBeNull();
  });

  it('numbers those who go over anew in the order of their issue', () => {
    const gone = play(lobby, anInstant(9), ofTicket('abandon', T1));

    const after = play(gone, evening, close, openDay({ businessDay: NEXT_DAY, config: carrying }));

    expect(presentTickets(after).map(({ sequence, number }) => [sequence, number])).toEqual([
      [1, 'A002'],
      [2, 'A003'],
    ]);
  });
});

describe('a roll of the day', () => {
  const lobby = play(
    aLobby({ tickets: three() }),
    anInstant(9),
    press('call-next'),
    press('start'),
    press('pause', 2, { reason: 'meal' }),
  );
  const next = play(lobby, evening, roll, openDay({ businessDay: NEXT_DAY }));

  it('leaves every session and every customer where they are', () => {
    expect(next.counters).toEqual(lobby.counters);
    expect(presentTickets(next).map(({ state }) => state)).toEqual([
      'serving',
      'waiting',
      'waiting',
    ]);
    expect(next.businessDay).toBe(NEXT_DAY);
  });

  it('lets a service go on to its end', () => {
    const finished = play(next, evening, press('finish'), press('call-next'));

    expect(ticketOf(finished, T1)?.state).toBe('served');
    expect(finished.tally).toMatchObject({ issued: 0, served: 1 });
  });

  it('makes final what was done before', () => {
    const called = play(aLobby({ tickets: three() }), evening, press('call-next'));

    const rolled = play(called, evening, roll, openDay({ businessDay: NEXT_DAY }));

    expect(refusalOf(rolled, press('undo'), evening)).toBe('nothing-to-undo');
  });

  it('does not close the door to those who missed their call', () => {
    const missed = play(aLobby({ tickets: three() }), evening, press('call-next'));
    const away = play(missed, evening, press('no-show'), roll);

    const rolled = play(away, evening, openDay({ businessDay: NEXT_DAY }), ofTicket('return', T1));

    expect(ticketOf(rolled, T1)?.state).toBe('waiting');
  });
});
