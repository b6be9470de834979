import { CoverageKeeper, type WaitQuantiles } from '@lobbyflow/forecast';
import type { ScoredWait } from './wait-stream.js';

/** A wait, and what the model says before it is kept honest. */
export interface RawTold {
  readonly wait: ScoredWait;
  readonly told: WaitQuantiles;
}

interface Turn {
  readonly place: number;
  readonly at: number;
  readonly isCall: boolean;
}

/**
 * Corrects what was told one after the other, as in life: each newcomer by the
 * calls that had been made before he came, of this day and of those before.
 */
export function keepTold(list: readonly RawTold[]): WaitQuantiles[] {
  const keeper = new CoverageKeeper();
  const corrected: WaitQuantiles[] = list.map(({ told }) => told);
  for (const places of byDay(list)) {
    const turns = places.flatMap((place): Turn[] => {
      const leg = list[place]?.wait.leg;
      if (leg === undefined) return [];
      return [
        { place, at: leg.arrivedAt, isCall: false },
        { place, at: leg.startedAt ?? Infinity, isCall: true },
      ];
    });
    // Of one instant the newcomers first: they do not know who is called in it.
    turns.sort((one, other) => one.at - other.at || Number(one.isCall) - Number(other.isCall));
    for (const { place, isCall } of turns) {
      const raw = list[place];
      if (raw === undefined) continue;
      const { wait, told } = raw;
      const said = { group: `${wait.leg.serviceId}|${wait.leg.laneId}`, told };
      if (isCall) keeper.learn(said, wait.waitMs);
      else corrected[place] = keeper.correct(said);
    }
  }
  return corrected;
}

/** Places of the list by day; the list is in the order of days. */
function byDay(list: readonly RawTold[]): number[][] {
  const days = new Map<string, number[]>();
  list.forEach(({ wait: { day } }, place) => {
    const places = days.get(day) ?? [];
    days.set(day, places);
    places.push(place);
  });
  return [...days.values()];
}
