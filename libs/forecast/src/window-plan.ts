import { waitsLongerShare } from './erlang.js';
import { createRandom } from './random.js';
import type { ServiceTimes } from './service-times.js';

/** A day that windows are planned for. */
export interface PlanQuestion {
  readonly stepMs: number;
  /** Customers expected an hour, in each step from opening. */
  readonly perHour: readonly number[];
  /** What they come for; the shares add up to 1. */
  readonly mix: readonly { readonly share: number; readonly times: ServiceTimes }[];
  /** A customer called after more than this is late. */
  readonly limitMs: number;
  /** At most this share may be late. */
  readonly lateShare: number;
  /** No more windows than these; at least 1 is planned. */
  readonly maxWindows: number;
}

/** What a step of the day asks for. */
export interface PlannedStep {
  /** Since opening. */
  readonly fromMs: number;
  readonly perHour: number;
  /** Modified offered load, windows busy in the mean if nobody had to wait. */
  readonly load: number;
  readonly windows: number;
  /** The share late with these windows, by the same formula; above what was asked for where windows ran out. */
  readonly lateShare: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** How many lengths of service stand for all of them, and by what lots. */
const SAMPLE = 400;
const SEED = 1;

/**
 * Plans windows for each step of a day by modified offered load (MOL; Jennings et al. 1996, Feldman et al. 2008): the
 * load that infinitely many windows would carry, a(t) = ∫ λ(t − u) P(S > u) du, takes the place of the stationary load
 * in Erlang C, so that the plan follows the arrivals by a service time. It is a plan for everybody doing everything: it
 * knows nothing of skills, lanes or breaks.
 */
export function planWindows(question: PlanQuestion): PlannedStep[] {
  const { perHour, stepMs, mix, limitMs, maxWindows } = question;
  const meanMs = mix.reduce((sum, { share, times }) => sum + share * times.meanMs, 0);
  const loads = offeredLoads(question);
  return perHour.map((rate, step) => {
    const load = loads[step] ?? 0;
    const lateWith = (windows: number) => waitsLongerShare(windows, load, { limitMs, meanMs });
    let windows = 1;
    while (windows < maxWindows && lateWith(windows) > question.lateShare) windows += 1;
    return { fromMs: step * stepMs, perHour: rate, load, windows, lateShare: lateWith(windows) };
  });
}

/** The mean of a(t) over each step, minute by minute. */
function offeredLoads({ perHour, stepMs, mix }: PlanQuestion): number[] {
  const tail = tailByMinute(mix);
  const minutes = Math.ceil((perHour.length * stepMs) / MINUTE_MS);
  const rateAt = (minute: number) => perHour[Math.floor((minute * MINUTE_MS) / stepMs)] ?? 0;
  const sums = perHour.map(() => ({ load: 0, minutes: 0 }));
  for (let minute = 0; minute < minutes; minute += 1) {
    let load = 0;
    for (let ago = 0; ago < tail.length && ago <= minute; ago += 1) {
      load += ((rateAt(minute - ago) * MINUTE_MS) / HOUR_MS) * (tail[ago] ?? 0);
    }
    const sum = sums[Math.floor((minute * MINUTE_MS) / stepMs)];
    if (sum === undefined) continue;
    sum.load += load;
    sum.minutes += 1;
  }
  return sums.map((sum) => (sum.minutes === 0 ? 0 : sum.load / sum.minutes));
}

/** P(S > u) in the mean over each minute u of a service, over the whole mix. */
function tailByMinute(mix: PlanQuestion['mix']): number[] {
  const tail: number[] = [];
  mix.forEach(({ share, times }, index) => {
    const random = createRandom(SEED, `plan/${index}`);
    for (let drawn = 0; drawn < SAMPLE; drawn += 1) {
      const lengthMs = times.draw(random);
      for (let minute = 0; minute * MINUTE_MS < lengthMs; minute += 1) {
        const part = Math.min(1, lengthMs / MINUTE_MS - minute);
        tail[minute] = (tail[minute] ?? 0) + (share * part) / SAMPLE;
      }
    }
  });
  return tail;
}
