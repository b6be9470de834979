import { expect, it } from '@jest/globals';
import { isFound, isSeeing, plantedFaults } from './planted.js';

it('a server with a fault of any kind is found out, and one without is not accused', async () => {
  const result = await plantedFaults({ commands: 200, seed: 1 }, () => undefined);

  expect(result.faults.filter((one) => !isFound(one))).toEqual([]);
  expect(result.faults.length).toBeGreaterThanOrEqual(12);
  expect(result.control).toEqual([]);
  expect(isSeeing(result)).toBe(true);
  expect(isSeeing({ ...result, control: ['two-counters'] })).toBe(false);
}, 300_000);
