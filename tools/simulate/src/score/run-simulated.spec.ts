import { beforeAll, describe, expect, it } from '@jest/globals';
import { scoreSimulated, type SimulatedScores } from './run-simulated.js';

const SMALL = { days: 2, history: 4, promiseDays: 3, paths: 30, pace: 1, seed: 1 };
const quiet = () => undefined;

describe('forecasts of simulated days, with staff and rules known', () => {
  let scores: SimulatedScores;
  beforeAll(() => {
    scores = scoreSimulated(SMALL, quiet);
  });

  it('are nearer than every simple rule', () => {
    expect(scores.ofBestRule).toBeLessThan(0.95);
  });

  it('call most of those who had to wait within the P90', () => {
    expect(scores.delayed.product?.coverage90).toBeGreaterThan(0.8);
  });

  it('tell more than one lane and service apart', () => {
    const { lane, service } = scores.delayed.productBy;

    expect(Object.keys(lane ?? {})).toEqual(['express', 'general', 'protected', 'vip']);
    expect(Object.keys(service ?? {})).toContain('loan');
  });

  it('are the same again', () => {
    const tiny = { ...SMALL, days: 1, promiseDays: 1, paths: 5 };

    expect(scoreSimulated(tiny, quiet)).toEqual(scoreSimulated(tiny, quiet));
  });
});
