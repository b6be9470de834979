import type { DayReport } from '@lobbyflow/contract';

const MINUTE_MS = 60_000;
const NO_FIGURES = {
  waitP50Ms: null,
  waitP90Ms: null,
  waitMaxMs: null,
  abandonmentRate: null,
  handlingMeanMs: null,
  occupancy: null,
};
const NO_KPIS: DayReport['kpis'] = {
  legWaitMeanMs: null,
  firstCallMeanMs: null,
  overdueRate: null,
  over30Min: 0,
  leftUncalled: 1,
  leftCalled: 0,
  patienceMeanMs: null,
  walkMeanMs: null,
  calls: 2,
  recalls: 0,
  recallRate: null,
  noShows: 0,
  noShowRate: null,
  openRate: null,
  peakWaiting: 7,
  peakWaitingAt: '2026-01-05T02:10:00.000Z',
  services: 2,
  longServices: 0,
  longServiceRate: null,
  shortServices: 0,
  multiServiceRate: null,
  transfers: 0,
  transferRate: null,
  invited: 0,
  invitedRate: null,
  answeredRate: null,
  satisfiedOfInvitedRate: null,
  rated: 0,
  ratedRate: null,
  satisfiedRate: null,
  badRate: null,
  protectedRatio: 1.4,
  picked: 1,
  pulledForward: 0,
  interventionRate: 0.5,
  overtakenMean: null,
  overtakenMax: 3,
};

/** For specs of the day page: a day of 1,234 visits with one half-hour that went wrong. */
export function aDayReport(businessDay: string, over: Partial<DayReport> = {}): DayReport {
  return {
    businessDay,
    asOf: `${businessDay}T10:00:00.000Z`,
    isOver: true,
    figures: {
      ...{ businessDay, visits: 1234, served: 2, abandoned: 1, missed: 0, diverted: 0, ended: 0 },
      ...{ open: 0, waitMeanMs: 10 * MINUTE_MS, overdue: 1, serviceLevel: 0.92, ...NO_FIGURES },
    },
    kpis: NO_KPIS,
    halfHours: [aCrowd(businessDay)],
    comparedWith: 'weekdays',
    longestWaits: [
      {
        ...{ ticketId: 'ticket-9', number: 'A009', serviceId: 'cash', laneId: 'general' },
        ...{ state: 'served', arrivedAt: `${businessDay}T02:05:00.000Z`, calledAt: null },
        ...{ waitedMs: 40 * MINUTE_MS, limitMs: 30 * MINUTE_MS, heldMs: 0, missedCalls: 0 },
        ...{ windows: 1.8, overtaken: 2 },
        overtakenBy: [{ rule: 'head-start', choice: null, counterId: '1', calls: 2 }],
      },
    ],
    services: [],
    lanes: [],
    staff: [
      {
        ...{ tellerId: 't1', name: 'li.na', counterIds: ['1'], openMs: 60 * MINUTE_MS },
        ...{ pausedMs: 5 * MINUTE_MS, servingMs: 0, services: null, handlingMeanMs: null },
        occupancy: null,
        pauses: [{ reason: 'meal', count: 1, ms: 5 * MINUTE_MS }],
      },
    ],
    exceptions: [anException(businessDay)],
    advice: [anAdvice(businessDay)],
    promises: {
      told: 0,
      called: 0,
      maeMs: null,
      biasMs: null,
      within5MinShare: null,
      p90Coverage: null,
    },
    ...over,
  };
}

/** A003, picked before two others. */
function anException(businessDay: string): DayReport['exceptions'][number] {
  return {
    ...{ businessDay, revision: 7, at: `${businessDay}T02:20:00.000Z`, kind: 'picked' },
    ...{ ticketId: 'ticket-3', number: 'A003', counterId: '1', reason: 'complaint' },
    ...{ actorId: 't1', actorName: 'li.na', overtook: 2 },
  };
}

/** Ten to half past in Shanghai, when twice as many came as usual. */
function aCrowd(businessDay: string): DayReport['halfHours'][number] {
  return {
    ...{ from: `${businessDay}T02:00:00.000Z`, arrivals: 12, calls: 5, waiting: 2, tooLong: 4 },
    ...{ waitMeanMs: 20 * MINUTE_MS, windows: 2, windowsNeeded: 4.5 },
    handlingMeanMs: 5 * MINUTE_MS,
    usual: { arrivals: 6.5, windows: 3, handlingMeanMs: 5 * MINUTE_MS },
    causes: ['arrivals', 'windows'],
  };
}

/** Window 2, advised at ten, opened, and better than nothing. */
function anAdvice(businessDay: string): DayReport['advice'][number] {
  const at = (time: string) => `${businessDay}T${time}:00.000Z`;
  return {
    ...{ id: 'advice-1' as never, counterId: '1' as never, businessDay: businessDay },
    ...{ action: 'open', state: 'done', level: 'lobby', limitMs: 30 * MINUTE_MS },
    ...{ offeredAt: at('02:00'), until: at('03:00'), doneAt: at('02:04') },
    without: { late: 9, waitMs: 25 * MINUTE_MS },
    with: { late: 2, waitMs: 12 * MINUTE_MS },
    ...{ helper: null, answeredAt: at('02:01'), answeredBy: 't1', answeredByName: 'li.na' },
    ...{ declineReason: null, lapseCause: null },
    effect: { late: 3, waitMs: 14 * MINUTE_MS, customers: 31 },
  };
}
