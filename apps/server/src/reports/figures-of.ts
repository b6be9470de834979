import type { DayFigures, VisitList } from '@lobbyflow/contract';
import {
  abandonmentRate,
  handlingMs,
  type Instant,
  journeyWaitMs,
  meanOf,
  type MeasuredSession,
  occupancy,
  overdueCount,
  overlapMs,
  quantileOf,
  serviceLevel,
  type TicketState,
} from '@lobbyflow/engine';
import type { VisitRecords } from './day-records.js';
import { isEndedAfterCall, measuredVisit, whole, wire } from './measured.js';
import type { LegRecord, SessionRecord, VisitWithLegs } from './visits.repository.js';

/** The figures of a business day, by the engine's measures. */
export function figuresOf({ businessDay, visits, sessions, now }: VisitRecords): DayFigures {
  const measured = visits.map(measuredVisit);
  const waits = measured.map(journeyWaitMs).filter((wait) => wait !== null);
  const legs = visits.flatMap((visit) => visit.legs);
  const handling = legs.map(handlingMs).filter((ms) => ms !== null);
  const count = (...states: TicketState[]) =>
    visits.filter(({ visit }) => states.includes(visit.state)).length;
  const endedAfterCall = visits.filter(({ visit }) => isEndedAfterCall(visit)).length;
  return {
    businessDay,
    visits: visits.length,
    served: count('served'),
    abandoned: count('abandoned'),
    missed: count('missed') + endedAfterCall,
    diverted: count('diverted'),
    ended: count('ended') - endedAfterCall,
    open: count('waiting', 'called', 'serving', 'held'),
    waitMeanMs: whole(meanOf(waits)),
    waitP50Ms: quantileOf(waits, 0.5),
    waitP90Ms: quantileOf(waits, 0.9),
    waitMaxMs: quantileOf(waits, 1),
    overdue: overdueCount(measured),
    serviceLevel: serviceLevel(measured),
    abandonmentRate: abandonmentRate(measured),
    handlingMeanMs: whole(meanOf(handling)),
    occupancy: occupancy(sessions.map((session) => measuredSession(session, legs, now))),
  };
}

/** A visit as the reports list it. */
export function visitRow(record: VisitWithLegs): VisitList['items'][number] {
  const { visit, legs } = record;
  const { ticketId, number, serviceId, laneId, state, counterId } = visit;
  return {
    ticketId,
    number,
    serviceId,
    laneId,
    state,
    arrivedAt: new Date(visit.arrivedAt).toISOString(),
    calledAt: wire(visit.calledAt),
    startedAt: wire(visit.startedAt),
    endedAt: wire(visit.endedAt),
    counterId,
    legs: visit.legs,
    waitMs: journeyWaitMs(measuredVisit(record)),
    rule: legs.at(-1)?.rule ?? null,
  };
}

function measuredSession(
  session: SessionRecord,
  legs: readonly LegRecord[],
  now: Instant,
): MeasuredSession {
  const { counterId, openedAt, pausedAt } = session;
  const until = session.closedAt ?? now;
  const served = legs.filter((leg) => leg.counterId === counterId);
  return {
    openMs: Math.max(0, until - openedAt),
    pausedMs: session.pausedMs + (pausedAt === null ? 0 : Math.max(0, until - pausedAt)),
    servingMs: served.reduce((sum, leg) => sum + servingMs(leg, { from: openedAt, until }), 0),
  };
}

/** How long the leg was in service within a span. */
export function servingMs(
  { startedAt, endedAt }: Pick<LegRecord, 'startedAt' | 'endedAt'>,
  span: { readonly from: number; readonly until: number },
): number {
  if (startedAt === null) return 0;
  return overlapMs({ from: startedAt, until: endedAt ?? span.until }, span);
}
