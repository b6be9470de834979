import { beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES, WhatIfWish } from '@lobbyflow/contract';
import { A_DAY, BRANCH } from '@lobbyflow/testing';
import { inStepWith, type Process } from '../../test/a-process.js';
import { reportsOf } from '../../test/a-report.js';
import { daysBefore, writePastDays } from '../../test/past-days.js';
import { processes } from '../../test/processes.js';
import { CounterSessionEntity } from '../db/entities/counter-session.entity.js';
import { HistoryRepository } from '../forecast/history.repository.js';
import { type JobRunner, JobsInProcess } from './job-runner.js';
import { WhatIfs } from './what-if.service.js';

const server = processes();
const [YESTERDAY = ''] = daysBefore(A_DAY, 1);
const HOUR_MS = 3_600_000;
let process: Process;

function theWhatIfs(jobs: JobRunner = new JobsInProcess()) {
  const { journals, databases, clock } = process;
  const { projector, days } = reportsOf(process);
  const history = new HistoryRepository(databases.read);
  return new WhatIfs(journals, projector, days, history, jobs, inStepWith(clock));
}
const play = async (wish: object = {}) => {
  const body = WhatIfWish.parse({ businessDay: YESTERDAY, replications: 8, ...wish });
  return ROUTES.whatIf.answer.parse(await theWhatIfs().play(BRANCH, body));
};

/** Yesterday 24 an hour came; counter 1 was open all day, counter 2 for the second half. */
beforeEach(async () => {
  process = await server.morning();
  const { writer } = process.databases;
  const past = { branchId: BRANCH, days: [YESTERDAY], perHour: () => 24, counters: 2 };
  await writePastDays(writer, past);
  const opens = Date.parse(`${YESTERDAY}T08:00:00Z`);
  const sessionOf = (counterId: string, fromMs: number) => ({
    ...{ branchId: BRANCH, counterId, businessDay: YESTERDAY, revision: Number(counterId) },
    ...{ tellerId: null, openedAt: opens + fromMs, closedAt: opens + 8 * HOUR_MS, pausedMs: 0 },
    pausedAt: null,
  });
  await writer.transaction(async (db) => {
    await db.insert(CounterSessionEntity, [
      sessionOf('1', 0),
      sessionOf('2', 4 * HOUR_MS),
    ] as never);
  });
});

describe('A past day that might have been otherwise', () => {
  it('is the same day where nothing is otherwise, and tells how near it is to what happened', async () => {
    const { differences, asItWas, customers, real, replications } = await play();

    expect(replications).toBe(8);
    expect(differences.meanWaitMs).toEqual({ mean: 0, from: 0, to: 0 });
    expect(customers).toBe(real.visits);
    expect(asItWas.halfHours.map(({ open }) => open).slice(0, 2)).toEqual([1, 1]);
    expect(asItWas.halfHours[9]!.open).toBeCloseTo(2, 1);
    expect(asItWas.halfHours[0]!.at).toBe('16:00');
  });

  it('has shorter waits where the second window is open all day', async () => {
    const { differences, changed, asItWas } = await play({
      counters: [{ counterId: '2', open: 'all-day' }],
    });

    expect(differences.meanWaitMs.to).toBeLessThan(0);
    expect(differences.windowMinutes.mean).toBeGreaterThan(180);
    expect(changed.lateShare).toBeLessThan(asItWas.lateShare);
  });

  it('ends although nobody is served, and says on how many days', async () => {
    const { changed } = await play({
      replications: 2,
      counters: [
        { counterId: '1', open: 'shut' },
        { counterId: '2', serviceIds: ['loans'] },
      ],
    });

    expect(changed.visits).toBeGreaterThan(0);
    expect(changed.meanMs).toBeNull();
    expect(changed.leftShare).toBeGreaterThan(0.9);
  });

  it('of a day on which nobody came is not there; what the branch does not have is named', async () => {
    await expect(play({ businessDay: '2025-01-01' })).rejects.toThrow('not-found');
    await expect(
      play({ lanes: [{ laneId: 'gold', creditMs: 0 }], counters: [{ counterId: '77' }] }),
    ).rejects.toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'lanes.0.laneId' }, { path: 'counters.0.counterId' }],
    });
  });

  it('is not begun while too many wait for theirs', async () => {
    let give = (): void => undefined;
    const later = new Promise<void>((resolve) => {
      give = resolve;
    });
    class Slow extends JobsInProcess {
      override async run(): Promise<never> {
        await later;
        throw new Error('given up, by this test');
      }
    }
    const whatIfs = theWhatIfs(new Slow());
    const wish = WhatIfWish.parse({ businessDay: YESTERDAY });
    const waiting = Array.from({ length: 3 }, () => whatIfs.play(BRANCH, wish));

    await expect(whatIfs.play(BRANCH, wish)).rejects.toMatchObject({ code: 'busy' });
    give();
    await Promise.allSettled(waiting);
  });
});
