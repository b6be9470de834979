import type { BranchConfig } from '@lobbyflow/contract';
import { idIn, idsFor } from './ids.js';
import type { CounterOrigin, RepairedDay } from './repairs.js';
import { isCalled, type Leg, servicesOf, type Visit } from './visit.js';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

/** An agent without a customer for longer than this was away: the longest idle time that counts as on duty. */
export const IDLE_LIMIT_MS = 10 * MINUTE_MS;

/** Head starts of the lanes a log may name; any other has none. */
const LANES = {
  priority: { kind: 'vip', creditMs: 90_000 },
  express: { kind: 'express', creditMs: 3 * MINUTE_MS },
  appointment: { kind: 'appointment', creditMs: 5 * MINUTE_MS },
  protected: { kind: 'protected', creditMs: 8 * MINUTE_MS },
  vip: { kind: 'vip', creditMs: 12 * MINUTE_MS },
} as const;

export interface PlanOptions {
  /** A longer wait is overdue. */
  readonly overdueAfterMs: number;
  /** Head start of the lane `priority`. */
  readonly priorityCreditMs: number;
  /** The policy's share floor; 100 is next to none. */
  readonly floorEvery: number;
}

/** A counter of the plan, and from when to when somebody was there. */
export interface PlannedCounter {
  readonly id: string;
  readonly origin: CounterOrigin;
  readonly serviceIds: readonly string[];
  readonly sessions: readonly Session[];
}
export interface Session {
  readonly fromAt: number;
  readonly untilAt: number;
}

/** A day as it can be run: visits in ids of the branch, and what the branch needs for them. */
export interface DayPlan {
  readonly visits: readonly Visit[];
  readonly counters: readonly PlannedCounter[];
  readonly config: BranchConfig;
  /** Of the first and the last thing that happened. */
  readonly beginsAt: number;
  readonly endsAt: number;
}

/** Reads from who served whom what the branch must have been: its services, lanes, counters, skills and duties. */
export function planDay(day: RepairedDay, options: PlanOptions): DayPlan {
  const legs = day.visits.flatMap((visit) => visit.legs);
  const services = idsFor(legs.map(({ service }) => service).toSorted());
  const lanes = idsFor(['general', ...day.visits.map(({ lane }) => lane).toSorted()]);
  const counters = idsFor([...day.counters.keys()].toSorted());
  const visits = day.visits.map((visit) => inIds(visit, { services, lanes, counters }));
  const planned = [...day.counters].map(([name, origin]) =>
    planCounter(idIn(counters, name), origin, visits),
  );
  planned.sort((one, other) => (one.id < other.id ? -1 : 1));
  return {
    visits,
    counters: planned,
    config: {
      services: [...services].map(([name, id], index) => ({
        id: id as BranchConfig['services'][number]['id'],
        name: { zh: labelOf(name), en: labelOf(name) },
        letter: letterOf(index),
        handlingMs: handlingOf(id, visits),
        isOffered: true,
      })),
      lanes: [...lanes].map(([name, id]) => laneOf(name, id, options)),
      counters: configuredCounters(planned, counters),
      policy: policyOf(options),
      hours: { weekly: null, rollAt: '00:00' },
    },
    beginsAt: Math.min(...visits.map((visit) => visit.legs[0].arrivedAt)),
    endsAt: visits
      .flatMap((visit) => visit.legs)
      .reduce((last, { endedAt }) => Math.max(last, endedAt), 0),
  };
}

interface Ids {
  readonly services: ReadonlyMap<string, string>;
  readonly lanes: ReadonlyMap<string, string>;
  readonly counters: ReadonlyMap<string, string>;
}

function inIds(visit: Visit, { services, lanes, counters }: Ids): Visit {
  const [first, ...rest] = visit.legs;
  const convert = (leg: Leg): Leg => ({
    ...leg,
    service: idIn(services, leg.service),
    ...(isCalled(leg) ? { counter: idIn(counters, leg.counter) } : {}),
  });
  return { ...visit, lane: idIn(lanes, visit.lane), legs: [convert(first), ...rest.map(convert)] };
}

function planCounter(id: string, origin: CounterOrigin, visits: readonly Visit[]): PlannedCounter {
  const served = servicesOf(visits).filter(({ leg }) => leg.counter === id);
  const sessions: { fromAt: number; untilAt: number }[] = [];
  for (const { leg } of served) {
    const last = sessions.at(-1);
    if (last && leg.startedAt - last.untilAt <= IDLE_LIMIT_MS) last.untilAt = leg.endedAt;
    else sessions.push({ fromAt: leg.startedAt, untilAt: leg.endedAt });
  }
  const serviceIds = [...new Set(served.map(({ leg }) => leg.service))].toSorted();
  return { id, origin, serviceIds, sessions };
}

/** A, B … Z, AA, AB … */
function letterOf(index: number): string {
  const letter = (n: number) => String.fromCodePoint(65 + (n % 26));
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index);
}

/** The median of what was served, as the standard handling time; five minutes where nobody was. */
function handlingOf(serviceId: string, visits: readonly Visit[]): number {
  const durations = servicesOf(visits)
    .filter(({ leg }) => leg.service === serviceId && leg.outcome === 'served')
    .map(({ leg }) => leg.endedAt - leg.startedAt)
    .toSorted((one, other) => one - other);
  const median = durations[Math.floor(durations.length / 2)] ?? 5 * MINUTE_MS;
  return Math.min(DAY_MS, Math.max(1_000, median));
}

function laneOf(name: string, id: string, options: PlanOptions): BranchConfig['lanes'][number] {
  const known = name in LANES ? LANES[name as keyof typeof LANES] : null;
  const wished = name === 'priority' ? options.priorityCreditMs : (known?.creditMs ?? 0);
  // A longer one could let a general customer wait beyond the limit for ever, and is not published.
  const creditMs = Math.min(wished, options.overdueAfterMs);
  return {
    id: id as BranchConfig['lanes'][number]['id'],
    kind: name === 'general' ? 'general' : (known?.kind ?? 'vip'),
    name: { zh: labelOf(name), en: labelOf(name) },
    creditMs,
    maxWaitMs: options.overdueAfterMs,
  };
}

function configuredCounters(
  planned: readonly PlannedCounter[],
  ids: ReadonlyMap<string, string>,
): BranchConfig['counters'] {
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  return planned.map(({ id, serviceIds }) => ({
    id: id as BranchConfig['counters'][number]['id'],
    name: labelOf(names.get(id) ?? id),
    kind: 'standard',
    skills: serviceIds.map((serviceId) => ({
      serviceId: serviceId as BranchConfig['services'][number]['id'],
      level: 1,
    })),
    features: [],
    reservation: null,
  }));
}

/** Nothing that would hold a replay up: no gaps between calls, and whoever was missed may come back all day. */
function policyOf({ floorEvery, overdueAfterMs }: PlanOptions): BranchConfig['policy'] {
  return {
    floorEvery,
    overflowAfterMs: { level2: 0, level3: 0 },
    overflowAtLength: { level2: 1, level3: 1 },
    recallLimit: 20,
    recallGapMs: 0,
    callGapMs: 0,
    returnWithinMs: DAY_MS,
    returnBehind: 0,
    postponeBehind: 1,
    // No longer than the limit of a lane: a longer binding could keep somebody waiting past it.
    bindingMs: overdueAfterMs,
    undoWithinMs: 0,
    numberStart: 1,
    carriesOver: false,
  };
}

const labelOf = (name: string) => name.trim().slice(0, 60).trim() || '–';
