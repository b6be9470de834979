import { describe, expect, it } from '@jest/globals';
import { BranchConfig } from '@lobbyflow/contract';
import { demoCounters, packConfig } from './pack.js';

describe('what a new branch begins with', () => {
  it('is a configuration that could be published as it stands', () => {
    const config = packConfig({ hasLimits: true });
    const demo = { ...config, counters: demoCounters(config) };

    expect(BranchConfig.parse(demo)).toEqual(demo);
  });

  it('gives the green channel the longer head start: it never stands behind VIPs', () => {
    const { lanes } = packConfig({ hasLimits: true });
    const credit = (kind: string) => lanes.find((lane) => lane.kind === kind)!.creditMs;

    expect(credit('general')).toBe(0);
    expect(credit('protected')).toBeGreaterThan(credit('vip'));
  });

  it('holds no press back when the limits are off', () => {
    expect(packConfig({ hasLimits: false }).policy).toMatchObject({ callGapMs: 0, recallGapMs: 0 });
  });

  it('has eight demo counters, two of them elastic, one with a low desk, one for the green channel', () => {
    const counters = demoCounters(packConfig({ hasLimits: true }));

    expect(counters.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(counters.filter(({ kind }) => kind === 'elastic').map(({ id }) => id)).toEqual([
      '7',
      '8',
    ]);
    expect(counters.filter(({ features }) => features.includes('low-desk'))).toHaveLength(1);
    expect(counters.filter(({ reservation }) => reservation?.othersAfterMs === 0)).toHaveLength(1);
  });
});
