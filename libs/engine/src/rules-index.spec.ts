import { describe, expect, it } from '@jest/globals';
import { aConfig, aCounterConfig, CASH, LOANS, PROTECTED, VIP } from '@lobbyflow/testing';
import type { CounterConfig } from './config.js';
import { indexRules } from './rules-index.js';
import type { CounterId, ServiceId } from './terms.js';

const C1 = '1' as CounterId;
const C2 = '2' as CounterId;
const skill = (serviceId: ServiceId, level: 1 | 2 | 3 = 1) => ({ serviceId, level });
const index = (...counters: Partial<CounterConfig>[]) =>
  indexRules(aConfig({ counters: counters.map((counter) => aCounterConfig(counter)) }));
const groupOf = (counters: Partial<CounterConfig>[]) => {
  const { askers } = index(...counters);
  return [...askers.values()].map(({ group }) => group);
};

describe('an index of the rules', () => {
  it('gives counters with the same skills one group, whatever their order', () => {
    const [one, two] = groupOf([
      { id: C1, skills: [skill(CASH), skill(LOANS)] },
      { id: C2, skills: [skill(LOANS), skill(CASH)] },
    ]);

    expect(one).toBe(two);
  });

  it.each<[string, Partial<CounterConfig>]>([
    ['another skill', { skills: [skill(CASH)] }],
    ['another level', { skills: [skill(CASH), skill(LOANS, 2)] }],
    ['a reservation', { reservation: { laneIds: [VIP], othersAfterMs: 0 } }],
  ])('puts a counter with %s into another group', (_, other) => {
    const both = [skill(CASH), skill(LOANS)];

    const [one, two] = groupOf([
      { id: C1, skills: both },
      { id: C2, skills: both, ...other },
    ]);

    expect(one).not.toBe(two);
  });

  it('lets a counter reserved for VIP customers take protected ones as its own', () => {
    const { askers } = index({ reservation: { laneIds: [VIP], othersAfterMs: 0 } });

    expect(askers.get(C1)?.ownLanes).toEqual(new Set([VIP, PROTECTED]));
  });

  it('does not let a counter of the green channel take VIP customers as its own', () => {
    const { askers } = index({ reservation: { laneIds: [PROTECTED], othersAfterMs: 0 } });

    expect(askers.get(C1)?.ownLanes).toEqual(new Set([PROTECTED]));
  });

  it('knows the features of each counter of a service', () => {
    const { features } = index(
      { id: C1, skills: [skill(CASH)], features: ['low-desk'] },
      { id: C2, skills: [skill(CASH), skill(LOANS)], features: ['hearing-loop'] },
    );

    expect(features.get(CASH)).toEqual([new Set(['low-desk']), new Set(['hearing-loop'])]);
    expect(features.get(LOANS)).toEqual([new Set(['hearing-loop'])]);
  });

  it('knows which services share a counter', () => {
    const apart = index({ id: C1, skills: [skill(CASH)] }, { id: C2, skills: [skill(LOANS)] });
    const shared = index({ id: C1, skills: [skill(CASH), skill(LOANS, 3)] });

    expect(apart.neighbours.get(CASH)).toEqual(new Set([CASH]));
    expect(shared.neighbours.get(LOANS)).toEqual(new Set([CASH, LOANS]));
  });
});
