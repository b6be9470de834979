import { describe, expect, it } from '@jest/globals';
import type { Hours, Instant } from '@lobbyflow/engine';
import { closesAt, dayAt, dayEndsAt } from './business-day.js';

const at = (text: string) => Date.parse(text) as Instant;
const always: Hours = { weekly: null, rollAt: '04:00' };
const weekdays: Hours = {
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '13:30', to: '17:00' },
  ]),
  rollAt: '04:00',
};

describe('the business day', () => {
  it.each([
    ['2026-01-05T19:59:00Z', 'Asia/Shanghai', '2026-01-05'],
    ['2026-01-05T20:00:00Z', 'Asia/Shanghai', '2026-01-06'],
    ['2026-01-05T20:00:00Z', 'America/Sao_Paulo', '2026-01-05'],
    ['2026-01-05T22:15:00Z', 'Asia/Kathmandu', '2026-01-06'],
    ['2026-03-29T01:59:00Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-29T02:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-10-25T02:59:00Z', 'Europe/Berlin', '2026-10-24'],
    ['2026-10-25T03:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-01-05T14:59:00Z', 'Pacific/Apia', '2026-01-05'],
  ])('at %s in %s, of a branch that never closes and rolls at four, is %s', (now, zone, day) => {
    expect(dayAt(at(now), zone, always)).toEqual({ businessDay: day, isOpen: true });
  });

  it.each([
    ['2026-01-05T00:59:00Z', false],
    ['2026-01-05T01:00:00Z', true],
    ['2026-01-05T04:30:00Z', true],
    ['2026-01-05T08:59:00Z', true],
    ['2026-01-05T09:00:00Z', false],
    ['2026-01-04T03:00:00Z', false],
  ])(
    'at %s the branch with hours is open: %s; a break at noon does not end its day',
    (now, isOpen) => {
      expect(dayAt(at(now), 'Asia/Shanghai', weekdays).isOpen).toBe(isOpen);
    },
  );

  it('is known to close at its last closing, in the time of its own wall', () => {
    const closing = (now: string, zone: string, hours = weekdays) => closesAt(at(now), zone, hours);

    expect(closing('2026-01-05T02:00:00Z', 'Asia/Shanghai')).toBe(at('2026-01-05T09:00:00Z'));
    expect(closing('2026-10-26T12:00:00Z', 'Europe/Berlin')).toBe(at('2026-10-26T16:00:00Z'));
    expect(closing('2026-01-05T09:00:00Z', 'Asia/Shanghai')).toBeNull();
    expect(closing('2026-01-05T02:00:00Z', 'Asia/Shanghai', always)).toBeNull();
  });

  it('has a business day that ends at closing, at the roll, or at midnight of its wall', () => {
    const end = (now: string, hours = weekdays) => dayEndsAt(at(now), 'Asia/Shanghai', hours);

    expect(end('2026-01-05T02:00:00Z')).toBe(at('2026-01-05T09:00:00Z'));
    expect(end('2026-01-05T10:00:00Z')).toBe(at('2026-01-05T16:00:00Z'));
    const roll = { ...always, rollAt: '04:00' };
    expect(end('2026-01-05T02:00:00Z', roll)).toBe(at('2026-01-05T20:00:00Z'));
    expect(end('2026-01-05T19:59:00Z', roll)).toBe(at('2026-01-05T20:00:00Z'));
    expect(end('2026-01-05T20:00:00Z', roll)).toBe(at('2026-01-06T20:00:00Z'));
  });
});
