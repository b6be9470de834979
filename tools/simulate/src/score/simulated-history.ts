import type { BranchConfig, LaneId, ServiceId } from '@lobbyflow/engine';
import {
  type DayProfileId,
  type ForecastFlow,
  lognormalTimes,
  observedTimes,
  type ServiceTimes,
  type SimulatedDay,
  STEP_MS,
} from '@lobbyflow/forecast';

/** What past days say; the same matters, with the same priors, that the server reads from a branch's visits. */
export interface SimulatedHistory {
  readonly times: ReadonlyMap<ServiceId, ServiceTimes>;
  readonly patienceMs: number;
  readonly noShowShare: number;
  /** How many come on a day of a kind, by half-hour and class. */
  readonly came: (profile: DayProfileId, step: number) => readonly ClassCount[];
}

interface ClassCount {
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly count: number;
}

/** A day that is over. */
export interface PastDay {
  readonly profile: DayProfileId;
  readonly day: SimulatedDay;
}

const PATIENCE_MS = 3_600_000;
const PATIENCE_PRIOR = 20;
const NO_SHOW_SHARE = 0.03;
const NO_SHOW_PRIOR = 100;
const SIGMA = 0.7;
/** What has come so far is believed only after about this many customers. */
const LEVEL_PRIOR = 60;
const STEPS_AHEAD = 2;
const HOUR_MS = 3_600_000;

/** Learns from past days what a forecast needs. */
export function historyOf(config: BranchConfig, past: readonly PastDay[]): SimulatedHistory {
  const visits = past.flatMap(({ day }) => day.visits);
  const waited = visits.reduce(
    (sum, { arrivedAtMs, calledAtMs, endedAtMs }) =>
      sum + ((calledAtMs ?? endedAtMs ?? arrivedAtMs) - arrivedAtMs),
    0,
  );
  const called = visits.filter(({ calledAtMs }) => calledAtMs !== null).length;
  const missed = visits.filter(({ state }) => state === 'missed' || state === 'ended').length;
  const left = visits.filter(({ state }) => state === 'abandoned').length;
  const lengths = (serviceId: ServiceId) =>
    visits.flatMap((visit) =>
      visit.serviceId === serviceId && visit.state === 'served' && visit.calledAtMs !== null
        ? [(visit.endedAtMs ?? visit.calledAtMs) - visit.calledAtMs]
        : [],
    );
  return {
    times: new Map(
      config.services.map(({ id, handlingMs }) => [
        id,
        observedTimes(lengths(id), lognormalTimes(handlingMs, SIGMA)),
      ]),
    ),
    patienceMs: (PATIENCE_PRIOR * PATIENCE_MS + waited) / (PATIENCE_PRIOR + left),
    noShowShare: (NO_SHOW_PRIOR * NO_SHOW_SHARE + missed) / (NO_SHOW_PRIOR + called),
    came: countsOf(past),
  };
}

function countsOf(past: readonly PastDay[]): SimulatedHistory['came'] {
  const counts = new Map<string, Map<string, ClassCount>>();
  for (const { profile, day } of past) {
    const alike = past.filter((one) => one.profile === profile).length;
    for (const { serviceId, laneId, arrivedAtMs } of day.visits) {
      const key = `${profile}|${Math.floor(arrivedAtMs / STEP_MS)}`;
      const there = counts.get(key) ?? new Map<string, ClassCount>();
      counts.set(key, there);
      const name = `${serviceId}|${laneId}`;
      const count = (there.get(name)?.count ?? 0) + 1 / alike;
      there.set(name, { serviceId, laneId, count });
    }
  }
  return (profile, step) => [...(counts.get(`${profile}|${step}`)?.values() ?? [])];
}

/** Who is still expected: as on past days of this kind, at the level of today. */
export function flowsOf(
  history: SimulatedHistory,
  now: { readonly profile: DayProfileId; readonly atMs: number; readonly came: number },
): ForecastFlow[] {
  const step = Math.floor(now.atMs / STEP_MS);
  let expected = 0;
  for (let past = 0; past < step; past += 1) {
    for (const { count } of history.came(now.profile, past)) expected += count;
  }
  const level = (LEVEL_PRIOR + now.came) / (LEVEL_PRIOR + expected);
  const rates = new Map<string, ForecastFlow>();
  for (let ahead = 0; ahead < STEPS_AHEAD; ahead += 1) {
    for (const { serviceId, laneId, count } of history.came(now.profile, step + ahead)) {
      const key = `${serviceId}|${laneId}`;
      const rate = (level * count * HOUR_MS) / STEP_MS / STEPS_AHEAD;
      rates.set(key, { serviceId, laneId, perHour: (rates.get(key)?.perHour ?? 0) + rate });
    }
  }
  return [...rates.values()];
}
