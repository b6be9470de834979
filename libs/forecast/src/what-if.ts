import { type BranchConfig, journeyWaitMs, meanOf } from '@lobbyflow/engine';
import { type PairedDifference, pairedDifference } from './paired-difference.js';
import { type PastDay, visitorsOfPastDay, withMoreOf } from './past-day.js';
import { type DayFigures, figuresOf } from './simulate-day-figures.js';
import { type CounterShift, ELASTIC_PACE, type SimulatedDay, simulateDay } from './simulate-day.js';

/** How a branch is run on a day. */
export interface WayToRun {
  readonly config: BranchConfig;
  readonly shifts: readonly CounterShift[];
  /** 0.2: a fifth more pensioners. */
  readonly pensioners: number;
}

/** A past day, how it was run, and how it might have been. */
export interface WhatIf {
  readonly day: PastDay;
  readonly lengthMs: number;
  readonly asItWas: WayToRun;
  readonly changed: WayToRun;
  readonly replications: number;
  readonly seed: number;
  readonly lateAfterMs: number;
}

/** What a way to run the branch came to, over all replications. */
export interface PlayedWay {
  readonly pooled: DayFigures;
  /** Days that were not over half a day after the door was shut: somebody could not be served. */
  readonly cutOff: number;
  /** What the rules refused, such as a ticket for a service that is no longer offered. */
  readonly refused: number;
}

/** Figures that are compared, a day each. Waits in milliseconds. */
export const COMPARED = [
  'meanWaitMs',
  'p90WaitMs',
  'lateShare',
  'leftShare',
  'windowMinutes',
] as const;
export type Compared = (typeof COMPARED)[number];

/** What came of it. */
export interface WhatIfAnswer {
  /** Replications that were played in both ways; fewer than asked for where time ran out. */
  readonly replications: number;
  readonly asItWas: PlayedWay;
  readonly changed: PlayedWay;
  readonly differences: Readonly<Record<Compared, PairedDifference>>;
  /** Of the mean wait, by lane. */
  readonly lanes: ReadonlyMap<string, PairedDifference>;
}

/** After this the day is given up. */
const OVERTIME_MS = 12 * 3_600_000;
const NO_SHOW_MS = 60_000;

/**
 * Plays a past day and days like it in two ways, through the engine, with the very same customers in both: what differs
 * is the rules alone. Each day ends at a fixed time at the latest, and no further day is begun when `isOver` says so.
 */
export function playWhatIf(asked: WhatIf, isOver: () => boolean): WhatIfAnswer {
  const days: { readonly asItWas: SimulatedDay; readonly changed: SimulatedDay }[] = [];
  for (let place = 0; place < asked.replications; place += 1) {
    if (place > 0 && isOver()) break;
    days.push({
      asItWas: playOne(asked, 'asItWas', place),
      changed: playOne(asked, 'changed', place),
    });
  }
  const firsts = days.map(({ asItWas }) => asItWas);
  const seconds = days.map(({ changed }) => changed);
  const figures = (list: readonly SimulatedDay[]) => list.map((day) => comparedOf(day, asked));
  const [before, after] = [figures(firsts), figures(seconds)];
  const difference = (name: Compared) =>
    pairedDifference(
      before.map((one) => one[name]),
      after.map((one) => one[name]),
    );
  return {
    replications: days.length,
    asItWas: playedWay(firsts, asked),
    changed: playedWay(seconds, asked),
    differences: {
      meanWaitMs: difference('meanWaitMs'),
      p90WaitMs: difference('p90WaitMs'),
      lateShare: difference('lateShare'),
      leftShare: difference('leftShare'),
      windowMinutes: difference('windowMinutes'),
    },
    lanes: byLane(days),
  };
}

function playOne(asked: WhatIf, way: 'asItWas' | 'changed', replication: number): SimulatedDay {
  const { config, shifts, pensioners } = asked[way];
  const drawn = visitorsOfPastDay(asked.day, replication, asked.seed);
  const visitors = withMoreOf(drawn, pensionersOf(asked.asItWas.config, asked.day), {
    change: pensioners,
    seed: asked.seed + replication,
  });
  return simulateDay({
    config,
    discipline: { id: 'head-start' },
    visitors,
    shifts,
    elastic: { ...ELASTIC_PACE, rule: { id: 'none' } },
    paces: new Map(),
    noShowAfterMs: NO_SHOW_MS,
    lengthMs: asked.lengthMs,
    cutOffMs: asked.lengthMs + OVERTIME_MS,
  });
}

/** Customers of the service `pension`, and where nobody came for one those of protected lanes. */
function pensionersOf({ lanes }: BranchConfig, { visits }: PastDay) {
  const isPension = visits.some(({ serviceId }) => serviceId === 'pension');
  const kept = new Set<string>(
    lanes.filter(({ kind }) => kind === 'protected').map(({ id }) => id),
  );
  return (visitor: { readonly serviceId: string; readonly laneId: string }) =>
    isPension ? visitor.serviceId === 'pension' : kept.has(visitor.laneId);
}

function playedWay(days: readonly SimulatedDay[], { lateAfterMs }: WhatIf): PlayedWay {
  return {
    pooled: figuresOf(days, lateAfterMs),
    cutOff: days.filter(({ isCutOff }) => isCutOff).length,
    refused: days.reduce((sum, { refusals }) => sum + refusals.length, 0),
  };
}

function comparedOf(
  day: SimulatedDay,
  { lateAfterMs }: WhatIf,
): Readonly<Record<Compared, number>> {
  const { all, abandonmentRate, windowMinutes } = figuresOf([day], lateAfterMs);
  return {
    meanWaitMs: all.meanMs ?? 0,
    p90WaitMs: all.p90Ms ?? 0,
    lateShare: all.lateShare,
    leftShare: abandonmentRate ?? 0,
    windowMinutes,
  };
}

/** Of days on which customers of the lane were called in both ways. */
function byLane(
  days: readonly { readonly asItWas: SimulatedDay; readonly changed: SimulatedDay }[],
): ReadonlyMap<string, PairedDifference> {
  const lanes = new Set(days.flatMap(({ asItWas }) => asItWas.visits.map(({ laneId }) => laneId)));
  return new Map(
    [...lanes].toSorted().map((laneId) => {
      const meanIn = ({ visits }: SimulatedDay) =>
        meanOf(
          visits
            .filter((visit) => visit.laneId === laneId)
            .map(({ measured }) => journeyWaitMs(measured))
            .filter((waitMs) => waitMs !== null),
        );
      const pairs = days.flatMap(({ asItWas, changed }) => {
        const [first, second] = [meanIn(asItWas), meanIn(changed)];
        return first === null || second === null ? [] : [{ first, second }];
      });
      const difference = pairedDifference(
        pairs.map(({ first }) => first),
        pairs.map(({ second }) => second),
      );
      return [laneId, difference] as const;
    }),
  );
}
