import type { Recount } from './recount.js';
import type { RecountedLeg, RecountedVisit } from './recounted.js';
import {
  handlingOf,
  isCalled,
  isLate,
  isLostAfterCall,
  journey,
  mean,
  part,
  rank,
  total,
  waited,
  waitOf,
} from './recounted-measures.js';

const HALF_HOUR = 30 * 60_000;

/** The figures of a recounted business day, under the names that the report gives them. */
export function recountedDay(recount: Recount, day: string, now: number) {
  const visits = [...recount.visits.values()].filter((visit) => visit.day === day);
  return {
    figures: figures(recount, visits, { day, now }),
    kpis: kpis(recount, visits, { day, now }),
    staff: staff(recount, visits, { day, now }),
    exceptions: exceptions(recount, day),
    halfHours: (from: number) => halfHour(recount, visits, { day, now, from }),
  };
}

interface On {
  readonly day: string;
  readonly now: number;
}

function figures(recount: Recount, visits: RecountedVisit[], { day, now }: On) {
  const ended = (state: string) => visits.filter((visit) => visit.state === state).length;
  const noShows = visits.filter(isLostAfterCall).length;
  const waits = visits.map(journey).filter((ms) => ms !== null);
  const counted = visits.filter(({ state }) => state === 'served' || state === 'abandoned');
  const inTime = counted.filter((visit) => visit.state === 'served' && !isLate(visit)).length;
  const handling = visits.flatMap(({ legs }) => legs.flatMap(handlingOf));
  const { open, serving } = windowTime(recount, visits, { day, now });
  return {
    businessDay: day,
    visits: visits.length,
    served: ended('served'),
    abandoned: ended('abandoned'),
    missed: ended('missed') + noShows,
    diverted: ended('diverted'),
    ended: ended('ended') - noShows,
    open: visits.filter(({ state }) => ['waiting', 'called', 'serving', 'held'].includes(state))
      .length,
    waitMeanMs: mean(waits),
    waitP50Ms: rank(waits, 0.5),
    waitP90Ms: rank(waits, 0.9),
    waitMaxMs: rank(waits, 1),
    overdue: visits.filter(isLate).length,
    serviceLevel: part(inTime, counted.length),
    abandonmentRate: part(ended('abandoned'), visits.length),
    handlingMeanMs: mean(handling),
    occupancy: part(serving, open),
  };
}

function kpis(recount: Recount, visits: RecountedVisit[], { day, now }: On) {
  const legs = visits.flatMap((visit) => visit.legs);
  const calls = recount.calls
    .filter((call) => call.day === day)
    .toSorted((a, b) => a.revision - b.revision);
  const acts = recount.acts.filter((act) => act.day === day);
  const first = calls.filter(
    (call, at) => calls.findIndex(({ wait }) => wait === call.wait) === at,
  );
  const left = visits.filter(({ state }) => state === 'abandoned');
  const uncalled = left.filter((visit) => visit.legs.every(({ called }) => called === null));
  const served = visits.filter(({ state }) => state === 'served');
  const handling = legs.flatMap(handlingOf);
  const config = recount.configs.get(day);
  const standard = (leg: RecountedLeg) =>
    config?.services.find(({ id }) => id === leg.serviceId)?.handlingMs ?? 0;
  const long = legs.filter((leg) => (handlingOf(leg)[0] ?? 0) > 2 * standard(leg)).length;
  const scores = visits.map(({ rating }) => rating).filter((score) => score !== null);
  const bad = scores.filter((score) => score <= 2).length;
  const asked = visits.filter((one) => one.isAsked || one.rating !== null).length;
  const transfers = acts.filter(({ kind }) => kind === 'transferred');
  const several = served.filter(({ id, leg }) => {
    return leg - transfers.filter(({ ticketId }) => ticketId === id).length > 1;
  });
  const recalls = calls.reduce((sum, call) => sum + call.recalls, 0);
  const noShows = calls.filter(({ isMissed }) => isMissed).length;
  const pulled = acts.length - transfers.length;
  const picked = calls.filter(({ rule }) => rule === 'picked').length;
  const kind = (wanted: string) => {
    const lanes = config?.lanes.filter((lane) => lane.kind === wanted);
    return visits.filter(({ laneId }) => lanes?.some(({ id }) => id === laneId));
  };
  const p90 = (wanted: string) =>
    rank(
      kind(wanted)
        .map(journey)
        .filter((ms) => ms !== null),
      0.9,
    );
  const [shielded, general] = [p90('protected'), p90('general')];
  const overtaken = kind('general').map(
    ({ id }) => calls.filter(({ overtook }) => overtook.includes(id)).length,
  );
  const peak = peakOf(legs, now);
  return {
    legWaitMeanMs: mean(legs.filter(isCalled).map(waitOf)),
    firstCallMeanMs: mean(first.map(({ waited }) => waited)),
    overdueRate: part(visits.filter(isLate).length, visits.length),
    over30Min: visits.filter((visit) => waited(visit) > HALF_HOUR).length,
    leftUncalled: uncalled.length,
    leftCalled: left.length - uncalled.length,
    patienceMeanMs: mean(uncalled.map(waited)),
    walkMeanMs: mean(
      legs.flatMap(({ called, started }) =>
        called === null || started === null ? [] : [started - called],
      ),
    ),
    calls: calls.length,
    recalls,
    recallRate: part(recalls, calls.length),
    noShows,
    noShowRate: part(noShows, calls.length),
    openRate: openRate(recount, { day, now }),
    peakWaiting: peak.most,
    peakWaitingAt: peak.at === null ? null : new Date(peak.at).toISOString(),
    services: handling.length,
    longServices: long,
    longServiceRate: part(long, handling.length),
    shortServices: handling.filter((ms) => ms < 5_000).length,
    multiServiceRate: part(several.length, served.length),
    transfers: transfers.length,
    transferRate: part(transfers.length, legs.length),
    invited: asked,
    invitedRate: part(asked, served.length),
    answeredRate: part(scores.length, asked),
    satisfiedOfInvitedRate: part(scores.length - bad, asked),
    rated: scores.length,
    ratedRate: part(scores.length, served.length),
    satisfiedRate: part(scores.length - bad, scores.length),
    badRate: part(bad, scores.length),
    protectedRatio: shielded === null || general === null ? null : part(shielded, general),
    picked,
    pulledForward: pulled,
    interventionRate: part(picked + pulled, calls.length),
    overtakenMean: overtaken.length === 0 ? null : total(overtaken) / overtaken.length,
    overtakenMax: Math.max(0, ...overtaken),
  };
}

