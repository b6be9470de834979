import type { PromiseFigures, PromiseReport } from '@lobbyflow/contract';
import type { PromiseSums } from './promises.repository.js';

type Sums = Omit<PromiseSums, 'businessDay' | 'serviceId' | 'laneId'>;

/** How told waits came out, as a whole and by day, service and lane. */
export function promiseFigures(
  sums: readonly PromiseSums[],
): Pick<PromiseReport, 'all' | 'byDay' | 'byService' | 'byLane'> {
  return {
    all: figuresOf(sums),
    byDay: groupedBy(sums, ({ businessDay }) => businessDay),
    byService: groupedBy(sums, ({ serviceId }) => serviceId),
    byLane: groupedBy(sums, ({ laneId }) => laneId),
  };
}

function groupedBy(sums: readonly PromiseSums[], keyOf: (sum: PromiseSums) => string) {
  const groups = new Map<string, PromiseSums[]>();
  for (const sum of sums) groups.set(keyOf(sum), [...(groups.get(keyOf(sum)) ?? []), sum]);
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => ({ key, ...figuresOf(group) }));
}

function figuresOf(sums: readonly Sums[]): PromiseFigures {
  const total = (of: keyof Sums) => sums.reduce((sum, one) => sum + one[of], 0);
  const [told, called] = [total('told'), total('called')];
  const mean = (of: keyof Sums) => (called === 0 ? null : total(of) / called);
  const whole = (ms: number | null) => (ms === null ? null : Math.round(ms));
  return {
    told,
    called,
    maeMs: whole(mean('absoluteErrors')),
    biasMs: whole(mean('errors')),
    within5MinShare: mean('within5Min'),
    p90Coverage: mean('withinP90'),
  };
}
