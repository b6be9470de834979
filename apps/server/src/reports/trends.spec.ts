import { beforeEach, describe, expect, it } from '@jest/globals';
import { TrendReport } from '@lobbyflow/contract';
import type { BranchId, BusinessDay, Command, TicketId } from '@lobbyflow/engine';
import { BRANCH, FakeClock, issue, MINUTE_MS, ofTicket, openDay, press } from '@lobbyflow/testing';
import type { Process } from '../../test/a-process.js';
import { reportsOf } from '../../test/a-report.js';
import { processes } from '../../test/processes.js';

const server = processes();
/** A Monday, the Tuesday after, and the Monday of the week and month after. */
const DAYS = ['2026-01-26', '2026-01-27', '2026-02-02'] as const;
const SPAN = { from: DAYS[0] as BusinessDay, to: DAYS[2] as BusinessDay };

let process: Process;
beforeEach(async () => {
  // Ten o’clock in Shanghai.
  const clock = new FakeClock(Date.parse(`${DAYS[0]}T02:00:00Z`) as never);
  process = await server.start({ clock });
});

async function does(command: Command): Promise<void> {
  const { status, body } = await process.submit(command);
  if (status >= 400) throw new Error(`${command.type}: ${body}`);
}

/** A day on which so many come at ten and are served one after the other, four minutes each. */
async function aDay(day: string, customers: number): Promise<void> {
  process.clock.advance(Date.parse(`${day}T02:00:00Z`) - process.clock.now());
  await does(openDay({ businessDay: day as BusinessDay }));
  await does(press('open', 1));
  for (let n = 0; n < customers; n += 1) {
    await does(issue({ ticketId: `${day}-${n}` as TicketId }));
  }
  for (let n = 0; n < customers; n += 1) {
    await does(press('call-next', 1));
    await does(press('start', 1));
    process.clock.advance(4 * MINUTE_MS);
    await does(press('finish', 1));
  }
}

const closes = () => does({ type: 'close-day', isRoll: false });

async function threeDays(): Promise<void> {
  await aDay(DAYS[0], 3);
  await closes();
  await aDay(DAYS[1], 1);
  await closes();
  await aDay(DAYS[2], 11);
}

describe('A trend', () => {
  it('is told by day, week and month, each of all its visits and not of means', async () => {
    await threeDays();

    const report = TrendReport.parse(await reportsOf(process).trends.report(BRANCH, SPAN));

    const brief = report.days.map(({ businessDay, visits, waitMeanMs, waitP90Ms, overdue }) => {
      return [
        businessDay,
        visits,
        (waitMeanMs ?? 0) / MINUTE_MS,
        (waitP90Ms ?? 0) / MINUTE_MS,
        overdue,
      ];
    });
    expect(brief).toEqual([
      [DAYS[0], 3, 4, 8, 0],
      [DAYS[1], 1, 0, 0, 0],
      [DAYS[2], 11, 20, 36, 3],
    ]);
    expect(report.weeks).toMatchObject([
      {
        from: DAYS[0],
        to: DAYS[1],
        days: 2,
        visits: 4,
        waitMeanMs: 3 * MINUTE_MS,
        serviceLevel: 1,
      },
      { from: DAYS[2], to: DAYS[2], days: 1, visits: 11, serviceLevel: 8 / 11 },
    ]);
    expect(report.months.map(({ from, visits }) => [from, visits])).toEqual([
      [DAYS[0], 4],
      [DAYS[2], 11],
    ]);
    expect(report.all).toMatchObject({
      days: 3,
      visits: 15,
      waitMeanMs: (232 / 15) * MINUTE_MS,
      occupancy: 1,
    });
    expect(report.services).toEqual([
      { serviceId: 'cash', legs: 15, handlingMeanMs: 4 * MINUTE_MS },
    ]);
  });

  it('has hours by weekday on the branch’s own clock, mean arrivals of its days', async () => {
    await threeDays();

    const { heat } = await reportsOf(process).trends.report(BRANCH, SPAN);

    expect(heat).toEqual([
      {
        weekday: 1,
        hour: 10,
        arrivals: 7,
        waitMeanMs: Math.round((232 / 14) * MINUTE_MS),
        tooLong: 3,
      },
      { weekday: 2, hour: 10, arrivals: 1, waitMeanMs: 0, tooLong: 0 },
    ]);
  });

  it('goes on with the day that is open, and remembers those that are over', async () => {
    await aDay(DAYS[0], 1);
    const { trends } = reportsOf(process);
    const visitsNow = async () => (await trends.report(BRANCH, SPAN)).all.visits;

    const early = await visitsNow();
    await does(issue({ ticketId: 'another' as TicketId }));
    const later = await visitsNow();
    await does(ofTicket('abandon', 'another'));
    await closes();
    const after = await trends.report(BRANCH, SPAN);

    expect([early, later]).toEqual([1, 2]);
    expect(after.all).toMatchObject({ visits: 2, abandoned: 1, abandonmentRate: 0.5 });
    expect(await trends.report(BRANCH, SPAN)).toEqual(after);
  });

  it('of a span without visits is empty, and of no branch is not found', async () => {
    const { trends } = reportsOf(process);

    const empty = await trends.report(BRANCH, SPAN);

    expect(empty).toMatchObject({
      days: [],
      weeks: [],
      heat: [],
      all: { visits: 0, waitP90Ms: null },
    });
    await expect(trends.report('south' as BranchId, SPAN)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
