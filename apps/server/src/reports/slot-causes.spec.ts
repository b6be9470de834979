import { describe, expect, it } from '@jest/globals';
import type { Handled, Slot } from './half-hours.js';
import { halfHour, usualOfDays } from './slot-causes.js';

const MINUTE_MS = 60_000;
const HALF_HOUR_MS = 30 * MINUTE_MS;
const LABEL = '10:00';

const times = (n: number, serviceId: string, minutes: number): readonly Handled[] =>
  Array.from({ length: n }, () => ({ serviceId, ms: minutes * MINUTE_MS }));

/** Eight cash customers of four minutes and two accounts of sixteen, at two windows. */
function aSlot(over: Partial<Slot> = {}): Slot {
  return {
    ...{ from: 0, until: HALF_HOUR_MS, label: LABEL, arrivals: 10, calls: 10, waiting: 0 },
    ...{ waits: [], tooLong: 0, openMs: 2 * HALF_HOUR_MS, workMs: HALF_HOUR_MS },
    handling: [...times(8, 'cash', 4), ...times(2, 'account', 16)],
    ...over,
  };
}

const USUAL = usualOfDays([[aSlot()], [aSlot()]]).get(LABEL)!;
const causesOf = (over: Partial<Slot>) => halfHour(aSlot({ tooLong: 3, ...over }), USUAL).causes;

describe('Why a half-hour went wrong', () => {
  it('is the mix, when services came that take longer, each at its usual pace', () => {
    const handling = [...times(4, 'cash', 4), ...times(6, 'account', 16)];

    expect(causesOf({ handling })).toEqual(['mix']);
  });

  it('is slow service, when the usual services took longer than they do', () => {
    const handling = [...times(8, 'cash', 6), ...times(2, 'account', 24)];

    expect(causesOf({ handling })).toEqual(['handling']);
  });

  it('is both, the weightier first, when longer services came and were slow', () => {
    const handling = [...times(4, 'cash', 5), ...times(6, 'account', 20)];

    expect(causesOf({ handling })).toEqual(['mix', 'handling']);
  });

  it('is not the pace of a service that never came before', () => {
    expect(causesOf({ handling: times(10, 'foreign-exchange', 30) })).toEqual(['mix']);
  });

  it('is the crowd and the windows, by how many times the usual', () => {
    expect(causesOf({ arrivals: 15, openMs: HALF_HOUR_MS })).toEqual(['windows', 'arrivals']);
  });

  it('is what stood there before, when it was more than came', () => {
    expect(causesOf({ waiting: 11 })).toEqual(['backlog']);
  });

  it('is not asked of a half-hour in which nobody waited too long', () => {
    expect(causesOf({ arrivals: 40, tooLong: 0 })).toEqual([]);
  });
});
