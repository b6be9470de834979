import { expect, it } from '@jest/globals';
import { connectionCuts, isResolved } from './cuts.js';

it('a server that is cut from its PostgreSQL has done once what it was asked for', async () => {
  const result = await connectionCuts({ cuts: 8, seed: 1 }, () => undefined);

  expect(result).toMatchObject({ changed: 0, outOfOrder: 0, numbersTwice: 0, toldTwice: 0 });
  expect(result.accepted).toBeGreaterThan(20);
  expect(isResolved(result)).toBe(true);
  expect(isResolved({ ...result, toldTwice: 1 })).toBe(false);
}, 300_000);
