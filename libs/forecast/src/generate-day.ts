import type { LaneKind } from '@lobbyflow/engine';
import {
  type DayProfile,
  type DayProfileId,
  type DayService,
  PROFILES,
  STEP_MS,
} from './day-profiles.js';
import {
  createRandom,
  drawByShare,
  drawExponential,
  drawGamma,
  drawLognormal,
  type Random,
} from './random.js';

const HOUR_MS = 3_600_000;

/** Square-root staffing: half a deviation of the number busy is kept as a reserve. */
const RESERVE = 0.5;

/** A customer who comes on a generated day. Durations and instants are whole milliseconds. */
export interface Arrival {
  /** Since opening. */
  readonly arrivedAtMs: number;
  readonly serviceId: string;
  readonly laneKind: LaneKind;
  /** From the call to the beginning of service. */
  readonly walkMs: number;
  /** From the beginning of service to its end; at least a second. */
  readonly handlingMs: number;
  /** After this long without a call the customer leaves. */
  readonly patienceMs: number;
  /** Does not come when called. */
  readonly isNoShow: boolean;
}

/** How many counters the expected flow asks for, from `fromMs` after opening on. */
export interface SuggestedCounters {
  readonly fromMs: number;
  readonly open: number;
}

/** What is to be generated. */
export interface DayRequest {
  readonly profile: DayProfileId;
  readonly seed: number;
  /** The branch's own services in place of the profile's. */
  readonly services?: readonly [DayService, ...DayService[]];
  /** No more counters than these are suggested; 8 when left out. */
  readonly maxCounters?: number;
}

/** A day of a branch that never was. */
export interface GeneratedDay {
  readonly profile: DayProfileId;
  readonly seed: number;
  /** From opening to the time from which on nobody is let in. */
  readonly lengthMs: number;
  /** What the day's rates were multiplied with; 1 is as usual. */
  readonly busyness: number;
  /** In the order of arrival. */
  readonly arrivals: readonly Arrival[];
  /** One entry a half-hour, whether it changes or not. */
  readonly suggestedCounters: readonly SuggestedCounters[];
}

/**
 * Draws a whole day of a branch: the same request gives the same day. Arrivals are a Poisson process whose rate
 * changes each half-hour, times the day's busyness (gamma); handling is lognormal, patience exponential; figures and
 * their sources stand at {@link PROFILES}. Each matter has lots of its own, so that another mix of services keeps the
 * times of arrival. Who comes is independent of how long the others wait: nobody turns back at the door.
 */
export function generateDay({
  profile,
  seed,
  services,
  maxCounters = 8,
}: DayRequest): GeneratedDay {
  const chosen = PROFILES[profile];
  const day: DayProfile = services ? { ...chosen, services } : chosen;
  const lots = (stream: string) => createRandom(seed, stream);
  const busyness = drawGamma(lots('busyness'), 1, day.busynessDeviation);
  const drawCustomer = customerOf(day, lots);
  const arrivals = drawTimes(day, busyness, lots('arrivals')).map((arrivedAtMs) => ({
    arrivedAtMs,
    ...drawCustomer(),
  }));
  return {
    profile,
    seed,
    lengthMs: day.perHour.length * STEP_MS,
    busyness,
    arrivals,
    suggestedCounters: suggestCounters(day, maxCounters),
  };
}

/** Counts the expected customers until the sum of exponential lots is passed: a Poisson process in warped time. */
function drawTimes({ perHour }: DayProfile, busyness: number, random: Random): number[] {
  const times: number[] = [];
  let left = drawExponential(random, 1);
  perHour.forEach((rate, step) => {
    const expected = (rate * busyness * STEP_MS) / HOUR_MS;
    let passed = 0;
    while (expected - passed > left) {
      passed += left;
      times.push(Math.floor((step + passed / expected) * STEP_MS));
      left = drawExponential(random, 1);
    }
    left -= expected - passed;
  });
  return times;
}

function customerOf(
  day: DayProfile,
  lots: (stream: string) => Random,
): () => Omit<Arrival, 'arrivedAtMs'> {
  const [mix, lanes, handling, patience, noShow] = [
    lots('services'),
    lots('lanes'),
    lots('handling'),
    lots('patience'),
    lots('no-show'),
  ];
  return () => {
    const service = drawByShare(mix, day.services);
    const handlingMs = drawLognormal(handling, service.handlingMeanMs, service.handlingSigma);
    return {
      serviceId: service.id,
      laneKind: drawByShare(lanes, day.lanes).kind,
      walkMs: day.walkMs,
      handlingMs: Math.max(1_000, Math.round(handlingMs)),
      patienceMs: Math.round(drawExponential(patience, day.patienceMeanMs)),
      isNoShow: noShow() < day.noShowShare,
    };
  };
}

/**
 * Suggests counters by the offered load `a` of the half-hour, as busy as usual: `a + ½√a`, rounded up
 * (square-root staffing, Erlang), at least 1. It lags a steep rise by a service time and knows
 * nothing of skills: a plan to begin with, no advice.
 */
function suggestCounters(day: DayProfile, maxCounters: number): SuggestedCounters[] {
  const shares = day.services.reduce((sum, { share }) => sum + share, 0);
  const busyMs = day.services.reduce(
    (sum, { share, handlingMeanMs }) => sum + (share / shares) * (handlingMeanMs + day.walkMs),
    0,
  );
  return day.perHour.map((rate, step) => {
    const load = (rate * busyMs) / HOUR_MS;
    const wanted = Math.ceil(load + RESERVE * Math.sqrt(load));
    return { fromMs: step * STEP_MS, open: Math.min(maxCounters, Math.max(1, wanted)) };
  });
}
