import { describe, expect, it } from '@jest/globals';
import { aStaffTicket, MINUTE_MS, onWire } from '@lobbyflow/testing';
import { countStates, type ListFilter, linesOf, waitsSince } from './waiting-order.js';

const ALL: ListFilter = { state: 'waiting', serviceId: null, laneId: null, order: 'waited' };
const tickets = {
  a: aStaffTicket({ number: 'A010', sequence: 2, arrivedAt: onWire(5) }),
  b: aStaffTicket({ number: 'A009', sequence: 1, arrivedAt: onWire(0) }),
  c: aStaffTicket({
    number: 'D001',
    sequence: 3,
    arrivedAt: onWire(6),
    overdueAt: onWire(7),
    serviceId: 'loans',
    laneId: 'protected',
  }),
  d: aStaffTicket({ number: 'A011', state: 'held', heldAt: onWire(8) }),
};
const numbers = (filter: Partial<ListFilter>) =>
  linesOf(tickets, { ...ALL, ...filter }).map(({ ticket }) => ticket.number);

describe('the waiting list', () => {
  it.each([
    ['waited', ['A009', 'A010', 'D001']],
    ['due', ['D001', 'A009', 'A010']],
    ['number', ['A009', 'A010', 'D001']],
    ['service', ['A009', 'A010', 'D001']],
    ['lane', ['A009', 'A010', 'D001']],
  ] as const)('by %s is %j', (order, expected) => {
    expect(numbers({ order })).toEqual(expected);
  });

  it('leaves only one service, or one lane, or one state', () => {
    expect(numbers({ serviceId: 'loans' })).toEqual(['D001']);
    expect(numbers({ laneId: 'general' })).toEqual(['A009', 'A010']);
    expect(numbers({ state: 'held' })).toEqual(['A011']);
  });

  it('sorts A1000 behind A999', () => {
    const two = {
      x: aStaffTicket({ number: 'A1000', sequence: 1 }),
      y: aStaffTicket({ number: 'A999', sequence: 2 }),
    };

    const lines = linesOf(two, { ...ALL, order: 'number' });

    expect(lines.map(({ id }) => id)).toEqual(['y', 'x']);
  });

  it('counts each state', () => {
    expect(countStates(tickets)).toEqual({ waiting: 3, held: 1, missed: 0 });
  });

  it('does not count time on hold as waiting', () => {
    const ticket = aStaffTicket({ arrivedAt: onWire(0), heldMs: 4 * MINUTE_MS });

    expect(waitsSince(ticket)).toBe(onWire(4));
  });
});
