import type { WhatIfWish } from '@lobbyflow/contract';
import type { BranchConfig, CounterConfig } from '@lobbyflow/engine';
import type { CounterShift } from '@lobbyflow/forecast';
import type { z } from 'zod';
import { ProblemError } from '../problems/problem.error.js';

type Wish = z.output<typeof WhatIfWish>;

/**
 * The branch as it is wished for.
 *
 * @throws ProblemError `invalid-request` for a lane, counter or service that it does not have
 */
export function changedConfig(asItWas: BranchConfig, wish: Wish): BranchConfig {
  const base = (wish.config as BranchConfig | undefined) ?? asItWas;
  mustFit(base, wish);
  const credits = new Map<string, number>(
    wish.lanes.map(({ laneId, creditMs }) => [laneId, creditMs]),
  );
  return {
    ...base,
    lanes: base.lanes.map((lane) => ({ ...lane, creditMs: credits.get(lane.id) ?? lane.creditMs })),
    policy: { ...base.policy, floorEvery: wish.floorEvery ?? base.policy.floorEvery },
    counters: base.counters.map((counter) => withSkills(counter, wish)),
  };
}

/** When counters are open: as on that day, all day, or not at all. */
export function changedShifts(
  shifts: readonly CounterShift[],
  { counters }: BranchConfig,
  wish: Wish,
): CounterShift[] {
  const wished = new Map<string, string>(
    wish.counters.map(({ counterId, open }) => [counterId, open]),
  );
  return counters.flatMap(({ id }): CounterShift[] => {
    const open = wished.get(id);
    if (open === 'shut') return [];
    if (open === 'all-day') return [{ counterId: id, opensAtMs: 0, closesAtMs: null }];
    return shifts.filter(({ counterId }) => counterId === id);
  });
}

function withSkills(counter: CounterConfig, wish: Wish): CounterConfig {
  const serviceIds = wish.counters.find(({ counterId }) => counterId === counter.id)?.serviceIds;
  if (serviceIds === undefined) return counter;
  const skills = serviceIds.map((serviceId) => ({ serviceId, level: 1 as const }));
  return { ...counter, skills: skills };
}

function mustFit({ lanes, counters, services }: BranchConfig, wish: Wish): void {
  const unknown = (path: string, what: string) => ({
    path,
    message: `is not a ${what} of this branch`,
  });
  const errors = [
    ...wish.lanes.flatMap(({ laneId }, place) =>
      lanes.some(({ id }) => id === laneId) ? [] : [unknown(`lanes.${place}.laneId`, 'lane')],
    ),
    ...wish.counters.flatMap(({ counterId, serviceIds = [] }, place) => [
      ...(counters.some(({ id }) => id === counterId)
        ? []
        : [unknown(`counters.${place}.counterId`, 'counter')]),
      ...serviceIds.flatMap((serviceId, at) =>
        services.some(({ id }) => id === serviceId)
          ? []
          : [unknown(`counters.${place}.serviceIds.${at}`, 'service')],
      ),
    ]),
  ];
  if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
}
