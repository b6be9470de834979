import type {
  BranchConfig,
  CounterConfig,
  CounterId,
  Feature,
  LaneId,
  Policy,
  ServiceId,
  Skill,
} from '@lobbyflow/engine';
import fc from 'fast-check';
import {
  aConfig,
  aCounterConfig,
  aLane,
  aPolicy,
  aService,
  CASH,
  GENERAL,
  LOANS,
  MINUTE_MS,
  PROTECTED,
  VIP,
} from './config-builders.js';

export const CARDS = 'cards' as ServiceId;
export const SERVICES: readonly ServiceId[] = [CASH, LOANS, CARDS];
export const LANES: readonly LaneId[] = [GENERAL, PROTECTED, VIP];
export const NEEDS: readonly Feature[] = ['low-desk', 'hearing-loop'];

const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => count * MINUTE_MS);

const skills: fc.Arbitrary<Skill[]> = fc
  .tuple(...SERVICES.map(() => fc.constantFrom<0 | 1 | 2 | 3>(1, 1, 1, 0, 2, 3)))
  .map((levels) =>
    SERVICES.flatMap((serviceId, index) => {
      const level = levels[index] ?? 0;
      return level === 0 ? [] : [{ serviceId, level }];
    }),
  );

const reservation: fc.Arbitrary<CounterConfig['reservation']> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: fc.record({
      laneIds: fc.subarray([...LANES], { minLength: 1, maxLength: 2 }),
      othersAfterMs: fc.constantFrom(0, MINUTE_MS, 5 * MINUTE_MS),
    }),
  },
);

/** A policy with limits so small that a short test reaches each of them. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    floorEvery: fc.integer({ min: 2, max: 4 }),
    overflowAfterMs: fc.record({ level2: minutes(12), level3: minutes(18) }),
    overflowAtLength: fc.record({
      level2: fc.integer({ min: 1, max: 8 }),
      level3: fc.integer({ min: 2, max: 10 }),
    }),
    recallLimit: fc.integer({ min: 0, max: 2 }),
    returnBehind: fc.integer({ min: 0, max: 3 }),
    postponeBehind: fc.integer({ min: 1, max: 3 }),
    bindingMs: minutes(8),
    carriesOver: fc.boolean(),
  })
  .map((over) => aPolicy(over));

/** Up to four counters with partly shared skills, some reserved, over three services and three lanes. */
export const anyConfig: fc.Arbitrary<BranchConfig> = fc
  .record({
    credits: fc.tuple(minutes(10), minutes(10)),
    counters: fc.array(fc.record({ skills, reservation, features: fc.subarray([...NEEDS]) }), {
      minLength: 1,
      maxLength: 4,
    }),
    policy: anyPolicy,
  })
  .map(({ credits: [green, gold], counters, policy }) => {
    return aConfig({
      services: [
        aService(),
        aService({ id: LOANS, letter: 'B' }),
        // Shares its letter, and so its row of numbers.
        aService({ id: CARDS, letter: 'A' }),
      ],
      lanes: [
        aLane(),
        aLane({ id: PROTECTED, kind: 'protected', creditMs: green }),
        aLane({ id: VIP, kind: 'vip', creditMs: gold }),
      ],
      counters: counters.map((counter, index) => {
        return aCounterConfig({ id: String(index + 1) as CounterId, ...counter });
      }),
      policy,
      // So few that the branch's own numbers soon come to those that are lent.
      offline: { blockSize: 3, numberStart: 4 },
    });
  });
