import { ROUTES } from '@lobbyflow/contract';
import type { Api } from '@lobbyflow/client';
import { setTimeout as pause } from 'node:timers/promises';

/** How the time of a replay's branch goes on. */
export interface Pace {
  /** Comes back when the branch's time is at least this instant, in ms after midnight. */
  readonly reach: (at: number) => Promise<void>;
}

/** The instant `at` milliseconds into a day, in UTC, as on the wire. */
export function instantOf(day: string, at: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + at).toISOString();
}

/** A clock that stands still and is set to each instant: exact, and as fast as the server can. */
export function standingPace(admin: Api, branchId: string, day: string): Pace {
  let reached = -1;
  return {
    async reach(at) {
      if (at <= reached) return;
      reached = at;
      await admin.call(ROUTES.setClock, {
        params: { branchId },
        body: { now: instantOf(day, at) },
      });
    },
  };
}

/** A clock that runs `speed` times as fast as a watch; what it shows is asked once. */
export async function runningPace(
  admin: Api,
  {
    branchId,
    day,
    speed,
  }: { readonly branchId: string; readonly day: string; readonly speed: number },
): Promise<Pace> {
  const askedAt = performance.now();
  const { asOf } = await admin.call(ROUTES.lobby, { params: { branchId } });
  // Shown at some time between question and answer; as late as that, so that nothing is done too early.
  const shownAt = performance.now();
  const shown = Date.parse(asOf) - Date.parse(instantOf(day, 0)) - (shownAt - askedAt) * speed;
  return {
    async reach(at) {
      const leftMs = shownAt + (at - shown) / speed - performance.now();
      if (leftMs > 0) await pause(leftMs);
    },
  };
}
