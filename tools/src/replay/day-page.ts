import type { Api } from '@lobbyflow/client';
import { type DayReport, ROUTES } from '@lobbyflow/contract';
import { countDay, type CountedDay, type CountedLeg, type CountedVisit } from './day-recount.js';

const HALF_HOUR_MS = 1_800_000;
type Values = Readonly<Record<string, number | null>>;

/** A figure of the day page that is not what the journal comes to; times in milliseconds. */
export interface Difference {
  readonly figure: string;
  readonly page: number | null;
  readonly journal: number | null;
}
export interface DayPageCheck {
  /** How many figures were compared. */
  readonly figures: number;
  readonly differences: readonly Difference[];
}

/** Reads the day page of a branch, and counts each of its figures once more from the journal. */
export async function checkDayPage(
  api: Api,
  {
    branchId,
    day,
    events,
  }: {
    readonly branchId: string;
    readonly day: string;
    readonly events: readonly unknown[];
  },
): Promise<DayPageCheck> {
  const params = { branchId, businessDay: day };
  const report = await api.call(ROUTES.dayReport, { params });
  return compare(told(report), counted(countDay(events), report));
}

/** To the millisecond; a share to a billionth, since sums of floating point may come in another order. */
export function compare(page: Values, journal: Values): DayPageCheck {
  const differences = Object.keys(page).flatMap((figure): Difference[] => {
    const [is, shall] = [page[figure] ?? null, journal[figure] ?? null];
    const isSame = is === shall || (is !== null && shall !== null && Math.abs(is - shall) < 1e-9);
    return isSame ? [] : [{ figure, page: is, journal: shall }];
  });
  return { figures: Object.keys(page).length, differences };
}

/** What the page says, figure by figure. */
function told({ figures, kpis, halfHours, lanes, services, staff }: DayReport): Values {
  const { visits, served, abandoned, overdue, open } = figures;
  return {
    ...{ visits, served, abandoned, overdue, open, lost: figures.missed },
    waitMeanMs: figures.waitMeanMs,
    waitP50Ms: figures.waitP50Ms,
    waitP90Ms: figures.waitP90Ms,
    waitMaxMs: figures.waitMaxMs,
    serviceLevel: figures.serviceLevel,
    handlingMeanMs: figures.handlingMeanMs,
    occupancy: figures.occupancy,
    legWaitMeanMs: kpis.legWaitMeanMs,
    walkMeanMs: kpis.walkMeanMs,
    over30Min: kpis.over30Min,
    leftUncalled: kpis.leftUncalled,
    patienceMeanMs: kpis.patienceMeanMs,
    calls: kpis.calls,
    noShows: kpis.noShows,
    transfers: kpis.transfers,
    services: kpis.services,
    windowsOpenMs: total(staff.map(({ openMs }) => openMs)),
    windowsServingMs: total(staff.map(({ servingMs }) => servingMs)),
    ...each(
      lanes,
      ({ laneId }) => `lane ${laneId}`,
      ({ visits: came, waitP90Ms }) => ({
        visits: came,
        waitP90Ms,
      }),
    ),
    ...each(
      services,
      ({ serviceId }) => `service ${serviceId}`,
      (row) => ({
        legs: row.legs,
        handlingMeanMs: row.handlingMeanMs,
      }),
    ),
    ...each(
      halfHours,
      ({ from }) => from,
      ({ arrivals, calls, tooLong, windows }) => ({
        ...{ arrivals, calls, tooLong, windows },
      }),
    ),
  };
}

/** The same, as the journal has it. */
function counted(day: CountedDay, report: DayReport): Values {
  const now = Date.parse(report.asOf);
  const visits = [...day.visits.values()];
  const legs = visits.flatMap((visit) => visit.legs);
  const waits = visits.flatMap(journeyMs);
  const inState = (state: string) => visits.filter((visit) => visit.state === state);
  const uncalled = inState('abandoned').filter((visit) => visit.legs.every(isUncalled));
  const ended = inState('served').length + inState('abandoned').length;
  const [openMs, servingMs] = windowTime(day, legs, now);
  return {
    visits: visits.length,
    served: inState('served').length,
    abandoned: inState('abandoned').length,
    overdue: visits.filter(isLate).length,
    open: visits.filter(({ state }) => /waiting|called|serving|held/.test(state)).length,
    lost: visits.filter(isLost).length,
    waitMeanMs: mean(waits),
    waitP50Ms: rank(waits, 0.5),
    waitP90Ms: rank(waits, 0.9),
    waitMaxMs: rank(waits, 1),
    serviceLevel: part(inState('served').filter((visit) => !isLate(visit)).length, ended),
    handlingMeanMs: mean(legs.flatMap(handlingMs)),
    occupancy: part(servingMs, openMs),
    legWaitMeanMs: mean(legs.flatMap((leg) => (isUncalled(leg) ? [] : [waitedMs(leg)]))),
    walkMeanMs: mean(legs.flatMap(walkMs)),
    over30Min: visits.filter((visit) => total(visit.legs.map(waitedMs)) > HALF_HOUR_MS).length,
    leftUncalled: uncalled.length,
    patienceMeanMs: mean(uncalled.map((visit) => total(visit.legs.map(waitedMs)))),
    calls: day.calls.length,
    noShows: day.noShows,
    transfers: day.transfers,
    services: legs.flatMap(handlingMs).length,
    windowsOpenMs: openMs,
    windowsServingMs: servingMs,
    ...broken(day, report),
  };
}

