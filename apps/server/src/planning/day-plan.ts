import type { PlannedHalfHour } from '@lobbyflow/contract';
import type { BusinessDay, Hours } from '@lobbyflow/engine';
import { dayLevel, type PlanQuestion, planWindows, waitsLongerShare } from '@lobbyflow/forecast';
import { DateTime } from 'luxon';
import { HALF_HOUR_MS } from '../forecast/history.repository.js';

/** A day in numbers: what was expected, and what has happened of it by now. */
export interface PlanFacts {
  readonly midnight: number;
  /** The first half-hour from midnight, and the one after the last. */
  readonly span: readonly [number, number];
  readonly expected: ReadonlyMap<number, number>;
  /** By half-hour; `null`: the day has not begun. */
  readonly happened: ReadonlyMap<number, { readonly came: number; readonly openMs: number }> | null;
  readonly now: number;
  /** The day is going on: what has come says how busy it is. */
  readonly isToday: boolean;
  readonly set: ReadonlyMap<number, number>;
  readonly question: Omit<PlanQuestion, 'stepMs' | 'perHour'>;
}

const PER_HOUR = 2;

/** Plans windows for a day, half-hour by half-hour. */
export function planDay(facts: PlanFacts): {
  readonly halfHours: PlannedHalfHour[];
  readonly level: number;
  readonly expectedSoFar: number;
  readonly cameSoFar: number;
  readonly error: number | null;
} {
  const { span, question, set, midnight } = facts;
  const steps = Array.from({ length: span[1] - span[0] }, (_, place) => span[0] + place);
  const soFar = soFarOf(steps, facts);
  const level = facts.isToday ? dayLevel(soFar.came, soFar.expected) : 1;
  const expectedIn = (step: number) => facts.expected.get(step) ?? 0;
  const current = steps.map(
    (step) => expectedIn(step) * (endOf(step, facts) > facts.now ? level : 1),
  );
  const perHour = current.map((customers) => customers * PER_HOUR);
  const meanMs = question.mix.reduce((sum, { share, times }) => sum + share * times.meanMs, 0);
  const planned = planWindows({ ...question, stepMs: HALF_HOUR_MS, perHour });
  const halfHours = steps.map((step, place): PlannedHalfHour => {
    const { load = 0, windows: needed = 1 } = planned[place] ?? {};
    const from = midnight + step * HALF_HOUR_MS;
    const hasBegun = facts.happened !== null && from < facts.now;
    const there = facts.happened?.get(step);
    const late = (windows: number) =>
      waitsLongerShare(windows, load, { limitMs: question.limitMs, meanMs });
    return {
      at: timeOf(step),
      from: new Date(from).toISOString(),
      expected: rounded(expectedIn(step)),
      current: rounded(current[place] ?? 0),
      came: hasBegun ? (there?.came ?? 0) : null,
      needed,
      windows: set.get(step) ?? needed,
      isSet: set.has(step),
      open: hasBegun
        ? rounded((there?.openMs ?? 0) / Math.min(HALF_HOUR_MS, facts.now - from))
        : null,
      late: Array.from({ length: question.maxWindows }, (_, less) =>
        rounded(late(less + 1), 1_000),
      ),
    };
  });
  return {
    halfHours,
    level: rounded(level, 1_000),
    expectedSoFar: rounded(soFar.expected),
    cameSoFar: soFar.came,
    error: soFar.came === 0 ? null : rounded(soFar.off / soFar.came, 1_000),
  };
}

/** Of half-hours that are over. */
function soFarOf(steps: readonly number[], facts: PlanFacts) {
  const sums = { came: 0, expected: 0, off: 0 };
  if (facts.happened === null) return sums;
  for (const step of steps) {
    if (endOf(step, facts) > facts.now) continue;
    const came = facts.happened.get(step)?.came ?? 0;
    const expected = facts.expected.get(step) ?? 0;
    sums.came += came;
    sums.expected += expected;
    sums.off += Math.abs(expected - came);
  }
  return sums;
}

function endOf(step: number, { midnight }: Pick<PlanFacts, 'midnight'>): number {
  return midnight + (step + 1) * HALF_HOUR_MS;
}

/** The half-hours in which the branch is open on that day, or else in which anybody comes. */
export function spanOf(
  businessDay: BusinessDay,
  { weekly }: Hours,
  customers: Iterable<readonly [number, number]>,
): readonly [number, number] {
  const { weekday } = DateTime.fromISO(businessDay, { zone: 'utc' });
  const hours = weekly?.filter((one) => one.weekday === weekday) ?? [];
  const open = hours.flatMap(({ from, to }) => [Math.floor(stepOf(from)), Math.ceil(stepOf(to))]);
  const busy = [...customers].filter(([, count]) => count >= LEAST).map(([step]) => step);
  const all = [...open, ...(hours.length > 0 ? [] : busy.flatMap((step) => [step, step + 1]))];
  if (all.length === 0) return [0, 0];
  return [Math.max(0, Math.min(...all)), Math.min(STEPS, Math.max(...all))];
}

/** Fewer customers in half an hour are an accident. */
const LEAST = 0.3;
/** A day and the hours after midnight that belong to it. */
const STEPS = 48;

/** `09:30` is 19. */
export function stepOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 2 + minute / 30;
}

function timeOf(step: number): string {
  return `${String(Math.floor(step / 2) % 24).padStart(2, '0')}:${step % 2 === 0 ? '00' : '30'}`;
}

function rounded(value: number, by = 10): number {
  return Math.round(value * by) / by;
}
