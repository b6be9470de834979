import type {
  BranchConfig,
  CounterConfig,
  CounterId,
  Feature,
  LaneConfig,
  LaneId,
  ServiceConfig,
  ServiceId,
  Skill,
} from '@lobbyflow/engine';
import type { Random } from '@lobbyflow/forecast';
import { between, happens, oneOf, someOf } from './lots.js';

export const MINUTE_MS = 60_000;

const SERVICE_IDS = ['cash', 'cards', 'loans', 'post'] as ServiceId[];
const LANE_KINDS = ['general', 'express', 'appointment', 'protected', 'vip'] as const;
const FEATURES: readonly Feature[] = ['low-desk', 'hearing-loop'];

const named = (text: string) => ({ zh: text, en: text });
const minutes = (random: Random, most: number) => between(random, 0, most) * MINUTE_MS;

/** A branch with few counters and small limits, so that each rule of the order comes up often. */
export function randomBranch(random: Random): BranchConfig {
  const services = SERVICE_IDS.slice(0, between(random, 2, 4)).map(serviceOf);
  return {
    services,
    lanes: LANE_KINDS.map((kind) => laneOf(random, kind)),
    counters: Array.from({ length: between(random, 1, 5) }, (_, index) =>
      counterOf(random, String(index + 1) as CounterId, services),
    ),
    policy: {
      floorEvery: between(random, 2, 6),
      overflowAfterMs: { level2: minutes(random, 8), level3: minutes(random, 15) },
      overflowAtLength: { level2: between(random, 1, 8), level3: between(random, 2, 12) },
      recallLimit: between(random, 0, 3),
      recallGapMs: 0,
      callGapMs: 0,
      returnWithinMs: between(random, 1, 20) * MINUTE_MS,
      returnBehind: between(random, 0, 3),
      postponeBehind: between(random, 1, 3),
      bindingMs: minutes(random, 6),
      undoWithinMs: 5_000,
      numberStart: 1,
      carriesOver: happens(random, 0.3),
    },
    hours: { weekly: null, rollAt: '04:00' },
  };
}

/** The same branch with other credits and another floor, as it is published while the hall runs. */
export function withOtherCredits(random: Random, config: BranchConfig): BranchConfig {
  const lanes = config.lanes.map(({ kind, ...lane }) => laneOf(random, kind, lane.maxWaitMs));
  return { ...config, lanes, policy: { ...config.policy, floorEvery: between(random, 2, 6) } };
}

function serviceOf(id: ServiceId, index: number): ServiceConfig {
  const letter = 'AABC'[index] ?? 'A';
  return { id, name: named(id), letter, handlingMs: 5 * MINUTE_MS, isOffered: true };
}

function laneOf(
  random: Random,
  kind: LaneConfig['kind'],
  maxWaitMs = between(random, 1, 30) * MINUTE_MS,
): LaneConfig {
  const creditMs = kind === 'general' ? 0 : minutes(random, 12);
  return { id: kind as string as LaneId, kind, name: named(kind), creditMs, maxWaitMs };
}

/** Mostly everything at once; else what few can do, and overflow. */
function counterOf(
  random: Random,
  id: CounterId,
  services: readonly ServiceConfig[],
): CounterConfig {
  const skills = services.flatMap(({ id: serviceId }): Skill[] => {
    const level = oneOf(random, [1, 1, 1, 1, 2, 3, null] as const);
    return level === null ? [] : [{ serviceId, level }];
  });
  return {
    id,
    name: id,
    kind: 'standard',
    skills: happens(random, 0.5)
      ? services.map((one) => ({ serviceId: one.id, level: 1 }))
      : skills,
    features: someOf(random, FEATURES, 0.3),
    reservation: happens(random, 0.7) ? null : reservationOf(random),
  };
}

function reservationOf(random: Random): NonNullable<CounterConfig['reservation']> {
  const laneIds = someOf(random, LANE_KINDS, 0.3) as string[] as LaneId[];
  return {
    laneIds: laneIds.length === 0 ? ['vip' as LaneId] : laneIds,
    othersAfterMs: oneOf(random, [0, MINUTE_MS / 2, 3 * MINUTE_MS]),
  };
}
