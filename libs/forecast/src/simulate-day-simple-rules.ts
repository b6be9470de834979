import { presentTickets } from '@lobbyflow/engine';
import { instantAt } from './simulate-day-lobby.js';
import type {
  ElasticOrder,
  ElasticRule,
  HallNow,
  ReviewedCounter,
} from './simulate-day-elastic.js';

/**
 * A figure of the hall that a rule looks at: customers waiting for each window; the minutes that the last of them would
 * wait if everybody took the standard handling time; the minutes that the one who came first has waited.
 */
export type Pressure = 'per-window' | 'expected-wait' | 'oldest-wait';

const MINUTE_MS = 60_000;

/** Opens one window at or above a bound, closes one at or below another. */
export function byThreshold(
  { of = 'per-window', openAt, closeAt }: Extract<ElasticRule, { id: 'threshold' }>,
  hall: HallNow,
): ElasticOrder {
  const pressure = pressureOf(of, hall);
  const [openable, closable] = [openableOf(hall), closableOf(hall)];
  if (pressure >= openAt && openable) return { action: 'open', id: openable.id };
  if (pressure <= closeAt && closable) return { action: 'close', id: closable.id };
  return null;
}

/** Has as many windows working as were planned for the time at which one ordered now would be ready. */
export function byPlan(
  { stepMs, windows }: Extract<ElasticRule, { id: 'plan' }>,
  hall: HallNow,
): ElasticOrder {
  const planned = windows[Math.floor((hall.atMs + hall.setUpMs) / stepMs)] ?? 0;
  const working = workingOf(hall);
  const [openable, closable] = [openableOf(hall), closableOf(hall)];
  if (working < planned && openable) return { action: 'open', id: openable.id };
  if (working > planned && closable) return { action: 'close', id: closable.id };
  return null;
}

function pressureOf(pressure: Pressure, hall: HallNow): number {
  const { waiting, lobby, atMs } = hall;
  const windows = Math.max(1, workingOf(hall));
  if (pressure === 'per-window') return waiting / windows;
  const tickets = presentTickets(lobby).filter(({ state }) => state === 'waiting');
  if (pressure === 'expected-wait') {
    const handlingOf = (id: string) => lobby.index.services.get(id as never)?.handlingMs ?? 0;
    const workMs = tickets.reduce((sum, { serviceId }) => sum + handlingOf(serviceId), 0);
    return workMs / windows / MINUTE_MS;
  }
  const first = tickets.reduce((least, { arrivedAt }) => Math.min(least, arrivedAt), Infinity);
  return Number.isFinite(first) ? (instantAt(atMs) - first) / MINUTE_MS : 0;
}

function workingOf({ counters }: HallNow): number {
  return counters.filter(({ state }) => state === 'open' || state === 'opening').length;
}

/** Counters of one kind are taken to be alike: the first that could be opened stands for all. */
export function openableOf({ counters }: HallNow): ReviewedCounter | undefined {
  return counters.find(({ isElastic, state }) => isElastic && state === 'closed');
}

/** Of those that have been open long enough, one at which nobody is served before others; the last first. */
export function closableOf({
  counters,
  atMs,
  minimumOpenMs,
}: HallNow): ReviewedCounter | undefined {
  const closable = counters.filter(
    ({ isElastic, state, openAtMs }) =>
      isElastic && state === 'open' && openAtMs !== null && atMs - openAtMs >= minimumOpenMs,
  );
  return closable.findLast(({ isBusy }) => !isBusy) ?? closable.at(-1);
}
