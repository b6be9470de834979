import { describe, expect, it } from '@jest/globals';
import { DayFigures, VisitList } from '@lobbyflow/contract';
import type { BranchId, Command } from '@lobbyflow/engine';
import { A_DAY, BRANCH, MINUTE_MS, ofTicket, press } from '@lobbyflow/testing';
import { type Process, take } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { Projector } from '../projections/projector.js';
import { ReportsService } from './reports.service.js';
import { VisitsRepository } from './visits.repository.js';

const server = processes();

function theReports({ journals, commits, databases: { writer, read }, feed }: Process) {
  const projector = new Projector(journals, commits, new ProjectionsRepository(writer), feed);
  return new ReportsService(journals, projector, new VisitsRepository(read));
}

/** What happens, each after this many minutes. */
type Script = readonly (readonly [afterMinutes: number, command: Command])[];

async function playOut({ submit, clock }: Process, script: Script): Promise<void> {
  for (const [minutes, command] of script) {
    clock.advance(minutes * MINUTE_MS);
    const { status, body } = await submit(command);
    if (status >= 400) throw new Error(`${command.type}: ${body}`);
  }
}

/**
 * Counters 1 and 2 are open from 09:00, three customers come at 09:00: the first
 * is served from 09:11 to 09:15, the second is called at 09:40 and does not come,
 * the third leaves at 09:42, a fourth comes then and waits.
 */
const A_MORNING: Script = [
  [10, press('call-next', 1)],
  [1, press('start', 1)],
  [4, press('finish', 1)],
  [5, press('pause', 2, { reason: 'meal' })],
  [20, press('call-next', 1)],
  [0, press('no-show', 1)],
  [2, ofTicket('abandon', 'ticket-3')],
  [0, take(4)],
  [8, press('resume-counter', 2)],
];

describe('The figures of a business day', () => {
  it('are those of the glossary', async () => {
    const process = await server.morning();
    await playOut(process, A_MORNING);
    process.clock.advance(10 * MINUTE_MS);

    const figures = await theReports(process).day(BRANCH, A_DAY);

    expect(DayFigures.parse(figures)).toEqual({
      businessDay: A_DAY,
      visits: 4,
      served: 1,
      abandoned: 1,
      missed: 1,
      diverted: 0,
      ended: 0,
      open: 1,
      waitMeanMs: 25 * MINUTE_MS,
      waitP50Ms: 10 * MINUTE_MS,
      waitP90Ms: 40 * MINUTE_MS,
      waitMaxMs: 40 * MINUTE_MS,
      overdue: 2,
      serviceLevel: 0.5,
      abandonmentRate: 0.25,
      handlingMeanMs: 4 * MINUTE_MS,
      occupancy: 4 / (60 + 60 - 30),
    });
  });

  it('count who did not come as missed, also when the day is over', async () => {
    const process = await server.morning();
    await playOut(process, A_MORNING);
    await playOut(process, [[1, { type: 'close-day', isRoll: false }]]);

    const figures = await theReports(process).day(BRANCH, A_DAY);

    expect(figures).toMatchObject({ served: 1, abandoned: 1, missed: 1, ended: 1, open: 0 });
  });

  it('of a day without customers are nothing, not an error', async () => {
    const figures = await theReports(await server.morning()).day(BRANCH, '2020-02-29' as never);

    expect(figures).toMatchObject({
      visits: 0,
      waitMeanMs: null,
      serviceLevel: null,
      occupancy: null,
    });
  });

  it('of a branch that is not there are not found', async () => {
    const reports = theReports(await server.morning());

    await expect(reports.day('south' as BranchId, A_DAY)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('The visits of a business day', () => {
  it('are listed in the order of arrival, page by page', async () => {
    const process = await server.morning();
    await playOut(process, A_MORNING);
    const reports = theReports(process);

    const first = await reports.list(BRANCH, { businessDay: A_DAY, limit: 3 });
    const rest = await reports.list(BRANCH, { businessDay: A_DAY, after: Number(first.next) });

    expect(VisitList.parse(first).items.map(({ number, state }) => [number, state])).toEqual([
      ['A001', 'served'],
      ['A002', 'missed'],
      ['A003', 'abandoned'],
    ]);
    expect(rest).toMatchObject({ items: [{ number: 'A004', state: 'waiting' }], next: null });
  });

  it('say how long each waited, where it was served, and by which rule', async () => {
    const process = await server.morning();
    await playOut(process, A_MORNING);

    const { items } = await theReports(process).list(BRANCH, { businessDay: A_DAY });

    expect(items[0]).toEqual({
      ticketId: 'ticket-1',
      number: 'A001',
      serviceId: 'cash',
      laneId: 'general',
      state: 'served',
      arrivedAt: '2026-01-05T09:00:00.000Z',
      calledAt: '2026-01-05T09:10:00.000Z',
      startedAt: '2026-01-05T09:11:00.000Z',
      endedAt: '2026-01-05T09:15:00.000Z',
      counterId: '1',
      legs: 1,
      waitMs: 10 * MINUTE_MS,
      rule: 'head-start',
    });
  });
});
