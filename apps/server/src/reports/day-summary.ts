import type { TrendFigures } from '@lobbyflow/contract';
import {
  handlingMs,
  isOverdue,
  journeyWaitMs,
  type LaneKind,
  meanOf,
  quantileOf,
  shareOf,
} from '@lobbyflow/engine';
import { DateTime } from 'luxon';
import type { DaySetting, VisitRecords } from './day-records.js';
import { isOpen, measuredVisit, whole } from './measured.js';
import { servingMs } from './figures-of.js';
import type { SessionRecord } from './visits.repository.js';

/** A number of values and their sum. */
export interface Sum {
  readonly count: number;
  readonly total: number;
}
/** What came in one hour of the day. */
export interface Hour {
  readonly arrivals: number;
  readonly wait: Sum;
  readonly tooLong: number;
}

/** A business day in parts that can be added to those of other days; waits are kept one by one. */
export interface DaySummary {
  readonly businessDay: string;
  /** Nothing can be added to it any more. */
  readonly isFinal: boolean;
  readonly visits: number;
  readonly served: number;
  readonly abandoned: number;
  readonly overdue: number;
  readonly counted: number;
  readonly inTime: number;
  readonly waits: readonly number[];
  readonly protectedWaits: readonly number[];
  readonly generalWaits: readonly number[];
  readonly handling: Sum;
  readonly openMs: number;
  readonly servingMs: number;
  readonly hours: ReadonlyMap<number, Hour>;
  readonly services: ReadonlyMap<string, Sum & { readonly legs: number }>;
}

/** Adds up a day. */
export function summaryOf(
  { businessDay, visits, sessions, now }: VisitRecords,
  { timeZone, config }: DaySetting,
  isPast: boolean,
): DaySummary {
  const kinds = new Map<string, LaneKind>(config?.lanes.map(({ id, kind }) => [id, kind]));
  const all = visits.map((record) => {
    const measured = measuredVisit(record);
    const { visit } = record;
    const wait = journeyWaitMs(measured);
    return { visit, wait, isLate: isOverdue(measured), kind: kinds.get(visit.laneId) };
  });
  const waitsOf = (kind?: LaneKind) =>
    all.filter((one) => kind === undefined || one.kind === kind).flatMap(({ wait }) => wait ?? []);
  const counted = all.filter(({ visit: { state } }) => state === 'served' || state === 'abandoned');
  const legs = visits.flatMap((record) => record.legs);
  const spans = sessions.map((session) => spanOf(session, now));
  return {
    businessDay,
    isFinal: isPast && !visits.some(({ visit }) => isOpen(visit)),
    visits: all.length,
    served: all.filter(({ visit }) => visit.state === 'served').length,
    abandoned: all.filter(({ visit }) => visit.state === 'abandoned').length,
    overdue: all.filter(({ isLate }) => isLate).length,
    counted: counted.length,
    inTime: counted.filter(({ visit, isLate }) => visit.state === 'served' && !isLate).length,
    waits: waitsOf(),
    protectedWaits: waitsOf('protected'),
    generalWaits: waitsOf('general'),
    handling: sumOf(legs.flatMap((leg) => handlingMs(leg) ?? [])),
    openMs: spans.reduce((sum, { openMs }) => sum + openMs, 0),
    servingMs: spans.reduce((sum, span) => {
      const own = legs.filter(({ counterId }) => counterId === span.counterId);
      return sum + own.reduce((ms, leg) => ms + servingMs(leg, span), 0);
    }, 0),
    hours: hoursOf(all, timeZone),
    services: servicesOf(legs),
  };
}

/** What days come to together. */
export function trendOf(days: readonly DaySummary[]): TrendFigures {
  const total = (of: (day: DaySummary) => number) => days.reduce((sum, day) => sum + of(day), 0);
  const waits = days.flatMap((day) => day.waits);
  const visits = total((day) => day.visits);
  const handled = total(({ handling }) => handling.count);
  return {
    days: days.filter((day) => day.visits > 0).length,
    visits,
    served: total((day) => day.served),
    abandoned: total((day) => day.abandoned),
    overdue: total((day) => day.overdue),
    waitMeanMs: whole(meanOf(waits)),
    waitP90Ms: quantileOf(waits, 0.9),
    serviceLevel: shareOf(
      total((day) => day.inTime),
      total((day) => day.counted),
    ),
    abandonmentRate: shareOf(
      total((day) => day.abandoned),
      visits,
    ),
    handlingMeanMs: whole(
      shareOf(
        total(({ handling }) => handling.total),
        handled,
      ),
    ),
    occupancy: shareOf(
      total((day) => day.servingMs),
      total((day) => day.openMs),
    ),
    protectedP90Ms: quantileOf(
      days.flatMap((day) => day.protectedWaits),
      0.9,
    ),
    generalP90Ms: quantileOf(
      days.flatMap((day) => day.generalWaits),
      0.9,
    ),
  };
}

interface Came {
  readonly visit: VisitRecords['visits'][number]['visit'];
  readonly wait: number | null;
  readonly isLate: boolean;
}

function hoursOf(all: readonly Came[], timeZone: string): ReadonlyMap<number, Hour> {
  const groups = new Map<number, Came[]>();
  for (const one of all) {
    const { hour } = DateTime.fromMillis(one.visit.arrivedAt, { zone: timeZone });
    groups.set(hour, [...(groups.get(hour) ?? []), one]);
  }
  return new Map(
    [...groups].map(([hour, came]) => {
      const tooLong = came.filter(({ visit, isLate }) => {
        return isLate || (visit.state === 'abandoned' && visit.calledAt === null);
      }).length;
      const wait = sumOf(came.flatMap((one) => one.wait ?? []));
      return [hour, { arrivals: came.length, wait, tooLong }];
    }),
  );
}

function servicesOf(legs: VisitRecords['visits'][number]['legs']): DaySummary['services'] {
  const services = new Map<string, Sum & { readonly legs: number }>();
  for (const leg of legs) {
    const ms = handlingMs(leg);
    const known = services.get(leg.serviceId) ?? { legs: 0, count: 0, total: 0 };
    services.set(leg.serviceId, {
      legs: known.legs + 1,
      count: known.count + (ms === null ? 0 : 1),
      total: known.total + (ms ?? 0),
    });
  }
  return services;
}

function spanOf({ counterId, openedAt, closedAt, pausedMs, pausedAt }: SessionRecord, now: number) {
  const until = closedAt ?? now;
  const paused = pausedMs + (pausedAt === null ? 0 : Math.max(0, until - pausedAt));
  return { counterId, from: openedAt, until, openMs: Math.max(0, until - openedAt) - paused };
}

/** How many values there are, and what they add up to. */
export function sumOf(values: readonly number[]): Sum {
  return { count: values.length, total: values.reduce((sum, value) => sum + value, 0) };
}
