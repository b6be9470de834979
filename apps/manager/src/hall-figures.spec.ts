import { expect, it } from '@jest/globals';
import { anInstant, aStaffCounter, aStaffPicture, aStaffTicket, onWire } from '@lobbyflow/testing';
import { hallFigures, queueOf } from './hall-figures.js';

const rows = aStaffPicture({
  counters: {
    '1': aStaffCounter({ session: 'open' }),
    '2': aStaffCounter({ session: 'paused' }),
    '3': aStaffCounter(),
  },
  tickets: {
    a: aStaffTicket({ number: 'A001', arrivedAt: onWire(0) }),
    b: aStaffTicket({ number: 'A002', arrivedAt: onWire(20), overdueAt: onWire(25) }),
    c: aStaffTicket({ number: 'A003', arrivedAt: onWire(39) }),
    d: aStaffTicket({ number: 'A000', state: 'serving', arrivedAt: onWire(-30) }),
  },
});

it('names who has waited longest, and counts only who waits', () => {
  expect(hallFigures(rows, anInstant(40))).toMatchObject({
    waiting: 3,
    oldest: { number: 'A001', since: onWire(0) },
    openCounters: 1,
    counters: 3,
  });
});

it('counts as overdue from the limit on, and measures from the earliest limit', () => {
  expect(hallFigures(rows, anInstant(24))).toMatchObject({ overdue: 0, overdueSince: null });
  expect(hallFigures(rows, anInstant(25))).toMatchObject({ overdue: 1, overdueSince: onWire(25) });
  expect(hallFigures(rows, anInstant(40))).toMatchObject({ overdue: 2, overdueSince: onWire(25) });
});

it('tells an empty queue from one with somebody in it', () => {
  expect(queueOf(rows.tickets, 'loans')).toEqual({ waiting: 0, since: null });
  expect(queueOf(rows.tickets, 'cash')).toEqual({ waiting: 3, since: onWire(0) });
});
