import { expect, it } from '@jest/globals';
import { closingRisk } from './closing.js';

const closesAt = '2026-01-05T09:00:00.000Z';
const MINUTE_MS = 60_000;
const wait = { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS };

it.each([
  ['20 minutes before', 20, null],
  ['19 minutes before', 19, 'perhaps'],
  ['10 minutes before', 10, 'perhaps'],
  ['9 minutes before', 9, 'probably'],
])('warns of the closing only when the wait may be too long: %s', (_, minutes, risk) => {
  const now = Date.parse(closesAt) - minutes * MINUTE_MS;

  expect(closingRisk(wait, { now, closesAt })).toBe(risk);
});

it('warns nobody where no closing, no wait or no time is known', () => {
  const now = Date.parse(closesAt);

  expect(closingRisk(wait, { now, closesAt: undefined })).toBeNull();
  expect(closingRisk(undefined, { now, closesAt })).toBeNull();
  expect(closingRisk(wait, { now: null, closesAt })).toBeNull();
});
