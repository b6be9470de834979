import { describe, expect, it } from '@jest/globals';
import { anInstant, MINUTE_MS } from '@lobbyflow/testing';
import fc from 'fast-check';
import {
  abandonmentRate,
  isOverdue,
  journeyWaitMs,
  legWaitMs,
  meanOf,
  type MeasuredLeg,
  type MeasuredVisit,
  occupancy,
  overdueCount,
  quantileOf,
  serviceLevel,
} from './measures.js';

const at = (minutes: number | null) => (minutes === null ? null : anInstant(minutes));

/** A leg in minutes from nine. */
function leg(from: number, called: number | null, ended: number | null, heldMinutes = 0) {
  return {
    startedWaitingAt: anInstant(from),
    calledAt: at(called),
    startedAt: at(called),
    endedAt: at(ended),
    heldMs: heldMinutes * MINUTE_MS,
  } satisfies MeasuredLeg;
}

function visit(state: MeasuredVisit['state'], ...legs: MeasuredLeg[]): MeasuredVisit {
  return { state, legs, maxWaitMs: 10 * MINUTE_MS };
}

/** A small day, worked out by hand: waits of 4, 10, 11 and 3 + 9 minutes, two who left. */
const inTime = visit('served', leg(0, 4, 9));
const onTheLimit = visit('served', leg(1, 11, 15));
const late = visit('served', leg(2, 13, 20));
const twoLegs = visit('served', leg(3, 6, 10), leg(10, 19, 25));
const leftEarly = visit('abandoned', leg(4, null, 9));
const leftLate = visit('abandoned', leg(5, null, 20));
const day = [inTime, onTheLimit, late, twoLegs, leftEarly, leftLate];

describe('the wait', () => {
  it('of a leg runs from its beginning to the last call, holds taken out', () => {
    expect(legWaitMs(leg(0, 12, 20))).toBe(12 * MINUTE_MS);
    expect(legWaitMs(leg(0, 12, 20, 5))).toBe(7 * MINUTE_MS);
  });

  it('of a leg that was never called is unknown', () => {
    expect(legWaitMs(leg(0, null, 20))).toBeNull();
  });

  it('is never below zero, whatever a clock said', () => {
    expect(legWaitMs(leg(10, 9, 20))).toBe(0);
  });

  it('of a visit is that of all its legs, without the service between them', () => {
    expect(journeyWaitMs(twoLegs)).toBe((3 + 9) * MINUTE_MS);
    expect(journeyWaitMs(leftEarly)).toBeNull();
  });
});

describe('overdue', () => {
  it('is who waited longer than the limit, and not who waited just as long', () => {
    expect(day.map(isOverdue)).toEqual([false, false, true, true, false, true]);
    expect(overdueCount(day)).toBe(3);
  });

  it('counts the wait of a leg in which the customer gave up', () => {
    const gaveUp = visit('abandoned', leg(0, 3, 6), leg(6, null, 14));

    expect(isOverdue(gaveUp)).toBe(true);
    expect(journeyWaitMs(gaveUp)).toBe(3 * MINUTE_MS);
  });

  it('does not count the time on hold of one who was never called', () => {
    expect(isOverdue(visit('abandoned', leg(0, null, 12, 4)))).toBe(false);
  });

  it('is nobody who is still waiting, as far as a finished visit can tell', () => {
    expect(isOverdue(visit('waiting', leg(0, null, null)))).toBe(false);
  });
});

describe('the service level', () => {
  it('is the share of served and abandoned visits that were called in time', () => {
    expect(serviceLevel(day)).toBe(2 / 6);
  });

  it('counts an abandoned visit against it, however short', () => {
    expect(serviceLevel([inTime, leftEarly])).toBe(1 / 2);
  });

  it('leaves out who was diverted, ended with the day, or is still here', () => {
    const others = (['diverted', 'ended', 'waiting', 'held'] as const).map((state) => {
      return visit(state, leg(0, null, 50));
    });

    expect(serviceLevel([inTime, ...others])).toBe(1);
    expect(serviceLevel(others)).toBeNull();
  });
});

describe('the share of the abandoned', () => {
  it('is taken of all visits', () => {
    expect(abandonmentRate(day)).toBe(2 / 6);
    expect(abandonmentRate([inTime, visit('diverted', leg(0, null, 1)), leftLate])).toBe(1 / 3);
    expect(abandonmentRate([])).toBeNull();
  });
});

describe('occupancy', () => {
  it('is serving time by open time, pauses taken out, over all sessions together', () => {
    const sessions = [
      { openMs: 60 * MINUTE_MS, pausedMs: 10 * MINUTE_MS, servingMs: 40 * MINUTE_MS },
      { openMs: 30 * MINUTE_MS, pausedMs: 0, servingMs: 8 * MINUTE_MS },
    ];

    expect(occupancy(sessions)).toBe(48 / 80);
  });

  it('is unknown when no counter was open', () => {
    expect(occupancy([])).toBeNull();
    expect(occupancy([{ openMs: 5, pausedMs: 5, servingMs: 0 }])).toBeNull();
  });
});

describe('a mean', () => {
  it('is the sum by the number, and unknown of nothing', () => {
    expect(meanOf([4, 10, 11, 12])).toBe(9.25);
    expect(meanOf([])).toBeNull();
  });
});

describe('a quantile', () => {
  const ten = [10, 3, 7, 1, 9, 2, 8, 6, 4, 5];

  it.each([
    [0, 1],
    [0.05, 1],
    [0.1, 1],
    [0.11, 2],
    [0.5, 5],
    [0.9, 9],
    [0.95, 10],
    [1, 10],
  ])('at %d of one to ten is %i', (share, value) => {
    expect(quantileOf(ten, share)).toBe(value);
  });

  it('is not moved by the rounding of a product', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

    expect([0.07, 0.14, 0.28, 0.55, 0.56].map((share) => quantileOf(hundred, share))).toEqual([
      7, 14, 28, 55, 56,
    ]);
  });

  it('is unknown of nothing', () => {
    expect(quantileOf([], 0.5)).toBeNull();
  });

  it('is the smallest value that the share of all does not exceed', () => {
    const values = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), (all, percent) => {
        const value = quantileOf(all, percent / 100)!;

        const upTo = (limit: number) => all.filter((one) => one <= limit).length * 100;
        expect(all).toContain(value);
        expect(upTo(value)).toBeGreaterThanOrEqual(percent * all.length);
        const below = all.filter((one) => one < value).length * 100;
        expect(percent === 0 ? 0 : below).toBeLessThan(Math.max(1, percent * all.length));
      }),
    );
  });
});
