import type { DayFigures, VisitList } from '@lobbyflow/contract';
import {
  abandonmentRate,
  type BusinessDay,
  type Instant,
  journeyWaitMs,
  meanOf,
  type MeasuredSession,
  type MeasuredVisit,
  occupancy,
  overdueCount,
  quantileOf,
  serviceLevel,
  type TicketState,
} from '@lobbyflow/engine';
import type { LegRecord, SessionRecord, VisitRecord, VisitWithLegs } from './visits.repository.js';

/** All that happened on one business day, and when that was looked at. */
export interface DayRecords {
  readonly businessDay: BusinessDay;
  readonly visits: readonly VisitWithLegs[];
  readonly sessions: readonly SessionRecord[];
  readonly now: Instant;
}

/** The figures of a business day, by the engine's measures. */
export function figuresOf({ businessDay, visits, sessions, now }: DayRecords): DayFigures {
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

/** Who was called, did not come, and did not come back either: a no-show, whatever ended the visit. */
function isEndedAfterCall({ state, calledAt, startedAt }: VisitRecord): boolean {
  return state === 'ended' && calledAt !== null && startedAt === null;
}

function measuredVisit({ visit: { state, maxWaitMs }, legs }: VisitWithLegs): MeasuredVisit {
  return { state, maxWaitMs, legs };
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
    servingMs: served.reduce((sum, leg) => sum + overlapMs(leg, openedAt, until), 0),
  };
}

/** How long the leg was in service between two instants. */
function overlapMs({ startedAt, endedAt }: LegRecord, from: number, until: number): number {
  if (startedAt === null) return 0;
  return Math.max(0, Math.min(endedAt ?? until, until) - Math.max(startedAt, from));
}

/** Serving time of a leg that is over; `null` while it goes on, or when it never began. */
function handlingMs({ startedAt, endedAt }: LegRecord): number | null {
  return startedAt === null || endedAt === null ? null : endedAt - startedAt;
}

function whole(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms);
}

function wire(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
