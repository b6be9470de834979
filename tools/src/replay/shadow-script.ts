import type { DayPlan } from './plan-day.js';
import { isCalled, type Leg, type Service, servicesOf, type Visit } from './visit.js';

/** One thing that happened, as a command that makes it happen again. */
export type Step =
  | { readonly at: number; readonly do: 'open' | 'close'; readonly counterId: string }
  | { readonly at: number; readonly do: 'issue'; readonly visit: Visit }
  | { readonly at: number; readonly do: TicketAct; readonly visit: Visit }
  | {
      readonly at: number;
      readonly do: 'call' | 'start' | 'finish' | 'no-show';
      readonly visit: Visit;
      readonly counterId: string;
    }
  | {
      readonly at: number;
      readonly do: 'transfer';
      readonly visit: Visit;
      readonly counterId: string;
      readonly to: TransferTo;
    };
export type TicketAct = 'return' | 'hold-ticket' | 'resume' | 'abandon';
export type TransferTo =
  | { readonly serviceId: string; readonly counterId?: never }
  | { readonly counterId: string; readonly serviceId?: never };

/**
 * Ranks of what happens within one second: who was served before leaves the counter, then people come and counters
 * open, then services begin (those that take no time also end), then later legs begin to wait, people give up, and
 * counters close. So a service may begin in the second in which the one before it ends, and a customer be called in
 * the second in which he came.
 */
const RANK = { ends: 0, comes: 1, serves: 2, waits: 3, leaves: 4, closes: 5 } as const;

interface Ranked {
  readonly rank: number;
  /** Settles what is left within a rank. */
  readonly order: number;
  readonly step: Step;
}

/** Writes down a day step by step, in an order in which a lobby can do it again. */
export function shadowScript({ visits, counters }: DayPlan): Step[] {
  const ranked: Ranked[] = [];
  for (const { id, sessions } of counters) {
    for (const { fromAt, untilAt } of sessions) {
      ranked.push(at(fromAt, RANK.comes, { do: 'open', counterId: id }));
      ranked.push(at(untilAt, RANK.closes, { do: 'close', counterId: id }));
    }
  }
  for (const visit of visits) {
    ranked.push(at(visit.legs[0].arrivedAt, RANK.comes, { do: 'issue', visit }));
    const last = visit.legs.at(-1);
    if (last?.outcome === 'left') {
      const isLate = visit.legs.length > 1;
      if (isLate) ranked.push(...comesBack(visit, visit.legs.length - 1, RANK.waits));
      ranked.push(at(last.endedAt, RANK.leaves, { do: 'abandon', visit }));
    }
  }
  servicesOf(visits).forEach((service, order) => ranked.push(...serve(service, order)));
  return ranked
    .toSorted(
      (one, other) =>
        one.step.at - other.step.at || one.rank - other.rank || one.order - other.order,
    )
    .map(({ step }) => step);
}

type Unplaced = Step extends infer Each ? (Each extends Step ? Omit<Each, 'at'> : never) : never;

function at(when: number, rank: number, step: Unplaced, order = 0): Ranked {
  return { rank, order, step: { ...step, at: when } };
}

/** Call, start and end of a service, and the way to it where the visit went on. */
function serve({ visit, legIndex, leg }: Service, order: number): Ranked[] {
  const counterId = leg.counter;
  const { startedAt, endedAt } = leg;
  const isBrief = startedAt === endedAt;
  const rank = isBrief ? RANK.serves : RANK.ends;
  const steps: Ranked[] = [];
  if (legIndex > 0) {
    const isCalledAtOnce = leg.arrivedAt === startedAt;
    steps.push(...comesBack(visit, legIndex, isCalledAtOnce ? RANK.serves : RANK.waits, order));
  }
  steps.push(at(startedAt, RANK.serves, { do: 'call', visit, counterId }, order));
  if (leg.outcome === 'no-show') {
    return [...steps, at(endedAt, rank, { do: 'no-show', visit, counterId }, order)];
  }
  steps.push(at(startedAt, RANK.serves, { do: 'start', visit, counterId }, order));
  if (leg.outcome === 'served') {
    return [...steps, at(endedAt, rank, { do: 'finish', visit, counterId }, order)];
  }
  const next = visit.legs[legIndex + 1];
  const to = transferTo(leg, next);
  steps.push(at(endedAt, rank, { do: 'transfer', visit, counterId, to }, order));
  // Away until the next leg begins: on hold, so that it is no waiting.
  if (next && next.arrivedAt > endedAt) {
    steps.push(at(endedAt, rank, { do: 'hold-ticket', visit }, order));
  }
  return steps;
}

/** How a leg after the first begins to wait: back from a missed call, from being away, or at once. */
function comesBack(visit: Visit, legIndex: number, rank: number, order = 0): Ranked[] {
  const leg = visit.legs[legIndex];
  const before = visit.legs[legIndex - 1];
  if (!leg || !before) return [];
  if (before.outcome === 'no-show')
    return [at(leg.arrivedAt, rank, { do: 'return', visit }, order)];
  if (leg.arrivedAt === before.endedAt) return [];
  return [at(leg.arrivedAt, rank, { do: 'resume', visit }, order)];
}

/** To the service of the next leg; to its counter where the service stays the same. */
export function transferTo(leg: Leg, next: Leg | undefined): TransferTo {
  const isSame = next?.service === leg.service;
  if (next && isSame && isCalled(next)) return { counterId: next.counter };
  return { serviceId: next?.service ?? leg.service };
}
