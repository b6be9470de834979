import type { BranchConfig, LaneConfig } from './config.js';
import { suits } from './needs.js';
import { type Asker, indexRules } from './rules-index.js';
import type { CounterId, Feature, LaneId, PolicyFaultCode, ServiceId } from './terms.js';

/** Why a configuration must not be published, and where in it the fault stands. */
export type PolicyFault = {
  /** Keys and indexes from the top of the configuration. */
  readonly path: readonly (string | number)[];
} & (
  | {
      readonly code: Extract<PolicyFaultCode, 'service-unserved'>;
      readonly serviceId: ServiceId;
    }
  | {
      readonly code: Extract<PolicyFaultCode, 'lane-starved'>;
      readonly serviceId: ServiceId;
      readonly laneId: LaneId;
      /** Counters that serve it, and are kept for others or come too late. */
      readonly counterIds: readonly CounterId[];
    }
  | {
      readonly code: Extract<PolicyFaultCode, 'need-starved'>;
      readonly serviceId: ServiceId;
      readonly laneId: LaneId;
      /** Needs that one customer may have. */
      readonly needs: readonly Feature[];
      readonly counterIds: readonly CounterId[];
    }
  | {
      readonly code: Extract<PolicyFaultCode, 'passed-too-long'>;
      readonly laneId: LaneId;
      /** The lane whose customers could be passed until they are overdue. */
      readonly passedLaneId: LaneId;
    }
  | {
      readonly code: Extract<PolicyFaultCode, 'held-too-long'>;
      /** The lane with the shortest limit. */
      readonly laneId: LaneId;
    }
);

/**
 * Finds whatever in a configuration would let somebody wait without end, or for
 * nothing. Sound means, for each service that is offered or waited for:
 *
 * 1. some counter serves it (`service-unserved`);
 * 2. for each lane some counter serves it that is not kept for others, and as
 *    overflow comes within the lane's limit (`lane-starved`); own lanes keep
 *    the others away from a reserved counter without end, idle release or not;
 * 3. the same among the counters that suit a customer with needs, whichever
 *    they are, since what can be met is waited for (`need-starved`);
 *
 * and for all:
 *
 * 4. no lane's credit exceeds another's by more than the other's limit, so that
 *    nobody is passed by who comes when he is overdue already (`passed-too-long`;
 *    the bound is Jackson's, see `chooseNext`);
 * 5. no binding and no gap between calls is longer than the shortest limit
 *    (`held-too-long`).
 *
 * Without any counter the branch is still being set up, and 1–3 are not asked.
 *
 * @param waitedFor - services that somebody waits for, offered or not
 * @returns all faults, in the order of the configuration; empty when sound
 */
export function policyFaults(
  config: BranchConfig,
  waitedFor: ReadonlySet<ServiceId> = new Set(),
): readonly PolicyFault[] {
  const { askers } = indexRules(config);
  const services = config.services.flatMap(({ id, isOffered }, index) => {
    if (askers.size === 0 || !(isOffered || waitedFor.has(id))) return [];
    return faultsOfService(config, { id, index, askers: [...askers.values()] });
  });
  return [...services, ...faultsOfCredits(config.lanes), ...faultsOfHolds(config)];
}

interface Served {
  readonly id: ServiceId;
  readonly index: number;
  readonly askers: readonly Asker[];
}

function faultsOfService(config: BranchConfig, { id, index, askers }: Served): PolicyFault[] {
  const path = ['services', index];
  const serving = askers.filter(({ levels }) => levels.has(id));
  if (serving.length === 0) return [{ code: 'service-unserved', serviceId: id, path }];
  const all = serving.map(({ features }) => features);
  const anyNeeds = someOf([...new Set(all.flatMap((features) => [...features]))]);
  return config.lanes.flatMap((lane): PolicyFault[] => {
    const isOpenTo = (asker: Asker) => isOpen(asker, { serviceId: id, lane, config });
    const about = { serviceId: id, laneId: lane.id, path };
    if (!serving.some(isOpenTo)) {
      return [{ ...about, code: 'lane-starved', counterIds: serving.map((one) => one.id) }];
    }
    const starved: Extract<PolicyFault, { code: 'need-starved' }>[] = [];
    for (const needs of anyNeeds) {
      const suited = serving.filter(({ features }) => suits(features, needs, all));
      const isKnown = starved.some((fewer) => fewer.needs.every((need) => needs.includes(need)));
      if (isKnown || suited.some(isOpenTo)) continue;
      const counterIds = suited.map((one) => one.id);
      starved.push({ ...about, code: 'need-starved', needs, counterIds });
    }
    return starved;
  });
}

/** Every choice of some, fewest first; there are three features, so seven at most. */
function someOf(features: readonly Feature[]): Feature[][] {
  return features
    .reduce<Feature[][]>((some, one) => [...some, ...some.map((few) => [...few, one])], [[]])
    .filter((few) => few.length > 0)
    .toSorted((one, other) => one.length - other.length);
}

interface Customer {
  readonly serviceId: ServiceId;
  readonly lane: LaneConfig;
  readonly config: BranchConfig;
}

/** Whether nobody of another lane can keep this customer from the counter for ever. */
function isOpen({ ownLanes, levels }: Asker, { serviceId, lane, config }: Customer): boolean {
  if (ownLanes?.has(lane.id) === false) return false;
  const { overflowAfterMs } = config.policy;
  const level = levels.get(serviceId);
  if (level === undefined || level === 1) return level === 1;
  const delayMs = level === 2 ? overflowAfterMs.level2 : overflowAfterMs.level3;
  return delayMs <= lane.maxWaitMs;
}

function faultsOfCredits(lanes: readonly LaneConfig[]): PolicyFault[] {
  return lanes.flatMap((lane, index) => {
    const passed = lanes.find(
      ({ creditMs, maxWaitMs }) => lane.creditMs - creditMs > Math.max(maxWaitMs, 0),
    );
    if (passed === undefined) return [];
    const path = ['lanes', index, 'creditMs'];
    return [{ code: 'passed-too-long', laneId: lane.id, passedLaneId: passed.id, path }];
  });
}

function faultsOfHolds({ lanes, policy }: BranchConfig): PolicyFault[] {
  const [strictest] = lanes.toSorted((one, other) => one.maxWaitMs - other.maxWaitMs);
  if (strictest === undefined) return [];
  const { id: laneId, maxWaitMs } = strictest;
  return (['bindingMs', 'callGapMs'] as const)
    .filter((key) => policy[key] > maxWaitMs)
    .map((key) => ({ code: 'held-too-long', laneId, path: ['policy', key] }));
}
