import { CoverageKeeper, keepTold as keep, type WaitQuantiles } from '@lobbyflow/forecast';
import type { ScoredWait } from './wait-stream.js';

/** A wait, and what the model says before it is kept honest. */
export interface RawTold {
  readonly wait: ScoredWait;
  readonly told: WaitQuantiles;
}

/** Corrects what was told one after the other, as in life. */
export function keepTold(list: readonly RawTold[]): WaitQuantiles[] {
  const raw = list.map(({ wait: { day, leg, waitMs }, told }) => ({ day, leg, waitMs, told }));
  return keep(raw, new CoverageKeeper());
}
