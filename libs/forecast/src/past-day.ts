import type { LaneId, ServiceId } from '@lobbyflow/engine';
import { createRandom, drawExponential, type Random } from './random.js';
import type { ServiceTimes } from './service-times.js';
import type { DayVisitor } from './simulate-day.js';

/** A visit of a day that is over. Milliseconds; `null` where it did not get so far. */
export interface PastVisit {
  /** Since opening. */
  readonly arrivedAtMs: number;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly waitedMs: number | null;
  readonly walkMs: number | null;
  readonly handlingMs: number | null;
  /** How the visit went: called and there, called and not there, or gone without a call. */
  readonly end: 'came' | 'missed' | 'left';
}

/** What a day is played again from. */
export interface PastDay {
  readonly visits: readonly PastVisit[];
  readonly times: ReadonlyMap<ServiceId, ServiceTimes>;
  readonly patienceMs: number;
}

const STEP_MS = 1_800_000;
/** From the call to the beginning of service, where it is not known. */
const WALK_MS = 20_000;
const MINUTE_MS = 60_000;

/**
 * The visitors of a past day as they came (replication 0), or days like it: as many in each half-hour as chance brings
 * when that many are usual, each as one of those who came in it. Who was served would have waited on for as long as
 * people do; who left had waited for as long as he would.
 */
export function visitorsOfPastDay(day: PastDay, replication: number, seed: number): DayVisitor[] {
  const lots = createRandom(seed, `past day/${replication}`);
  const visits = replication === 0 ? day.visits : drawnAnew(day.visits, lots);
  return visits.map((visit) => visitorOf(visit, day, { lots, isAsItWas: replication === 0 }));
}

function drawnAnew(visits: readonly PastVisit[], lots: Random): PastVisit[] {
  const steps = new Map<number, PastVisit[]>();
  for (const visit of visits) {
    const step = Math.floor(visit.arrivedAtMs / STEP_MS);
    steps.set(step, [...(steps.get(step) ?? []), visit]);
  }
  return [...steps].flatMap(([step, came]) => {
    const drawn: PastVisit[] = [];
    const gapMs = STEP_MS / came.length;
    for (let at = drawExponential(lots, gapMs); at < STEP_MS; at += drawExponential(lots, gapMs)) {
      const like = came[Math.floor(lots() * came.length)];
      if (like !== undefined) drawn.push({ ...like, arrivedAtMs: Math.floor(step * STEP_MS + at) });
    }
    return drawn;
  });
}

function visitorOf(
  visit: PastVisit,
  { times, patienceMs }: PastDay,
  { lots, isAsItWas }: { readonly lots: Random; readonly isAsItWas: boolean },
): DayVisitor {
  const { arrivedAtMs, serviceId, laneId, waitedMs, walkMs, handlingMs, end } = visit;
  // The same number of lots for each, so that one visit more or fewer shifts nobody else's.
  const [service, patience] = [times.get(serviceId), drawExponential(lots, patienceMs)];
  const drawnMs = service === undefined ? 4 * MINUTE_MS : service.draw(lots);
  const borne = isAsItWas ? (waitedMs ?? 0) : 0;
  return {
    arrivedAtMs,
    serviceId,
    laneId,
    needs: [],
    walkMs: walkMs ?? WALK_MS,
    handlingMs: Math.max(1, Math.round(handlingMs ?? drawnMs)),
    patienceMs: Math.round(isAsItWas && end === 'left' ? borne : borne + patience),
    isNoShow: end === 'missed',
  };
}

/**
 * More or fewer of some visitors: fewer, each stays away with that chance; more, each brings another of them with it in
 * the same half-hour. Everybody else is the very same.
 *
 * @param change - 0.2: a fifth more; −0.2: a fifth fewer; at least −1
 */
export function withMoreOf(
  visitors: readonly DayVisitor[],
  isMeant: (visitor: DayVisitor) => boolean,
  { change, seed }: { readonly change: number; readonly seed: number },
): DayVisitor[] {
  if (change === 0) return [...visitors];
  const meant = visitors.filter(isMeant);
  const lots = createRandom(seed, 'more of them');
  return visitors.flatMap((visitor) => {
    if (!isMeant(visitor)) return [visitor];
    const chance = lots();
    if (change < 0) return chance < -change ? [] : [visitor];
    const more = Math.floor(change) + (chance < change - Math.floor(change) ? 1 : 0);
    const from = Math.floor(visitor.arrivedAtMs / STEP_MS) * STEP_MS;
    const others = Array.from({ length: more }, (): DayVisitor => {
      const alike = meant[Math.floor(lots() * meant.length)] ?? visitor;
      return { ...alike, arrivedAtMs: from + Math.floor(lots() * STEP_MS) };
    });
    return [visitor, ...others];
  });
}
