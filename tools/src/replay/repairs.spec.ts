import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aLeaver, anyLog, aRow, at } from './a-log.js';
import { repairDay } from './repairs.js';
import { isCalled, type LogRow, servicesOf, type Visit } from './visit.js';

const codesOf = (rows: LogRow[]) => repairDay(rows).repairs.map(({ code }) => code);

describe('repairs of a log', () => {
  it('leave a clean log as it is, services of no length and leavers of no patience included', () => {
    const rows = [
      aRow(),
      aRow({ visit: '2', startedAt: at('09:05'), endedAt: at('09:05') }),
      aLeaver({ visit: '3', endedAt: at('09:00') }),
    ];

    expect(codesOf(rows)).toEqual([]);
  });

  it('let the customer come when the service began, if it began before', () => {
    const { visits, repairs } = repairDay([aRow({ arrivedAt: at('09:01:01') })]);

    expect(visits[0]!.legs[0].arrivedAt).toBe(at('09:01'));
    expect(repairs).toEqual([
      { visit: '1', leg: 0, code: 'began-before-arrival', was: '09:01:01', is: '09:01:00' },
    ]);
  });

  it('give the later of two services of one agent a counter beside, and keep its times', () => {
    const rows = [aRow(), aRow({ visit: '2', startedAt: at('09:04'), endedAt: at('09:06') })];
    const { visits, repairs, counters } = repairDay(rows);

    expect(visits[1]!.legs[0]).toMatchObject({
      counter: 'S1.2',
      startedAt: at('09:04'),
      endedAt: at('09:06'),
    });
    expect(repairs.map(({ visit, code }) => [visit, code])).toEqual([['2', 'counter-taken']]);
    expect([...counters]).toEqual([
      ['S1', 'logged'],
      ['S1.2', 'beside'],
    ]);
  });

  it('give a service without an agent a desk, and two at once two desks', () => {
    const { visits, counters } = repairDay([
      aRow({ counter: null }),
      aRow({ visit: '2', counter: null }),
    ]);

    expect(visits.map(({ legs }) => isCalled(legs[0]) && legs[0].counter)).toEqual([
      'desk.1',
      'desk.2',
    ]);
    expect([...counters.values()]).toEqual(['desk', 'desk']);
  });

  it('take a no-show without any time but its arrival to have been called and missed then', () => {
    const row = aRow({ startedAt: null, endedAt: null, counter: null, outcome: 'no-show' });
    const { visits, repairs } = repairDay([row]);

    expect(visits[0]!.legs[0]).toMatchObject({
      outcome: 'no-show',
      startedAt: at('09:00'),
      endedAt: at('09:00'),
    });
    expect(repairs.map(({ code }) => code)).toEqual(['times-missing', 'counter-missing']);
  });

  it('make a visit of its own of what goes on after the end', () => {
    const again = aRow({ arrivedAt: at('09:10'), startedAt: at('09:11'), endedAt: at('09:12') });
    const { visits, repairs } = repairDay([aRow(), again]);

    expect(visits.map(({ id, legs }) => [id, legs.length])).toEqual([
      ['1', 1],
      ['1+1', 1],
    ]);
    expect(repairs.map(({ code }) => code)).toEqual(['went-on-after-its-end']);
  });

  it('make a visit of its own of a missed customer who comes back for another service', () => {
    const missed = aRow({ outcome: 'no-show' });
    const same = aRow({ leg: 1, arrivedAt: at('09:06'), startedAt: at('09:06') });
    const ways = [same, { ...same, service: 'loans' }].map((next) => repairDay([missed, next]));

    expect(ways.map(({ visits }) => visits.length)).toEqual([1, 2]);
  });

  it('let a leg begin when the one before it has ended', () => {
    const { visits, repairs } = repairDay([
      aRow({ outcome: 'transferred' }),
      aRow({ leg: 1, arrivedAt: at('09:03'), startedAt: at('09:04'), endedAt: at('09:07') }),
    ]);

    expect(visits[0]!.legs[1]).toMatchObject({
      arrivedAt: at('09:05'),
      startedAt: at('09:05'),
      endedAt: at('09:07'),
    });
    expect(repairs.map(({ code }) => code)).toEqual(['began-before-last-leg-ended']);
  });

  it('count a visit that was transferred to nowhere as served', () => {
    const { visits, repairs } = repairDay([aRow({ outcome: 'transferred' })]);

    expect(visits[0]!.legs[0].outcome).toBe('served');
    expect(repairs.map(({ code }) => code)).toEqual(['never-ended']);
  });

  it('let a service that ended before it began take no time', () => {
    const { visits } = repairDay([aRow({ endedAt: at('09:00:30') })]);

    expect(visits[0]!.legs[0].endedAt).toBe(at('09:01'));
  });
});

describe('a repaired log, whatever was in it', () => {
  const rowsOf = (visits: readonly Visit[]): LogRow[] =>
    visits.flatMap(({ id, lane, legs }) =>
      legs.map((leg, index) => ({
        ...aRow({ visit: id, lane, leg: index, service: leg.service, outcome: leg.outcome }),
        arrivedAt: leg.arrivedAt,
        endedAt: leg.endedAt,
        startedAt: isCalled(leg) ? leg.startedAt : null,
        counter: isCalled(leg) ? leg.counter : null,
      })),
    );

  it('keeps every row, and has no counter in two services at once', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        const { visits, counters } = repairDay(rows);
        const freeFrom = new Map<string, number>();

        expect(visits.flatMap(({ legs }) => legs)).toHaveLength(rows.length);
        for (const { leg } of servicesOf(visits)) {
          expect(leg.startedAt).toBeGreaterThanOrEqual(freeFrom.get(leg.counter) ?? 0);
          expect(counters.has(leg.counter)).toBe(true);
          freeFrom.set(leg.counter, leg.endedAt);
        }
      }),
    );
  });

  it('is a chain of legs: each begins at or after the end of the one before, and ends last if at all', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        for (const { legs } of repairDay(rows).visits) {
          legs.forEach((leg, index) => {
            const before = legs[index - 1];
            const startedAt = isCalled(leg) ? leg.startedAt : leg.arrivedAt;
            expect(leg.arrivedAt).toBeGreaterThanOrEqual(before?.endedAt ?? 0);
            expect(startedAt).toBeGreaterThanOrEqual(leg.arrivedAt);
            expect(leg.endedAt).toBeGreaterThanOrEqual(startedAt);
            const mayGoOn = leg.outcome === 'transferred' || leg.outcome === 'no-show';
            expect(index === legs.length - 1 || mayGoOn).toBe(true);
          });
          expect(legs.at(-1)!.outcome).not.toBe('transferred');
        }
      }),
    );
  });

  it('needs no further repair', () => {
    fc.assert(
      fc.property(anyLog, (rows) => {
        expect(codesOf(rowsOf(repairDay(rows).visits))).toEqual([]);
      }),
    );
  });
});
