import { describe, expect, it } from '@jest/globals';
import { formatsIn } from './format.js';

const MINUTE_MS = 60_000;
const en = formatsIn('en', 'Asia/Shanghai');
const zh = formatsIn('zh', 'Asia/Shanghai');

describe('times', () => {
  it('are those of the branch, wherever the screen stands', () => {
    const at = '2026-01-05T01:05:09.000Z';

    expect(en.clock(at)).toBe('09:05');
    expect(formatsIn('en', 'Europe/Berlin').clock(at)).toBe('02:05');
    expect(zh.clockWithSeconds(Date.parse(at))).toBe('09:05:09');
  });

  it('begin the day at 00, not at 24', () => {
    expect(en.clock('2026-01-05T16:00:00.000Z')).toBe('00:00');
  });

  it('keep to the hour that a branch has twice when summer ends', () => {
    const berlin = formatsIn('en', 'Europe/Berlin');

    expect(berlin.clock('2026-10-25T00:30:00.000Z')).toBe('02:30');
    expect(berlin.clock('2026-10-25T01:30:00.000Z')).toBe('02:30');
  });

  it('name the day in the language of the screen', () => {
    expect(en.day('2026-01-05T01:00:00.000Z')).toBe('Monday 5 January');
    expect(zh.day('2026-01-05T01:00:00.000Z')).toBe('1月5日星期一');
  });
});

describe('waits', () => {
  it.each([
    [59_999, 'less than a minute'],
    [12 * MINUTE_MS + 59_000, '12 min'],
    [65 * MINUTE_MS, '1 h 5 min'],
  ])('of %d ms read "%s"', (ms, words) => {
    expect(en.wait(ms)).toBe(words);
  });

  it.each([
    [7.2, 14.1, 'about 7–15 min'],
    [0, 0.5, 'less than a minute'],
    [3, 3, 'about 2–3 min'],
    [0, 3, 'about 1–3 min'],
    [13, 26, 'about 10–30 min'],
    [58, 83, 'about 55–90 min'],
  ])('between %d and %d minutes are told as an honest range: %s', (p50, p90, words) => {
    expect(en.waitRange({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS })).toBe(words);
  });

  it('count up by the second, over the hour, and never below zero', () => {
    expect([5_000, 185_000, 3_725_000, -4_000].map(en.timer)).toEqual([
      '0:05',
      '3:05',
      '1:02:05',
      '0:00',
    ]);
  });
});

it('counts and shares are written in the way of the language', () => {
  expect(en.count(1234)).toBe('1,234');
  expect(en.share(0.916)).toBe('92%');
});