/** By teller: window time, pauses by reason. */
function staff(recount: Recount, visits: RecountedVisit[], on: On) {
  const tellers = new Set(sessionsOf(recount, on).map(({ tellerId }) => tellerId));
  return [...tellers].map((tellerId) => {
    const own = { ...on, tellerId };
    const { open, paused, serving } = windowTime(recount, visits, own);
    return { tellerId, openMs: open, pausedMs: paused, servingMs: serving };
  });
}

function exceptions(recount: Recount, day: string) {
  const picked = recount.calls
    .filter((call) => call.day === day && call.rule === 'picked')
    .map(({ revision, ticketId, choice, by }) => ({
      revision,
      ticketId,
      reason: choice,
      actorId: by,
    }));
  const pulled = recount.acts
    .filter((act) => act.day === day && act.kind === 'pulled-forward')
    .map(({ revision, ticketId, choice, by }) => ({
      revision,
      ticketId,
      reason: choice,
      actorId: by,
    }));
  return [...picked, ...pulled].toSorted((a, b) => a.revision - b.revision);
}

function halfHour(
  recount: Recount,
  visits: RecountedVisit[],
  { day, now, from }: On & { from: number },
) {
  const isIn = (at: number) => from <= at && at < from + HALF_HOUR;
  const came = visits.filter(({ arrived }) => isIn(arrived));
  const queue = visits
    .flatMap(({ legs }) => legs)
    .filter((leg) => leg.from <= from && (leg.called ?? leg.ended ?? Infinity) > from);
  const left = (visit: RecountedVisit) =>
    visit.state === 'abandoned' && visit.legs.at(-1)?.called === null;
  const open = sessionsOf(recount, { day, now }).map(({ from: opened, until, pauses }) => {
    const within = (a: number, b: number) =>
      Math.max(0, Math.min(b, from + HALF_HOUR, now) - Math.max(a, from));
    const paused = pauses.map((pause) => within(pause.from, pause.until ?? now));
    return within(opened, until ?? now) - total(paused);
  });
  return {
    arrivals: came.length,
    calls: recount.calls.filter((call) => call.day === day && isIn(call.at)).length,
    waiting: queue.length,
    waitMeanMs: mean(came.map(journey).filter((ms) => ms !== null)),
    tooLong: came.filter((visit) => isLate(visit) || left(visit)).length,
    windows: total(open) / HALF_HOUR,
  };
}

function windowTime(
  recount: Recount,
  visits: RecountedVisit[],
  { tellerId, ...on }: On & { tellerId?: string | null },
) {
  let [open, paused, serving] = [0, 0, 0];
  for (const session of sessionsOf(recount, on)) {
    if (tellerId !== undefined && session.tellerId !== tellerId) continue;
    const until = session.until ?? on.now;
    const rest = total(session.pauses.map((pause) => (pause.until ?? on.now) - pause.from));
    paused += rest;
    open += until - session.from - rest;
    for (const { counterId, started, ended } of visits.flatMap(({ legs }) => legs)) {
      if (counterId !== session.counterId || started === null) continue;
      serving += Math.max(0, Math.min(ended ?? until, until) - Math.max(started, session.from));
    }
  }
  return { open, paused, serving };
}

function openRate(recount: Recount, on: On): number | null {
  const sessions = sessionsOf(recount, on);
  if (sessions.length === 0) return null;
  const from = Math.min(...sessions.map((session) => session.from));
  const until = Math.max(...sessions.map((session) => session.until ?? on.now));
  const counters = recount.configs.get(on.day)?.counters ?? [];
  return part(windowTime(recount, [], on).open, (until - from) * counters.length);
}

function sessionsOf(recount: Recount, { day }: On) {
  return recount.sessions.filter((session) => session.day === day);
}

/** Asks at every instant at which somebody began to wait. */
function peakOf(legs: RecountedLeg[], now: number) {
  let peak: { most: number; at: number | null } = { most: 0, at: null };
  for (const at of legs.map(({ from }) => from).toSorted((a, b) => a - b)) {
    const most = legs.filter((leg) => {
      const until = leg.called ?? leg.ended ?? now;
      return leg.from < until && leg.from <= at && at < until;
    }).length;
    if (most > peak.most) peak = { most, at };
  }
  return peak;
}
