import { expect, it } from '@jest/globals';
import { isSound, killLoop } from './kill-loop.js';

it('a server that is killed at work has kept every answer, and a number is given once', async () => {
  const result = await killLoop({ kills: 3, seed: 1 }, () => undefined);

  expect(result).toMatchObject({
    kills: 3,
    changed: 0,
    numbersTwice: 0,
    outOfOrder: 0,
    faultyAudits: 0,
  });
  expect(result.commands).toBeGreaterThan(20);
  expect(result.askedAgain).toBeGreaterThan(20);
  expect(isSound(result)).toBe(true);
  expect(isSound({ ...result, changed: 1 })).toBe(false);
}, 240_000);
