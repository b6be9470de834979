import { beforeEach, describe, expect, it } from '@jest/globals';
import { PromiseReport } from '@lobbyflow/contract';
import type { BranchId, BusinessDay, CommandOf, LaneId, TicketId } from '@lobbyflow/engine';
import { A_DAY, BRANCH, issue, MINUTE_MS, press, PROTECTED, SECOND_MS } from '@lobbyflow/testing';
import type { Process } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import type { ToldWait } from '../journal/told-waits.js';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { Projector } from '../projections/projector.js';
import { PromisesRepository } from './promises.repository.js';
import { PromisesService } from './promises.service.js';

const server = processes();
const minutes = (p50: number, p90: number) => ({ p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS });
/** Ordinary customers are told ten minutes, at most twenty; protected ones two, at most four. */
const TOLD: Readonly<Record<string, ToldWait>> = {
  general: { method: 'simulated', told: minutes(10, 20), raw: minutes(9, 18) },
  protected: { method: 'formula', told: minutes(2, 4), raw: minutes(2, 4) },
};

let process: Process;
beforeEach(async () => {
  process = await server.morning();
  process.waits.tellBy((_, { laneId }) => TOLD[laneId] ?? null);
});

function thePromises({ journals, commits, databases: { writer, read }, feed }: Process) {
  const projector = new Projector(journals, commits, new ProjectionsRepository(writer), feed);
  return new PromisesService(journals, projector, new PromisesRepository(read));
}
const report = (days = { from: A_DAY, to: A_DAY }) => thePromises(process).report(BRANCH, days);
const takes = (number: number, over: Partial<CommandOf<'issue'>> = {}) =>
  process.submit(issue({ ticketId: `ticket-${number}` as TicketId, ...over }));
const after = (ms: number) => process.clock.advance(ms);

/** The three of the morning were told nothing; now three come who are, and two of them are called. */
async function aSmallDay(): Promise<void> {
  await takes(4);
  await takes(5, { laneId: PROTECTED });
  await takes(6);
  for (let customers = 0; customers < 3; customers += 1) await serve();
  after(7 * MINUTE_MS);
  await serve();
  after(6 * MINUTE_MS);
  await serve();
}

async function serve(): Promise<void> {
  await process.submit(press('call-next', 1));
  await process.submit(press('start', 1));
  await process.submit(press('finish', 1));
}

describe('Promised waits', () => {
  it('are judged by the calls: as a whole, by day, service and lane', async () => {
    await aSmallDay();

    const told = PromiseReport.parse(await report());

    // The protected one was called at once, before two of the morning; one general one after 13 minutes.
    expect(told.byLane).toEqual([
      {
        key: 'general',
        told: 2,
        called: 1,
        maeMs: 3 * MINUTE_MS,
        biasMs: -3 * MINUTE_MS,
        within5MinShare: 1,
        p90Coverage: 1,
      },
      {
        key: 'protected',
        told: 1,
        called: 1,
        maeMs: 2 * MINUTE_MS,
        biasMs: 2 * MINUTE_MS,
        within5MinShare: 1,
        p90Coverage: 1,
      },
    ]);
    expect(told.all).toMatchObject({ told: 3, called: 2, maeMs: 2.5 * MINUTE_MS });
    expect(told.byDay).toEqual([{ key: A_DAY, ...told.all }]);
    expect(told.byService).toEqual([{ key: 'cash', ...told.all }]);
  });

  it('that were broken show: late beyond the P90, and too short', async () => {
    await takes(4);
    for (let customers = 0; customers < 3; customers += 1) await serve();
    after(25 * MINUTE_MS);
    await serve();

    expect((await report()).all).toMatchObject({
      biasMs: -15 * MINUTE_MS,
      within5MinShare: 0,
      p90Coverage: 0,
    });
  });

  it('are open again when the call is taken back, and count the first call of several', async () => {
    await takes(4);
    for (let customers = 0; customers < 3; customers += 1) await serve();
    after(4 * MINUTE_MS);
    await process.submit(press('call-next', 1));
    after(SECOND_MS);
    await process.submit(press('undo', 1));
    expect((await report()).all).toMatchObject({ told: 1, called: 0, maeMs: null });

    after(6 * MINUTE_MS - SECOND_MS);
    await process.submit(press('call-next', 1));
    after(5 * MINUTE_MS);
    await process.submit(press('recall', 1));

    expect((await report()).all).toMatchObject({ called: 1, maeMs: 0 });
  });

  it('outlive the rows of the reports, which are made again', async () => {
    await aSmallDay();
    const before = await report();
    const { journals, commits, databases, feed } = process;

    const rows = new ProjectionsRepository(databases.writer);
    await new Projector(journals, commits, rows, feed).rebuild(BRANCH);

    expect(await report()).toEqual(before);
  });

  it('teach by the forecast as it was before it was corrected, on days before today', async () => {
    await aSmallDay();
    await report();
    const promises = new PromisesRepository(process.databases.read);
    const kept = (to: string) => promises.kept(BRANCH, { from: A_DAY, to: to as BusinessDay });

    expect(await kept(A_DAY)).toEqual([]);
    expect(await kept('2026-01-06')).toContainEqual({
      method: 'simulated',
      laneId: 'general' as LaneId,
      promised: minutes(9, 18),
      actualMs: 13 * MINUTE_MS,
    });
  });

  it('of a branch that is not there are not found', async () => {
    const asked = thePromises(process).report('south' as BranchId, { from: A_DAY, to: A_DAY });

    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('A source of waits that fails', () => {
  it('costs the wait in the answer, and no ticket', async () => {
    process.waits.tellBy(() => {
      throw new Error('broken by this test');
    });

    const { status, body } = await takes(4);

    expect(status).toBe(201);
    expect(JSON.parse(body)).toMatchObject({ ticket: { wait: null } });
    expect((await report()).all.told).toBe(0);
  });
});
