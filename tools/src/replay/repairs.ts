import { assignCounters } from './assign-counters.js';
import type { Leg, LogRow, Outcome, Visit } from './visit.js';

/** What is mended in a log, by which rule. The help names them all. */
export const REPAIRS = {
  'times-missing':
    'a missing start is taken to be the end, a missing end the start, a missing arrival the start; where all but one are missing, that one',
  'began-before-arrival':
    'a service that began before its customer came: the customer came when it began',
  'ended-before-start': 'a service or a wait that ended before it began: it took no time',
  'began-before-last-leg-ended':
    'a leg that began while the one before it went on: it begins when that has ended',
  'went-on-after-its-end':
    'a leg after the visit was served or left, or of another service after a no-show: it is a visit of its own',
  'never-ended': 'a visit transferred to nowhere: it was served',
  'counter-missing': 'a service at a counter that was not logged: it is given a counter `desk.N`',
  'counter-taken':
    'an agent in two services at once: the later one is given a counter beside, such as `S12.2`, and keeps its times',
} as const;
export type RepairCode = keyof typeof REPAIRS;

/** One mend: what stood in the log, and what stands there now. */
export interface Repair {
  readonly visit: string;
  readonly leg: number;
  readonly code: RepairCode;
  readonly was: string;
  readonly is: string;
}

/** Where the counters of a repaired day come from. */
export type CounterOrigin = 'logged' | 'beside' | 'desk';

export interface RepairedDay {
  readonly visits: readonly Visit[];
  readonly repairs: readonly Repair[];
  readonly counters: ReadonlyMap<string, CounterOrigin>;
}

/** A leg whose counter may still be missing, or taken. */
export interface DraftLeg {
  readonly service: string;
  readonly arrivedAt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly counter: string | null;
  readonly outcome: Outcome;
}
export interface DraftVisit extends Omit<Visit, 'legs'> {
  readonly legs: DraftLeg[];
}
export type Note = (repair: Repair) => void;

/**
 * Mends a day of a log so that a lobby can run it: every visit is a chain of legs that follow each other, every
 * service has a counter, and no counter has two at once. Times are kept wherever they can be true, for waits are
 * what a replay compares: a doubtful agent is replaced rather than a doubtful time.
 */
export function repairDay(rows: readonly LogRow[]): RepairedDay {
  const repairs: Repair[] = [];
  const note: Note = (repair) => repairs.push(repair);
  const drafts = [...groupByVisit(rows).values()]
    .flatMap((legs) => toVisits(legs, note))
    .toSorted((one, other) => arrivalOf(one) - arrivalOf(other));
  const counters = assignCounters(drafts, note);
  return { visits: drafts.map(finished), repairs, counters };
}

function groupByVisit(rows: readonly LogRow[]): Map<string, LogRow[]> {
  const visits = new Map<string, LogRow[]>();
  for (const row of rows) {
    const legs = visits.get(row.visit);
    if (legs) legs.push(row);
    else visits.set(row.visit, [row]);
  }
  for (const legs of visits.values()) {
    legs.sort((one, other) => one.leg - other.leg || (one.arrivedAt ?? 0) - (other.arrivedAt ?? 0));
  }
  return visits;
}

const arrivalOf = ({ legs }: DraftVisit) => legs[0]?.arrivedAt ?? 0;

/** One visit, or more where the log goes on after an end. */
function toVisits(rows: readonly LogRow[], note: Note): DraftVisit[] {
  const visits: DraftVisit[] = [];
  let open: DraftVisit | null = null;
  for (const row of rows) {
    if (isOver(open?.legs.at(-1), row)) open = null;
    if (open === null) {
      const { visit, lane, handlingMs, patienceMs } = row;
      const id: string = visits.length === 0 ? visit : `${visit}+${visits.length}`;
      if (id !== visit) note(mend(row, 'went-on-after-its-end', visit, id));
      open = { id, lane, handlingMs, patienceMs, legs: [] };
      visits.push(open);
    }
    open.legs.push(mendTimes(row, open.legs.at(-1), note));
  }
  const last = open?.legs.at(-1);
  if (last?.outcome === 'transferred') {
    open?.legs.splice(-1, 1, { ...last, outcome: 'served' });
    note(mend(rows.at(-1), 'never-ended', 'transferred', 'served'));
  }
  return visits;
}

