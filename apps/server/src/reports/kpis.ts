import type { DayKpis } from '@lobbyflow/contract';
import {
  handlingMs,
  type Instant,
  journeyWaitMs,
  type LaneKind,
  legWaitMs,
  meanOf,
  overdueCount,
  quantileOf,
  shareOf,
  waitedMs,
  walkMs,
} from '@lobbyflow/engine';
import type { CallRecord } from './calls.repository.js';
import type { DayRecords, DaySetting } from './day-records.js';
import { byOvertaken } from './long-waits.js';
import { measuredVisit, whole, wire } from './measured.js';
import { openRate } from './open-rate.js';
import { type Peak, peakOf } from './peak.js';

const LONG_WAIT_MS = 30 * 60_000;
/** Shorter than this nothing can be done for a customer: a slip of the finger, or a test. */
const SHORT_SERVICE_MS = 5_000;
/** So many times the standard handling time is long. */
const LONG_SERVICE = 2;
/** Ratings from here down are bad; 1 to 5. */
const BAD_RATING = 2;

/** The figures of a business day beyond those of `figuresOf`; docs/reports.md has each formula. */
export function kpisOf(records: DayRecords, setting: DaySetting): DayKpis {
  return {
    ...waits(records),
    ...leaving(records),
    ...calling(records),
    ...windows(records, setting),
    ...services(records, setting),
    ...ratings(records),
    ...fairness(records, setting),
  };
}

function waits({ visits, calls }: DayRecords) {
  const measured = visits.map(measuredVisit);
  const legs = visits.flatMap((record) => record.legs);
  return {
    legWaitMeanMs: whole(meanOf(legs.map(legWaitMs).filter((ms) => ms !== null))),
    firstCallMeanMs: whole(meanOf(firstCalls(calls).map((call) => call.waitedMs))),
    overdueRate: shareOf(overdueCount(measured), visits.length),
    over30Min: measured.filter((visit) => waitedMs(visit) > LONG_WAIT_MS).length,
    walkMeanMs: whole(meanOf(legs.map(walkMs).filter((ms) => ms !== null))),
  };
}

/** Of each wait the first call: who did not come to it has been waited for. */
function firstCalls(calls: readonly CallRecord[]): readonly CallRecord[] {
  const first = new Map<string, CallRecord>();
  for (const call of calls) {
    const key = `${call.ticketId}|${String(call.waitedSince)}|${String(call.leg)}`;
    if (!first.has(key)) first.set(key, call);
  }
  return [...first.values()];
}

function leaving({ visits }: DayRecords) {
  const left = visits.filter(({ visit }) => visit.state === 'abandoned');
  const uncalled = left.filter(({ legs }) => legs.every(({ calledAt }) => calledAt === null));
  return {
    leftUncalled: uncalled.length,
    leftCalled: left.length - uncalled.length,
    patienceMeanMs: whole(meanOf(uncalled.map((record) => waitedMs(record)))),
  };
}

function calling({ calls, visits, acts }: DayRecords) {
  const recalls = calls.reduce((sum, call) => sum + call.recalls, 0);
  const noShows = calls.filter(({ missedAt }) => missedAt !== null).length;
  const transfers = acts.filter(({ kind }) => kind === 'transferred').length;
  const legs = visits.reduce((sum, record) => sum + record.legs.length, 0);
  return {
    calls: calls.length,
    recalls,
    recallRate: shareOf(recalls, calls.length),
    noShows,
    noShowRate: shareOf(noShows, calls.length),
    transfers,
    transferRate: shareOf(transfers, legs),
  };
}

function windows(records: DayRecords, setting: DaySetting) {
  const peak: Peak = peakOf(records);
  return {
    openRate: openRate(records, setting),
    peakWaiting: peak.waiting,
    peakWaitingAt: wire(peak.at as Instant | null),
  };
}

function services({ visits, acts }: DayRecords, { config }: DaySetting) {
  const standards = new Map(config?.services.map(({ id, handlingMs: ms }) => [id, ms]));
  const done = visits
    .flatMap(({ legs }) => legs)
    .map((leg) => ({ ms: handlingMs(leg), standardMs: standards.get(leg.serviceId) }))
    .filter((one): one is { ms: number; standardMs: number | undefined } => one.ms !== null);
  const long = done.filter(
    ({ ms, standardMs }) => standardMs !== undefined && ms > LONG_SERVICE * standardMs,
  ).length;
  const served = visits.filter(({ visit }) => visit.state === 'served');
  const transferred = acts.filter(({ kind }) => kind === 'transferred');
  const several = served.filter(({ visit }) => {
    const away = transferred.filter(({ ticketId }) => ticketId === visit.ticketId).length;
    return visit.legs - away > 1;
  });
  return {
    services: done.length,
    longServices: long,
    longServiceRate: shareOf(long, done.length),
    shortServices: done.filter(({ ms }) => ms < SHORT_SERVICE_MS).length,
    multiServiceRate: shareOf(several.length, served.length),
  };
}

function ratings({ visits }: DayRecords) {
  const served = visits.filter(({ visit }) => visit.state === 'served').length;
  const scores = visits.map(({ visit }) => visit.rating).filter((score) => score !== null);
  const bad = scores.filter((score) => score <= BAD_RATING).length;
  const invited = visits.filter(({ visit }) => visit.invitedAt !== null || visit.rating !== null);
  return {
    invited: invited.length,
    invitedRate: shareOf(invited.length, served),
    answeredRate: shareOf(scores.length, invited.length),
    satisfiedOfInvitedRate: shareOf(scores.length - bad, invited.length),
    rated: scores.length,
    ratedRate: shareOf(scores.length, served),
    satisfiedRate: shareOf(scores.length - bad, scores.length),
    badRate: shareOf(bad, scores.length),
  };
}

function fairness({ visits, calls, acts }: DayRecords, { config }: DaySetting) {
  const kinds = new Map<string, LaneKind>(config?.lanes.map(({ id, kind }) => [id, kind]));
  const ofKind = (kind: LaneKind) => visits.filter(({ visit }) => kinds.get(visit.laneId) === kind);
  const p90 = (kind: LaneKind) => {
    const ms = ofKind(kind).map((record) => journeyWaitMs(measuredVisit(record)));
    return quantileOf(
      ms.filter((wait) => wait !== null),
      0.9,
    );
  };
  const [shielded, general] = [p90('protected'), p90('general')];
  const picked = calls.filter(({ rule }) => rule === 'picked').length;
  const pulled = acts.filter(({ kind }) => kind === 'pulled-forward').length;
  const overtakers = byOvertaken(calls);
  const times = ofKind('general').map(({ visit }) => overtakers.get(visit.ticketId)?.length ?? 0);
  return {
    protectedRatio: shielded === null || general === null ? null : shareOf(shielded, general),
    picked,
    pulledForward: pulled,
    interventionRate: shareOf(picked + pulled, calls.length),
    overtakenMean: meanOf(times),
    overtakenMax: quantileOf(times, 1) ?? 0,
  };
}