/** By lane, service and half-hour: those that the page tells of. */
function broken(day: CountedDay, { asOf, lanes, services, halfHours }: DayReport): Values {
  const visits = [...day.visits.values()];
  const legs = visits.flatMap((visit) => visit.legs);
  return {
    ...each(
      lanes,
      ({ laneId }) => `lane ${laneId}`,
      ({ laneId }) => {
        const own = visits.filter((visit) => visit.laneId === laneId);
        return { visits: own.length, waitP90Ms: rank(own.flatMap(journeyMs), 0.9) };
      },
    ),
    ...each(
      services,
      ({ serviceId }) => `service ${serviceId}`,
      ({ serviceId }) => {
        const own = legs.filter((leg) => leg.serviceId === serviceId);
        return { legs: own.length, handlingMeanMs: mean(own.flatMap(handlingMs)) };
      },
    ),
    ...each(
      halfHours,
      ({ from }) => from,
      ({ from }) => halfHour(day, Date.parse(from), Date.parse(asOf)),
    ),
  };
}

function halfHour(day: CountedDay, from: number, now: number): Values {
  const until = from + HALF_HOUR_MS;
  const isIn = (at: number) => from <= at && at < until;
  const came = [...day.visits.values()].filter(({ arrived }) => isIn(arrived));
  const left = (visit: CountedVisit) =>
    visit.state === 'abandoned' && visit.legs.at(-1)?.called === null;
  const open = day.windows.map((window) =>
    overlap(
      { from, until: Math.min(until, now) },
      { from: window.from, until: window.until ?? now },
    ),
  );
  return {
    arrivals: came.length,
    calls: day.calls.filter(isIn).length,
    tooLong: came.filter((visit) => isLate(visit) || left(visit)).length,
    windows: total(open) / HALF_HOUR_MS,
  };
}

function windowTime(
  { windows }: CountedDay,
  legs: readonly CountedLeg[],
  now: number,
): readonly [openMs: number, servingMs: number] {
  const spans = windows.map(({ counterId, from, until }) => ({
    counterId,
    from,
    until: until ?? now,
  }));
  const serving = spans.flatMap((span) =>
    legs
      .filter(({ counterId, started }) => counterId === span.counterId && started !== null)
      .map(({ started, ended }) =>
        overlap(span, { from: started ?? 0, until: ended ?? span.until }),
      ),
  );
  return [total(spans.map(({ from, until }) => until - from)), total(serving)];
}

interface Span {
  readonly from: number;
  readonly until: number;
}
const overlap = (one: Span, other: Span) =>
  Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));

/** Each row's values, under its own name. */
function each<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  valuesOf: (row: Row) => Values,
): Values {
  return Object.fromEntries(
    rows.flatMap((row) =>
      Object.entries(valuesOf(row)).map(([name, value]) => [`${nameOf(row)}: ${name}`, value]),
    ),
  );
}

const isUncalled = ({ called }: CountedLeg) => called === null;
/** Until the last call; who was never called waited until the end, and who still waits is not counted. */
const waitedMs = ({ from, called, ended, heldMs }: CountedLeg) => {
  const until = called ?? ended;
  return until === null ? 0 : Math.max(0, until - from - heldMs);
};
const journeyMs = ({ legs }: CountedVisit) => {
  const called = legs.filter((leg) => !isUncalled(leg));
  return called.length === 0 ? [] : [total(called.map(waitedMs))];
};
const handlingMs = ({ started, ended }: CountedLeg) =>
  started === null || ended === null ? [] : [ended - started];
const walkMs = ({ called, started }: CountedLeg) =>
  called === null || started === null ? [] : [started - called];
const isLate = (visit: CountedVisit) => total(visit.legs.map(waitedMs)) > visit.limitMs;
/** Called, and never came: missed to the end, or ended by the limit of coming back or by the close of the day. */
const isLost = ({ state, legs }: CountedVisit) => {
  const last = legs.at(-1);
  if (state === 'missed') return true;
  return state === 'ended' && last !== undefined && !isUncalled(last) && last.started === null;
};

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const part = (of: number, whole: number) => (whole === 0 ? null : of / whole);
const mean = (values: readonly number[]) =>
  values.length === 0 ? null : Math.round(total(values) / values.length);
/** Nearest rank: always one of the values. */
const rank = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length - 1e-9) - 1)] ??
  null;
