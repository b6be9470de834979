import type { BranchConfig, LaneConfig, LaneKind, ServiceConfig } from '@lobbyflow/engine';
import { type DayProfileId, type DayService, PROFILES, STEP_MS } from './day-profiles.js';
import type { Arrival, GeneratedDay } from './generate-day.js';
import { createRandom } from './random.js';
import { lognormalTimes } from './service-times.js';
import type { ExpectedDay } from './simulate-day-elastic.js';
import type { DayVisitor } from './simulate-day.js';

/** Standard deviation of the logarithm of handling where nothing is known of a service. */
const USUAL_SIGMA = 0.7;

/**
 * The services of a branch as a generated day takes them: share and spread from
 * the profile where it has a service of that name, else the mean share; the
 * handling time is the branch's own.
 *
 * @returns empty where the branch offers nothing
 */
export function dayServices(config: BranchConfig, profile: DayProfileId): DayService[] {
  const known = new Map(PROFILES[profile].services.map((service) => [service.id, service]));
  return config.services
    .filter(({ isOffered }) => isOffered)
    .map(({ id, handlingMs }: ServiceConfig) => ({
      id,
      share: known.get(id)?.share ?? 1 / known.size,
      handlingMeanMs: handlingMs,
      handlingSigma: known.get(id)?.handlingSigma ?? USUAL_SIGMA,
    }));
}

/** The visitors of a generated day, in the lanes of this branch: who has no lane of his kind comes as `general`. */
export function visitorsOf(
  day: Pick<GeneratedDay, 'arrivals'>,
  config: BranchConfig,
): DayVisitor[] {
  const services = new Map<string, ServiceConfig>(config.services.map((one) => [one.id, one]));
  return day.arrivals.flatMap((arrival) => {
    const service = services.get(arrival.serviceId);
    const lane = laneOf(config, arrival.laneKind);
    if (service === undefined || lane === undefined) return [];
    const { arrivedAtMs, walkMs, handlingMs, patienceMs, isNoShow } = arrival;
    const who = { serviceId: service.id, laneId: lane.id, needs: [] };
    return [{ arrivedAtMs, walkMs, handlingMs, patienceMs, isNoShow, ...who }];
  });
}

function laneOf({ lanes }: BranchConfig, kind: LaneKind): LaneConfig | undefined {
  return (
    lanes.find((lane) => lane.kind === kind) ??
    lanes.find((lane) => lane.kind === 'general') ??
    lanes[0]
  );
}

/** What the profile leads to expect of the day at this branch, as busy as usual. */
export function expectedDay(config: BranchConfig, profile: DayProfileId): ExpectedDay {
  const { perHour, lanes, walkMs, patienceMeanMs, noShowShare } = PROFILES[profile];
  const services = dayServices(config, profile);
  const total =
    services.reduce((sum, { share }) => sum + share, 0) *
    lanes.reduce((sum, { share }) => sum + share, 0);
  const mix = config.services.flatMap(({ id: serviceId }) => {
    const serviceShare = services.find(({ id }) => id === serviceId)?.share ?? 0;
    return lanes.flatMap(({ kind, share }) => {
      const laneId = laneOf(config, kind)?.id;
      return laneId === undefined || serviceShare === 0
        ? []
        : [{ serviceId, laneId, share: (serviceShare * share) / total }];
    });
  });
  const times = config.services.flatMap(({ id }) => {
    const service = services.find((one) => one.id === id);
    if (service === undefined) return [];
    const meanMs = service.handlingMeanMs + walkMs;
    return [[id, lognormalTimes(meanMs, service.handlingSigma)] as const];
  });
  return {
    stepMs: STEP_MS,
    perHour,
    mix,
    times: new Map(times),
    patienceMs: patienceMeanMs,
    noShowShare,
  };
}

/**
 * The day with more or fewer pensioners (customers of the service `pension`,
 * and where the branch has none those of the protected lane); everybody else is
 * the very same. Fewer: each stays away with that chance. More: each brings
 * another in the same half-hour with it, at a time of his own, who is otherwise
 * as some pensioner of the day, drawn by lot. Either keeps a Poisson process one.
 *
 * @param change - 0.2: a fifth more; −0.2: a fifth fewer; at least −1
 */
export function withPensioners(day: GeneratedDay, change: number): GeneratedDay {
  const hasPensions = day.arrivals.some(({ serviceId }) => serviceId === 'pension');
  const isPensioner = ({ serviceId, laneKind }: Arrival) =>
    hasPensions ? serviceId === 'pension' : laneKind === 'protected';
  const pensioners = day.arrivals.filter(isPensioner);
  const lots = createRandom(day.seed, 'pensioners');
  const arrivals = day.arrivals.flatMap((arrival): Arrival[] => {
    if (!isPensioner(arrival)) return [arrival];
    const chance = lots();
    if (change < 0) return chance < -change ? [] : [arrival];
    const more = Math.floor(change) + (chance < change - Math.floor(change) ? 1 : 0);
    const from = Math.floor(arrival.arrivedAtMs / STEP_MS) * STEP_MS;
    const others = Array.from({ length: more }, (): Arrival => {
      const alike = pensioners[Math.floor(lots() * pensioners.length)] ?? arrival;
      return { ...alike, arrivedAtMs: from + Math.floor(lots() * STEP_MS) };
    });
    return [arrival, ...others];
  });
  return {
    ...day,
    arrivals: arrivals.toSorted((one, other) => one.arrivedAtMs - other.arrivedAtMs),
  };
}
