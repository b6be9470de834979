import type { BranchConfig, CounterConfig, LaneConfig, ServiceConfig } from './config.js';
import type { CounterId, Feature, LaneId, ServiceId } from './terms.js';

/** A counter as the order of calling sees it. */
export interface Asker {
  readonly id: CounterId;
  /** What it may serve: 1 at once, 2 and 3 as overflow. */
  readonly levels: ReadonlyMap<ServiceId, 1 | 2 | 3>;
  readonly features: ReadonlySet<Feature>;
  /** Lanes it takes first; `null`: reserved for none. */
  readonly ownLanes: ReadonlySet<LaneId> | null;
  readonly othersAfterMs: number;
  /** Counters with the same skills and reservation share one floor. */
  readonly group: string;
}

/** A configuration, looked up by id: made once for each published version. */
export interface RulesIndex {
  readonly services: ReadonlyMap<ServiceId, ServiceConfig>;
  readonly lanes: ReadonlyMap<LaneId, LaneConfig>;
  readonly askers: ReadonlyMap<CounterId, Asker>;
  /** By service, the features of each counter for it. */
  readonly features: ReadonlyMap<ServiceId, readonly ReadonlySet<Feature>[]>;
  /** By service, the services that share a counter with it, itself included. */
  readonly neighbours: ReadonlyMap<ServiceId, ReadonlySet<ServiceId>>;
}

/** Looks a configuration's parts up by id, and works out who shares what. */
export function indexRules(config: BranchConfig): RulesIndex {
  const features = new Map<ServiceId, readonly ReadonlySet<Feature>[]>();
  const neighbours = new Map<ServiceId, Set<ServiceId>>();
  for (const { id } of config.services) {
    const serving = config.counters.filter(({ skills }) =>
      skills.some(({ serviceId }) => serviceId === id),
    );
    features.set(
      id,
      serving.map((counter) => new Set(counter.features)),
    );
    const shared = serving.flatMap(({ skills }) => skills.map(({ serviceId }) => serviceId));
    neighbours.set(id, new Set([id, ...shared]));
  }
  return {
    services: new Map(config.services.map((service) => [service.id, service])),
    lanes: new Map(config.lanes.map((lane) => [lane.id, lane])),
    askers: new Map(config.counters.map((counter) => [counter.id, askerOf(counter, config.lanes)])),
    features,
    neighbours,
  };
}

function askerOf(counter: CounterConfig, lanes: readonly LaneConfig[]): Asker {
  const { reservation, skills } = counter;
  const ownLanes = reservation === null ? null : ownLanesOf(reservation.laneIds, lanes);
  const skillNames = skills.map(({ serviceId, level }) => `${serviceId}:${level}`).toSorted();
  return {
    id: counter.id,
    levels: new Map(skills.map(({ serviceId, level }) => [serviceId, level])),
    features: new Set(counter.features),
    ownLanes,
    othersAfterMs: reservation?.othersAfterMs ?? 0,
    group: [skillNames.join(), ...(ownLanes === null ? [] : [...ownLanes].toSorted())].join('|'),
  };
}

/** A counter reserved for VIP customers always takes protected ones as its own. */
function ownLanesOf(laneIds: readonly LaneId[], lanes: readonly LaneConfig[]): Set<LaneId> {
  const named = lanes.filter(({ id }) => laneIds.includes(id));
  const isForVip = named.some(({ kind }) => kind === 'vip');
  const alsoTaken = isForVip ? lanes.filter(({ kind }) => kind === 'protected') : [];
  return new Set([...named, ...alsoTaken].map(({ id }) => id));
}
