import type { PromiseReport, TrendFigures, TrendReport } from '@lobbyflow/contract';

const MINUTE_MS = 60_000;

const figures = (visits: number, protectedP90: number, generalP90: number): TrendFigures => ({
  ...{ days: 1, visits, served: visits - 2, abandoned: 2, overdue: 3 },
  ...{ waitMeanMs: 6 * MINUTE_MS, waitP90Ms: generalP90 * MINUTE_MS, serviceLevel: 0.92 },
  ...{ abandonmentRate: 0.02, handlingMeanMs: 5 * MINUTE_MS, occupancy: 0.8 },
  ...{ protectedP90Ms: protectedP90 * MINUTE_MS, generalP90Ms: generalP90 * MINUTE_MS },
});

/** For specs: two days of one week, a Monday and a Tuesday. */
export function aTrendReport(): TrendReport {
  return {
    ...{ from: '2026-01-05', to: '2026-01-06', all: figures(220, 5, 14) },
    days: [
      { businessDay: '2026-01-05', ...figures(120, 4, 12) },
      { businessDay: '2026-01-06', ...figures(100, 6, 15) },
    ],
    weeks: [{ from: '2026-01-05', to: '2026-01-06', ...figures(220, 5, 14) }],
    months: [{ from: '2026-01-05', to: '2026-01-06', ...figures(220, 5, 14) }],
    heat: [
      { weekday: 1, hour: 9, arrivals: 20, waitMeanMs: 4 * MINUTE_MS, tooLong: 0 },
      { weekday: 2, hour: 10, arrivals: 12.5, waitMeanMs: 9 * MINUTE_MS, tooLong: 2 },
    ],
    services: [{ serviceId: 'cash', legs: 150, handlingMeanMs: 3 * MINUTE_MS }],
  };
}

/** For specs: waits that held nine times in ten. */
export function aPromiseReport(): PromiseReport {
  const told = { told: 200, called: 180, maeMs: 2 * MINUTE_MS, biasMs: -30_000 };
  const all = { ...told, within5MinShare: 0.88, p90Coverage: 0.9 };
  return {
    ...{ from: '2026-01-05', to: '2026-01-06', all },
    byDay: [{ key: '2026-01-05', ...all }],
    byService: [{ key: 'cash', ...all }],
    byLane: [{ key: 'general', ...all }],
  };
}
