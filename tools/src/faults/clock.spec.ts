import { expect, it } from '@jest/globals';
import { clockFaults, isSteady } from './clock.js';

it('a branch keeps its time while the clock jumps, and goes over to the next day at work', async () => {
  const result = await clockFaults({ rounds: 1, seed: 1 }, () => undefined);

  expect(result).toMatchObject({ wrongWaits: 0, daysLost: 0, nightsMissed: 0, faultyAudits: 0 });
  expect(result).toMatchObject({ toBeFlagged: 4, flagged: 4, changed: 0, outOfOrder: 0 });
  expect(result.commands).toBeGreaterThan(400);
  expect(isSteady(result)).toBe(true);
  expect(isSteady({ ...result, daysLost: 1 })).toBe(false);
}, 300_000);
