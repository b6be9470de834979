import { describe, expect, it } from '@jest/globals';
import { at } from './a-log.js';
import { compareDay, type ProductDay } from './compare.js';
import { figuresOf } from './figures.js';
import { legsByTicket } from './product-day.js';
import type { Visit } from './visit.js';

const visit: Visit = {
  id: '7',
  lane: 'general',
  handlingMs: null,
  patienceMs: null,
  legs: [
    {
      service: 'cash',
      outcome: 'served',
      arrivedAt: at('09:00'),
      startedAt: at('09:01'),
      endedAt: at('09:05'),
      counter: 'S1',
    },
  ],
};
const MIDNIGHT = Date.parse('2026-01-05T00:00:00Z');
const on = (time: string) => MIDNIGHT + at(time);
const iso = (time: string) => new Date(on(time)).toISOString();
const events = (calledAt = '09:01', counterId = 'S1') => [
  { type: 'counter.opened', counterId, at: on('09:00') },
  { type: 'ticket.issued', ticketId: 't', arrivedAt: on('09:00'), at: on('09:00') },
  { type: 'ticket.called', ticketId: 't', counterId, at: on(calledAt), reason: {} },
  { type: 'ticket.started', ticketId: 't', counterId, at: on('09:01') },
  { type: 'ticket.served', ticketId: 't', counterId, at: on('09:05') },
];
const row = {
  ticketId: 't',
  number: 'A001',
  serviceId: 'cash',
  laneId: 'general',
  state: 'served',
  arrivedAt: iso('09:00'),
  calledAt: iso('09:01'),
  startedAt: iso('09:01'),
  endedAt: iso('09:05'),
  counterId: 'S1',
  legs: 1,
  waitMs: 60_000,
  rule: 'picked',
};
const compare = (
  given: unknown[],
  { toleranceMs = 0, waitMs = 60_000, extra = [] as unknown[] } = {},
) => {
  const day: ProductDay = {
    legs: legsByTicket([...given, ...extra]),
    rows: new Map([['t', { ...row, waitMs }]]),
    midnight: MIDNIGHT,
  };
  return compareDay([visit], { ticketOfVisit: new Map([['7', 't']]) }, { day, toleranceMs });
};

describe('the product beside the log', () => {
  it('agrees where every time, counter and outcome is the same', () => {
    expect(compare(events())).toEqual([]);
  });

  it('differs where the call came a second later, or at another counter', () => {
    expect(compare(events('09:01:01', 'S2'))).toEqual([
      { visit: '7', leg: 0, what: 'call', log: '09:01:00', product: '09:01:01' },
      { visit: '7', leg: 0, what: 'counter', log: 'S1', product: 'S2' },
    ]);
  });

  it('allows for the tolerance of a running clock', () => {
    expect(compare(events('09:01:20'), { toleranceMs: 30_000 })).toEqual([]);
  });

  it('differs where the visit never ended, or has no ticket, or a ticket has no visit', () => {
    expect(compare(events().slice(0, -1)).map(({ what }) => what)).toEqual(['outcome', 'end']);
    const stranger = { type: 'ticket.issued', ticketId: 'x', arrivedAt: on('09:00') };
    expect(compare(events(), { extra: [stranger] })).toMatchObject([{ product: 'x' }]);
    const day = { legs: new Map(), rows: new Map(), midnight: MIDNIGHT };
    expect(
      compareDay([visit], { ticketOfVisit: new Map() }, { day, toleranceMs: 0 }),
    ).toMatchObject([{ what: 'ticket', product: 'none' }]);
  });

  it('differs where the report tells another wait than the log', () => {
    expect(compare(events(), { waitMs: 61_000 })).toEqual([
      { visit: '7', leg: 0, what: 'report: wait', log: '60000 ms', product: '61000 ms' },
    ]);
  });
});

describe('a ticket in the journal', () => {
  const issued = { type: 'ticket.issued', ticketId: 't', arrivedAt: 0, at: 0 };
  const of = (type: string, when: number) => ({ type, ticketId: 't', counterId: 'S1', at: when });

  it('begins a leg when it is transferred, and waits from the end of a hold on', () => {
    const legs = legsByTicket([
      issued,
      of('ticket.called', 1),
      of('ticket.started', 1),
      of('ticket.transferred', 5),
      of('ticket.held', 5),
      of('ticket.resumed', 9),
      of('ticket.called', 12),
    ]).get('t');

    expect(legs).toMatchObject([
      { arrivedAt: 0, calledAt: 1, endedAt: 5, outcome: 'transferred' },
      { arrivedAt: 9, calledAt: 12, endedAt: null, outcome: null },
    ]);
  });

  it('begins a leg when the customer returns, and stays a no-show when the day ends it', () => {
    const missed = [issued, of('ticket.called', 1), of('ticket.missed', 2)];

    expect(legsByTicket([...missed, of('ticket.returned', 7)]).get('t')).toMatchObject([
      { outcome: 'no-show', endedAt: 2 },
      { arrivedAt: 7, outcome: null },
    ]);
    expect(legsByTicket([...missed, of('ticket.ended', 9)]).get('t')).toMatchObject([
      { outcome: 'no-show' },
    ]);
  });
});

describe('figures of a day', () => {
  const leg = (waitMs: number, outcome = 'served') => ({
    arrivedAt: 0,
    calledAt: outcome === 'left' ? null : waitMs,
    endedAt: waitMs + 60_000,
    outcome,
  });

  it('count visits by how they ended, and waits by leg', () => {
    const visits = [
      [leg(1_000)],
      [leg(2_000, 'transferred'), leg(9_000)],
      [leg(0, 'left')],
      [leg(3_000, 'no-show')],
    ];

    expect(figuresOf(visits, 8_000)).toEqual({
      visits: 4,
      served: 2,
      left: 1,
      noShows: 1,
      transfers: 1,
      stillWaiting: 0,
      waits: 4,
      meanWaitMs: 3_750,
      p50WaitMs: 2_000,
      p90WaitMs: 9_000,
      maxWaitMs: 9_000,
      overdue: 2,
    });
  });

  it('say nothing about the waits of a day on which nobody was called', () => {
    expect(figuresOf([[leg(5_000, 'left')]], 600_000)).toMatchObject({
      meanWaitMs: null,
      p90WaitMs: null,
      overdue: 0,
    });
  });
});
