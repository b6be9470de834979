import { beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import type { BusinessDay } from '@lobbyflow/engine';
import { A_DAY, BRANCH, MINUTE_MS } from '@lobbyflow/testing';
import { type Process, take } from '../../test/a-process.js';
import { reportsOf } from '../../test/a-report.js';
import { daysBefore, writePastDays } from '../../test/past-days.js';
import { processes } from '../../test/processes.js';
import { HistoryRepository } from '../forecast/history.repository.js';
import { ArrivalHistories } from './arrival-histories.js';
import { CalendarRepository } from './calendar.repository.js';
import { CalendarService } from './calendar.service.js';
import { DayPlans } from './day-plan.service.js';
import { PlannedWindowsRepository } from './planned-windows.repository.js';

const server = processes();
const TODAY = A_DAY;
const isPension = (day: string) => day.endsWith('-10');
let process: Process;
let plans: DayPlans;
let calendar: CalendarService;

beforeEach(async () => {
  process = await server.morning();
  const { journals, databases } = process;
  const { read, writer } = databases;
  const days = new CalendarRepository(read, writer);
  const history = new HistoryRepository(read);
  const { projector, days: records } = reportsOf(process);
  plans = new DayPlans(
    journals,
    projector,
    new ArrivalHistories(journals, history, days),
    days,
    new PlannedWindowsRepository(read, writer),
    history,
    records,
  );
  calendar = new CalendarService(journals, days);
});

/** Nine weeks: a dozen an hour, three times as many on the tenth of each month. */
const somePast = () =>
  writePastDays(process.databases.writer, {
    branchId: BRANCH,
    days: daysBefore(A_DAY, 63),
    perHour: (day, hour) => (isPension(day) ? 36 : 12) * (hour < 11 ? 1.5 : 1),
  });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const planOf = async (day: BusinessDay = TODAY) =>
  ROUTES.dayPlan.answer.parse(await plans.plan(BRANCH, day));

describe('The day ahead', () => {
  it('of a branch without history is not known, and no figure is made up', async () => {
    expect(await planOf()).toMatchObject({ state: 'unknown', halfHours: [], learnedFrom: null });
  });

  it('has who is expected, and the windows that keep waits short', async () => {
    await somePast();

    const { state, halfHours, learnedFrom } = await planOf();

    expect([state, learnedFrom?.days]).toEqual(['known', 63]);
    const nine = halfHours.find(({ at }) => at === '16:30')!;
    const two = halfHours.find(({ at }) => at === '21:00')!;
    expect(nine.expected).toBeGreaterThan(7);
    expect(nine.expected).toBeLessThan(11);
    expect(two.expected).toBeLessThan(nine.expected);
    expect(nine.late[nine.needed - 1]).toBeLessThanOrEqual(0.1);
    if (nine.needed > 1) expect(nine.late[nine.needed - 2]).toBeGreaterThan(0.1);
  });

  it('of a pension day has three times as many, once the calendar knows of them', async () => {
    await somePast();
    const next = '2026-01-10' as BusinessDay;
    const plain = sum((await planOf(next)).halfHours.map(({ expected }) => expected));
    const pensionDays = ['2025-11-10', '2025-12-10', next];
    await calendar.import(BRANCH, {
      csv: ['date,kind', ...pensionDays.map((day) => `${day},pension-day`)].join('\n'),
    });

    const plan = await planOf(next);

    expect([plan.kinds, plan.learnedFrom?.alike]).toEqual([['pension-day'], 2]);
    expect(sum(plan.halfHours.map(({ expected }) => expected))).toBeGreaterThan(2 * plain);
  });

  it('moves with what has come today, and stands beside it', async () => {
    await somePast();
    const before = await planOf();
    for (let number = 4; number < 60; number += 1) await process.submit(take(number));
    process.clock.advance(45 * MINUTE_MS);

    const after = await planOf();

    expect(after.isToday).toBe(true);
    expect(sum(after.halfHours.map(({ came }) => came ?? 0))).toBe(59);
    expect(after.cameSoFar).toBe(59);
    expect(after.level).toBeCloseTo((60 + 59) / (60 + after.expectedSoFar), 2);
    expect(Math.abs(after.level - 1)).toBeGreaterThan(0.2);
    const last = after.halfHours.at(-1)!;
    expect([last.came, last.open]).toEqual([null, null]);
    expect(last.current).toBeCloseTo(last.expected * after.level, 0);
    expect(last.expected).toBe(before.halfHours.at(-1)!.expected);
  });

  it('has the windows that somebody sets, until they are set otherwise', async () => {
    await somePast();
    const set = await plans.set(BRANCH, TODAY, { windows: [{ at: '17:30', windows: 2 }] }, 'lead');
    const ten = set.halfHours.find(({ at }) => at === '17:30');
    expect([ten?.windows, ten?.isSet]).toEqual([2, true]);
    expect(set.halfHours.filter(({ isSet }) => isSet)).toHaveLength(1);

    const again = await plans.set(BRANCH, TODAY, { windows: [] }, 'lead');
    expect(again.halfHours.some(({ isSet }) => isSet)).toBe(false);
  });

  it('cannot have more windows than there are', async () => {
    const wish = { windows: [{ at: '17:30', windows: 99 }] };
    await expect(plans.set(BRANCH, TODAY, wish, 'lead')).rejects.toThrow('invalid-request');
  });
});

describe('A calendar', () => {
  it('with a fault is not taken in at all, and the fault has its line', async () => {
    await calendar.setDay(BRANCH, TODAY, ['pay-day']);
    const csv = 'date,kind\n2026-01-10,pension-day\n2026-01-32,pension-day';

    await expect(calendar.import(BRANCH, { csv })).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'csv.3' }],
    });
    expect(await calendar.list(BRANCH)).toEqual({
      items: [{ businessDay: TODAY, kinds: ['pay-day'] }],
    });
  });
});
