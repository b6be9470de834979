/** One wait as a figure sees it, from the log or from the product. */
export interface Waited {
  readonly arrivedAt: number;
  /** `null` when nobody called. */
  readonly calledAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: string | null;
}

/** A day in figures. Waits are of legs that were called, from the beginning of the leg's wait to its call. */
export interface Figures {
  readonly visits: number;
  readonly served: number;
  readonly left: number;
  readonly noShows: number;
  readonly transfers: number;
  /** Nobody called them, and they did not leave. */
  readonly stillWaiting: number;
  readonly waits: number;
  readonly meanWaitMs: number | null;
  readonly p50WaitMs: number | null;
  readonly p90WaitMs: number | null;
  readonly maxWaitMs: number | null;
  /** Legs that waited longer than the limit, those that were left included. */
  readonly overdue: number;
}

export function figuresOf(visits: readonly (readonly Waited[])[], overdueAfterMs: number): Figures {
  const legs = visits.flat();
  const waits = legs
    .flatMap(({ arrivedAt, calledAt }) => (calledAt === null ? [] : [calledAt - arrivedAt]))
    .toSorted((one, other) => one - other);
  const ends = visits.map((visit) => visit.at(-1)?.outcome ?? null);
  const count = <T>(of: readonly T[], is: (one: T) => boolean) => of.filter(is).length;
  return {
    visits: visits.length,
    served: count(ends, (end) => end === 'served'),
    left: count(ends, (end) => end === 'left'),
    noShows: count(legs, ({ outcome }) => outcome === 'no-show'),
    transfers: count(legs, ({ outcome }) => outcome === 'transferred'),
    stillWaiting: count(ends, (end) => end === null || end === 'ended'),
    waits: waits.length,
    meanWaitMs:
      waits.length === 0 ? null : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    p50WaitMs: quantile(waits, 0.5),
    p90WaitMs: quantile(waits, 0.9),
    maxWaitMs: waits.at(-1) ?? null,
    overdue: count(legs, (leg) => waitedMs(leg) > overdueAfterMs),
  };
}

function waitedMs({ arrivedAt, calledAt, endedAt }: Waited): number {
  return (calledAt ?? endedAt ?? arrivedAt) - arrivedAt;
}

/** Nearest rank, so always one of the values. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