/** A missed customer comes back for the same service; for another he takes another ticket. */
function isOver(last: DraftLeg | undefined, next: LogRow): boolean {
  if (last?.outcome === 'no-show') return last.service !== next.service;
  return last?.outcome === 'served' || last?.outcome === 'left';
}

function mendTimes(row: LogRow, before: DraftLeg | undefined, note: Note): DraftLeg {
  const { service, counter, outcome } = row;
  const leg = { service, counter, outcome, ...knownTimes(row, note) };
  if (outcome !== 'left' && leg.startedAt < leg.arrivedAt) {
    note(mend(row, 'began-before-arrival', leg.arrivedAt, leg.startedAt));
    leg.arrivedAt = leg.startedAt;
  }
  if (before && leg.arrivedAt < before.endedAt) {
    note(mend(row, 'began-before-last-leg-ended', leg.arrivedAt, before.endedAt));
    leg.arrivedAt = before.endedAt;
    leg.startedAt = Math.max(leg.startedAt, leg.arrivedAt);
    leg.endedAt = Math.max(leg.endedAt, leg.startedAt);
  }
  const beganAt = outcome === 'left' ? leg.arrivedAt : leg.startedAt;
  if (leg.endedAt < beganAt) {
    note(mend(row, 'ended-before-start', leg.endedAt, beganAt));
    leg.endedAt = beganAt;
  }
  return leg;
}

function knownTimes(row: LogRow, note: Note) {
  const { arrivedAt, startedAt, endedAt, outcome } = row;
  const isComplete =
    arrivedAt !== null && endedAt !== null && (startedAt !== null || outcome === 'left');
  const times = {
    arrivedAt: arrivedAt ?? startedAt ?? endedAt ?? 0,
    startedAt: startedAt ?? endedAt ?? arrivedAt ?? 0,
    endedAt: endedAt ?? startedAt ?? arrivedAt ?? 0,
  };
  if (!isComplete) {
    const known = [arrivedAt, startedAt, endedAt].map((at) => (at === null ? '–' : timeOf(at)));
    const taken = [times.arrivedAt, times.startedAt, times.endedAt].map(timeOf);
    note({ ...placeOf(row), code: 'times-missing', was: known.join(' '), is: taken.join(' ') });
  }
  return times;
}

const placeOf = (row: LogRow | undefined) => ({ visit: row?.visit ?? '', leg: row?.leg ?? 0 });

function mend(
  row: LogRow | undefined,
  code: RepairCode,
  was: string | number,
  is: string | number,
): Repair {
  const inWords = (value: string | number) => (typeof value === 'number' ? timeOf(value) : value);
  return { ...placeOf(row), code, was: inWords(was), is: inWords(is) };
}

/** `HH:mm:ss` of an instant after midnight. */
export function timeOf(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return [seconds / 3_600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

/** @throws {TypeError} never for what {@link assignCounters} has gone over: every called leg has a counter then */
function finished(draft: DraftVisit): Visit {
  const [first, ...rest] = draft.legs.map(({ startedAt, counter, outcome, ...leg }): Leg => {
    if (outcome === 'left') return { ...leg, outcome };
    if (counter === null) throw new TypeError(`Visit ${draft.id} was called to no counter.`);
    return { ...leg, outcome, startedAt, counter };
  });
  if (!first) throw new TypeError(`Visit ${draft.id} has no leg.`);
  return { ...draft, legs: [first, ...rest] };
}
