import type { WaitQuantiles } from './learn-waits.js';

/** Upper ends of the buckets of the median, minutes: waits of seconds and of hours. */
const BUCKET_ENDS_MIN = [0.5, 1, 2, 4, 8, 16, 32, 64];
const MINUTE_MS = 60_000;
/** A quantile moves by so much of itself with each wait that comes out on its far side. */
const RATE = 0.02;

/** Who was told, as far as corrections are kept apart. */
export interface ToldWait {
  readonly group: string;
  readonly told: WaitQuantiles;
}

/** How far quantiles are moved, as logarithms, by bucket and group; plain data. */
export type CoverageShifts = readonly (readonly [name: string, shift: WaitQuantiles])[];

/**
 * Keeps quantiles honest while times change: each follows the share of waits
 * that came out beyond it, by bucket of the median and by group (online
 * conformal prediction: Gibbs and Candès 2021). It learns from calls that have
 * been made, and from nothing else.
 */
export class CoverageKeeper {
  private readonly shifts: Map<string, { p10: number; p50: number; p90: number }>;

  /** @param learned - what another has learned, see {@link CoverageKeeper.learned} */
  constructor(learned: CoverageShifts = []) {
    this.shifts = new Map(learned.map(([name, shift]) => [name, { ...shift }]));
  }

  /** What was learned so far, to be written down. */
  get learned(): CoverageShifts {
    return [...this.shifts].map(([name, shift]) => [name, { ...shift }]);
  }

  /** The quantiles, moved by what was learned; in order. */
  correct({ group, told }: ToldWait): WaitQuantiles {
    const shifts = this.shiftsOf(group, told);
    const by = (of: keyof WaitQuantiles) =>
      Math.exp(shifts.reduce((sum, shift) => sum + shift[of], 0));
    const p50 = told.p50 * by('p50');
    return {
      p10: Math.min(p50, told.p10 * by('p10')),
      p50,
      p90: Math.max(p50, told.p90 * by('p90')),
    };
  }

  /** A wait has come out. */
  learn(wait: ToldWait, waitMs: number): void {
    const said = this.correct(wait);
    for (const shift of this.shiftsOf(wait.group, wait.told)) {
      shift.p10 += RATE * ((waitMs > said.p10 ? 1 : 0) - 0.9);
      shift.p50 += RATE * ((waitMs > said.p50 ? 1 : 0) - 0.5) * MEDIAN_RATE;
      shift.p90 += RATE * ((waitMs > said.p90 ? 1 : 0) - 0.1);
    }
  }

  private shiftsOf(group: string, { p50 }: WaitQuantiles) {
    const bucket = BUCKET_ENDS_MIN.filter((end) => p50 > end * MINUTE_MS).length;
    return [`bucket ${bucket}`, `group ${group}`].map((name) => {
      const shift = this.shifts.get(name) ?? { p10: 0, p50: 0, p90: 0 };
      this.shifts.set(name, shift);
      return shift;
    });
  }
}

/** The median moves more slowly: an error of it costs more than one of the ends. */
const MEDIAN_RATE = 0.25;
