import { afterEach, describe, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import { A_DAY, BRANCH, press } from '@lobbyflow/testing';
import { take, type Process } from '../../test/a-process.js';
import { daysBefore, writePastDays } from '../../test/past-days.js';
import { processes } from '../../test/processes.js';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { Projector } from '../projections/projector.js';
import { JobsInProcess } from './job-runner.js';
import { LearnedReports } from './learned-reports.service.js';
import { LearnedRepository } from './learned.repository.js';
import { LearnedToday } from './learned-today.js';
import { NightlyLearning } from './nightly-learning.js';
import { PastLegsRepository } from './past-legs.repository.js';

const server = processes();
const MINUTE_MS = 60_000;
/** What the forecast says today, too: two and a half times what comes of it. */
const PLAYED = { p50: 20 * MINUTE_MS, p90: 25 * MINUTE_MS };

const running: ReturnType<typeof learningOf>[] = [];
afterEach(async () => {
  for (const { today, nightly } of running.splice(0)) {
    await today.onModuleDestroy();
    await nightly.onModuleDestroy();
  }
});

function learningOf({ journals, commits, databases, feed, clock }: Process) {
  const { read, writer } = databases;
  const projector = new Projector(journals, commits, new ProjectionsRepository(writer), feed);
  const past = new PastLegsRepository(read);
  const learned = new LearnedRepository(read, writer);
  const today = new LearnedToday(journals, feed, learned, past);
  today.onModuleInit();
  const nightly = new NightlyLearning(
    journals,
    feed,
    projector,
    past,
    learned,
    today,
    new JobsInProcess(),
    clock,
  );
  return { today, nightly, reports: new LearnedReports(journals, learned) };
}

function learning(process: Process) {
  const parts = learningOf(process);
  running.push(parts);
  return parts;
}

const past = (process: Process, days: number) =>
  writePastDays(process.databases.writer, {
    branchId: BRANCH,
    days: daysBefore(A_DAY, days),
    told: 2.5,
  });

async function toldNow({ journal }: Process, { today }: ReturnType<typeof learningOf>) {
  const { lobby } = journal.current;
  const who = { serviceId: 'cash' as never, laneId: 'general' as never };
  const tell = () => today.newcomer(lobby, who, PLAYED, journal.clock.now());
  tell();
  await today.settled();
  return tell();
}

describe('A night at a branch', () => {
  it('without history teaches nothing, and says that nothing is known', async () => {
    const process = await server.morning();
    const parts = learning(process);
    await parts.nightly.learn(BRANCH);

    const report = ROUTES.learned.answer.parse(await parts.reports.report(BRANCH));
    expect(report).toMatchObject({ state: 'unknown', days: 0, services: [], judged: null });
    expect(await toldNow(process, parts)).toBeNull();
  });

  it('after few days knows how long services take, and corrects no forecast', async () => {
    const process = await server.morning();
    await past(process, 3);
    const parts = learning(process);
    await parts.nightly.learn(BRANCH);

    const { state, days, services } = await parts.reports.report(BRANCH);
    expect([state, days, services.map(({ serviceId }) => serviceId)]).toEqual([
      'too-few',
      3,
      ['cash'],
    ]);
    expect(await toldNow(process, parts)).toBeNull();
  });

  it('finds that forecasts were too long, and they are told shorter today, also after a restart', async () => {
    const process = await server.morning();
    await past(process, 14);
    const first = learning(process);
    await first.nightly.learn(BRANCH);

    const report = ROUTES.learned.answer.parse(await first.reports.report(BRANCH));
    expect([report.state, report.lastDay]).toEqual(['used', daysBefore(A_DAY, 1)[0]]);
    expect(report.judged!.errorMs).toBeLessThan(report.judged!.plainErrorMs);
    const told = await toldNow(process, first);
    expect(told!.p50).toBeLessThan(0.75 * PLAYED.p50);

    const again = await server.start({ clock: process.clock });
    expect(await toldNow(again, learning(again))).toEqual(told);
  });

  it('goes on with who has come, so that a customer keeps what was told when he came', async () => {
    const process = await server.morning();
    await past(process, 14);
    const parts = learning(process);
    await parts.nightly.learn(BRANCH);
    await toldNow(process, parts);
    await process.submit(take(4));
    const ticket = process.journal.current.lobby.tickets.values().at(-1)!;

    const told = parts.today.ticket(process.journal.current.lobby, ticket, PLAYED)!;
    const half = { p50: PLAYED.p50 / 2, p90: PLAYED.p90 / 2 };

    expect(parts.today.waiting(BRANCH, ticket.id, PLAYED)!.p50).toBeCloseTo(told.p50, 0);
    expect(parts.today.waiting(BRANCH, ticket.id, half)!.p50).toBeCloseTo(told.p50 / 2, 0);
    for (let call = 0; call < 4; call += 1) {
      await process.submit(press('call-next', 1));
      await process.submit(press('start', 1));
      await process.submit(press('finish', 1));
    }
    expect(parts.today.waiting(BRANCH, ticket.id, PLAYED)).toBeNull();
  });
});
