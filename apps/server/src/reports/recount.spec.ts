import { describe, expect, it } from '@jest/globals';
import type { DayReport } from '@lobbyflow/contract';
import type { BusinessDay, Command, TicketId } from '@lobbyflow/engine';
import {
  anInstant,
  BRANCH,
  commandOf,
  FakeClock,
  openDay,
  type Wish,
  wishes,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import type { Process } from '../../test/a-process.js';
import { reportsOf } from '../../test/a-report.js';
import { processes } from '../../test/processes.js';
import { Recount } from '../../test/recount.js';
import { recountedDay } from '../../test/recounted-day.js';

const server = processes();
/** Days that were drawn once; each has everything that can happen at a counter, undone acts too. */
const DAYS = fc
  .sample(fc.array(wishes(60), { minLength: 16, maxLength: 16 }), { numRuns: 4, seed: 20_261_124 })
  .map((parts) => parts.flat());

async function playOut({ journal, submit }: Process, clock: FakeClock, wanted: readonly Wish[]) {
  const issued: TicketId[] = [];
  const days = ['2026-01-05'];
  for (const wish of wanted) {
    clock.advance(wish.afterMs);
    let command: Command = commandOf(wish, journal.current.lobby, issued);
    if (command.type === 'open-day') {
      const businessDay = `2026-01-${String(days.length + 5).padStart(2, '0')}` as BusinessDay;
      command = { ...command, businessDay };
    }
    const { status } = await submit(command);
    if (command.type === 'issue' && status === 201) issued.push(command.ticketId);
    if (command.type === 'open-day' && status === 200) days.push(command.businessDay);
  }
  return days;
}

async function aRandomPast(index: number) {
  const clock = new FakeClock(anInstant(0));
  const process = await server.start({ clock });
  await process.submit(openDay());
  const days = await playOut(process, clock, DAYS[index]!);
  const commits = await process.commits.after(BRANCH, 0, 100_000);
  return { days, recount: new Recount(commits), reports: reportsOf(process).dayReports, clock };
}

describe.each(DAYS.map((_, index) => index))('The report of a random past, number %i', (index) => {
  it('has in every figure what the journal has, counted by hand', async () => {
    const { days, recount, reports, clock } = await aRandomPast(index);
    let visits = 0;
    for (const day of days) {
      const report: DayReport = await reports.report(BRANCH, day as BusinessDay);
      const counted = recountedDay(recount, day, clock.now());

      expect({ day, ...report.figures }).toEqual({ day, ...counted.figures });
      expect({ day, ...report.kpis }).toEqual({ day, ...counted.kpis });
      expect(
        report.staff.map(({ tellerId, openMs, pausedMs, servingMs }) => {
          return { tellerId, openMs, pausedMs, servingMs };
        }),
      ).toEqual(counted.staff);
      expect(
        report.exceptions.map(({ revision, ticketId, reason, actorId }) => {
          return { revision, ticketId, reason, actorId };
        }),
      ).toEqual(counted.exceptions);
      for (const {
        from,
        arrivals,
        calls,
        waiting,
        waitMeanMs,
        tooLong,
        windows,
      } of report.halfHours) {
        const told = { from, arrivals, calls, waiting, waitMeanMs, tooLong, windows };
        expect(told).toEqual({ from, ...counted.halfHours(Date.parse(from)) });
      }
      visits += report.figures.visits;
    }
    expect(visits).toBeGreaterThan(20);
    expect(recount.undone).toBeGreaterThan(0);
  });
});
