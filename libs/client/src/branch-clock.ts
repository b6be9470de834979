import type { BranchTime } from '@lobbyflow/contract';
import { useEffect, useReducer } from 'react';
import { deviceNow } from './ports/device.js';

/** The branch's time as it was last told, and when that was by the clock of this machine. */
export interface BranchClock {
  readonly at: number;
  /** Branch milliseconds in one of ours: 1, except where a day is replayed; 0 stands still. */
  readonly speed: number;
  readonly heardAt: number;
}

/** Takes down the branch's time as it arrives. */
export function heardTime(time: BranchTime, heardAt: number): BranchClock {
  return { at: Date.parse(time.at), speed: time.speed, heardAt };
}

/** What time it is in the branch, in milliseconds since 1970. */
export function branchNow(clock: BranchClock, device: number): number {
  return clock.at + Math.max(0, device - clock.heardAt) * clock.speed;
}

/**
 * The branch's time, kept going; `null` until it was told. `everyMs` is by this machine's clock: how often
 * the screen is drawn anew.
 */
export function useBranchNow(clock: BranchClock | null, everyMs = 1_000): number | null {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return clock === null ? null : branchNow(clock, deviceNow());
}
