import type { CoverageKeeper } from './keep-coverage.js';
import type { WaitQuantiles } from './learn-waits.js';
import type { ObservedLeg } from './watch-day.js';

/** A wait that has come out, and what was said of it before it was kept honest. */
export interface RawTold {
  readonly day: string;
  readonly leg: ObservedLeg;
  readonly waitMs: number;
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
export function keepTold(list: readonly RawTold[], keeper: CoverageKeeper): WaitQuantiles[] {
  const corrected: WaitQuantiles[] = list.map(({ told }) => told);
  for (const places of byDay(list)) {
    const turns = places.flatMap((place): Turn[] => {
      const leg = list[place]?.leg;
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
      const said = { group: groupOf(raw.leg), told: raw.told };
      if (isCall) keeper.learn(said, raw.waitMs);
      else corrected[place] = keeper.correct(said);
    }
  }
  return corrected;
}

/** Corrections are kept apart by class of customer. */
export function groupOf({ serviceId, laneId }: Pick<ObservedLeg, 'serviceId' | 'laneId'>): string {
  return `${serviceId}|${laneId}`;
}

/** Places of the list by day; the list is in the order of days. */
function byDay(list: readonly RawTold[]): number[][] {
  const days = new Map<string, number[]>();
  list.forEach(({ day }, place) => {
    const places = days.get(day) ?? [];
    days.set(day, places);
    places.push(place);
  });
  return [...days.values()];
}
