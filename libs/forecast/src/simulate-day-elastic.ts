import type { CounterId, LaneId, Lobby, ServiceId } from '@lobbyflow/engine';
import { overtakesInRow, presentTickets } from '@lobbyflow/engine';
import type { ForecastCounter, ForecastFlow } from './forecast-waits.js';
import type { ServiceTimes } from './service-times.js';
import { instantAt } from './simulate-day-lobby.js';
import {
  byPlan,
  byThreshold,
  closableOf,
  openableOf,
  type Pressure,
} from './simulate-day-simple-rules.js';
import { type AdviceEffort, type AdvicePrices, adviseWindows } from './window-advice.js';

/** By what rule elastic counters are opened and closed; counters that are not elastic keep to their shifts. */
export type ElasticRule =
  | { readonly id: 'none' | 'all' }
  /** Opens when a figure of the hall reaches one bound, closes when it is down at the other. */
  | {
      readonly id: 'threshold';
      readonly of?: Pressure;
      readonly openAt: number;
      readonly closeAt: number;
    }
  /** Keeps to a plan made before the day: how many windows in each step, elastic ones among them. */
  | { readonly id: 'plan'; readonly stepMs: number; readonly windows: readonly number[] }
  /** Looks ahead (`adviseWindows`). */
  | {
      readonly id: 'advice';
      readonly prices: AdvicePrices;
      readonly effort: AdviceEffort;
      readonly expected: ExpectedDay;
      readonly lateAfterMs: number;
    };

/** What is known of a day before it begins: how many are expected when, and what for. */
export interface ExpectedDay {
  readonly stepMs: number;
  /** Customers an hour in each step from opening, over all services and lanes. */
  readonly perHour: readonly number[];
  /** How the flow is shared out; the shares add up to 1. */
  readonly mix: readonly {
    readonly serviceId: ServiceId;
    readonly laneId: LaneId;
    readonly share: number;
  }[];
  /** By service, the way to the counter included. */
  readonly times: ReadonlyMap<ServiceId, ServiceTimes>;
  readonly patienceMs: number;
  readonly noShowShare: number;
}

/** A counter as a review finds it. */
export interface ReviewedCounter {
  readonly id: CounterId;
  readonly isElastic: boolean;
  /** `opening`: somebody is on the way; `closing`: calls nobody more. */
  readonly state: 'closed' | 'opening' | 'open' | 'closing';
  /** When it opened or is going to; since opening of the branch, `null` when closed. */
  readonly openAtMs: number | null;
  /** When its shift ends; `null`: with the day. */
  readonly closesAtMs: number | null;
  readonly isBusy: boolean;
}

/** The hall when windows are reviewed. */
export interface HallNow {
  readonly atMs: number;
  readonly lobby: Lobby;
  readonly waiting: number;
  /** How many have come so far. */
  readonly came: number;
  readonly counters: readonly ReviewedCounter[];
  readonly setUpMs: number;
  readonly minimumOpenMs: number;
}

/** What a review orders: one counter to be opened, or closed, or nothing. */
export type ElasticOrder = { readonly action: 'open' | 'close'; readonly id: CounterId } | null;

/** Reviews the elastic windows by the rule; at most one change at a time. */
export function reviewWindows(rule: ElasticRule, hall: HallNow): ElasticOrder {
  switch (rule.id) {
    case 'none':
    case 'all':
      return null;
    case 'threshold':
      return byThreshold(rule, hall);
    case 'plan':
      return byPlan(rule, hall);
    case 'advice':
      return byAdvice(rule, hall);
  }
}

function byAdvice(
  { prices, effort, expected, lateAfterMs }: Extract<ElasticRule, { id: 'advice' }>,
  hall: HallNow,
): ElasticOrder {
  const { lobby, atMs, setUpMs, minimumOpenMs } = hall;
  if (lobby.config === null) return null;
  const [openable, closable] = [openableOf(hall), closableOf(hall)];
  if (openable === undefined && closable === undefined) return null;
  const counters = hall.counters.map((counter) => forecastCounter(counter, hall));
  const toOpen = counters.find(({ id }) => id === openable?.id);
  const groups = new Set([...lobby.index.askers.values()].map(({ group }) => group));
  const advice = adviseWindows(
    {
      now: instantAt(atMs),
      index: lobby.index,
      policy: lobby.config.policy,
      counters,
      waiting: presentTickets(lobby).filter(({ state }) => state === 'waiting'),
      callsOfService: lobby.callsOfService,
      overtakesInRow: new Map([...groups].map((group) => [group, overtakesInRow(lobby, group)])),
      flows: flowsFrom(expected, atMs, effort.horizonMs),
      times: expected.times,
      patienceMs: expected.patienceMs,
      noShowShare: expected.noShowShare,
      openable: toOpen === undefined ? [] : [{ counter: toOpen, setUpMs, minimumOpenMs }],
      closable: closable === undefined ? [] : [closable.id],
      lateAfterMs,
      seen: { came: hall.came, expected: expectedBetween(expected, 0, atMs) },
      prices,
    },
    { ...effort, seed: effort.seed + atMs },
  );
  if (advice.action === 'keep' || advice.counterId === null) return null;
  return { action: advice.action, id: advice.counterId };
}

function forecastCounter(counter: ReviewedCounter, { lobby, atMs }: HallNow): ForecastCounter {
  const { id, openAtMs, closesAtMs, state } = counter;
  const real = lobby.counters.get(id);
  const ticket = real?.ticketId == null ? undefined : lobby.tickets.get(real.ticketId);
  const endsAt = closesAtMs === null ? null : instantAt(closesAtMs);
  return {
    id,
    opensAt: openAtMs === null ? null : instantAt(openAtMs),
    closesAt: state === 'closing' ? instantAt(atMs) : endsAt,
    idleSince: real?.idleSince ?? instantAt(atMs),
    busyWith:
      ticket === undefined ? null : { serviceId: ticket.serviceId, since: ticket.startedAt },
    pace: 1,
  };
}

/** The mean rates from now to the horizon: nobody comes after the door is shut. */
function flowsFrom(expected: ExpectedDay, atMs: number, horizonMs: number): ForecastFlow[] {
  const customers = expectedBetween(expected, atMs, atMs + horizonMs);
  const perHour = (customers * HOUR_MS) / horizonMs;
  return expected.mix.map(({ serviceId, laneId, share }) => ({
    serviceId,
    laneId,
    perHour: perHour * share,
  }));
}

const HOUR_MS = 3_600_000;

/** How many customers are expected from one time to another, both in milliseconds since opening. */
export function expectedBetween(
  { perHour, stepMs }: Pick<ExpectedDay, 'perHour' | 'stepMs'>,
  fromMs: number,
  toMs: number,
): number {
  return perHour.reduce((sum, rate, step) => {
    const overlapMs = Math.min(toMs, (step + 1) * stepMs) - Math.max(fromMs, step * stepMs);
    return sum + (Math.max(0, overlapMs) * rate) / HOUR_MS;
  }, 0);
}
