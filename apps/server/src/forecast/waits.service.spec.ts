import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BRANCH, MINUTE_MS, press, SECOND_MS } from '@lobbyflow/testing';
import type { WaitsAnswer } from '@lobbyflow/forecast';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inStepWith, type Process, take, told } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import { Histories } from './histories.js';
import { HistoryRepository } from './history.repository.js';
import { PromisesRepository } from './promises.repository.js';
import type { WaitsComputer } from './waits-computer.js';
import { NothingLearned } from '../planning/learned-waits-of-today.js';
import type { WaitsTask } from './waits-task.js';
import { WaitsService } from './waits.service.js';

let waits: WaitsService;
// Before the database is closed: what it reads is read to the end.
afterEach(() => waits.onModuleDestroy());
const server = processes();

/** Answers each question when the test says so: ten minutes, nine of ten within twenty. */
class FakeComputer implements WaitsComputer {
  readonly asked: WaitsTask[] = [];
  private readonly answers: ((failure?: Error) => void)[] = [];

  advise(): Promise<never> {
    return Promise.reject(new Error('nobody asks for advice here'));
  }

  compute(task: WaitsTask): Promise<WaitsAnswer> {
    this.asked.push(task);
    const range = { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS };
    const { waiting, newcomers } = task.question;
    const answer = {
      tickets: new Map(waiting.map(({ id }) => [id, range])),
      newcomers: newcomers.map(() => range),
    };
    return new Promise((resolve, reject) => {
      this.answers.push((failure) => (failure ? reject(failure) : resolve(answer)));
    });
  }

  async answer(failure?: Error): Promise<void> {
    this.answers.shift()?.(failure);
    await nextTurn();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let process: Process;
let computer: FakeComputer;

function theWaits({ journals, databases: { read }, waits: toldWaits, clock }: Process) {
  const stopwatch = inStepWith(clock);
  const [days, promises] = [new HistoryRepository(read), new PromisesRepository(read)];
  const histories = new Histories(journals, days, promises, stopwatch);
  const service = new WaitsService(
    journals,
    histories,
    computer,
    toldWaits,
    stopwatch,
    new NothingLearned(),
  );
  service.onModuleInit();
  return service;
}

beforeEach(async () => {
  process = await server.morning();
  computer = new FakeComputer();
  waits = theWaits(process);
});

const look = () => waits.look(BRANCH);
const pass = (ms: number) => process.clock.advance(ms);
const wait = async (number: number) => told(await process.submit(take(number))).ticket.wait;
const TEN_TO_TWENTY = { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS };

describe('Futures of a lobby', () => {
  it('are played only where somebody looks', async () => {
    await process.submit(take(4));
    pass(5 * SECOND_MS);
    await process.submit(press('call-next', 1));

    expect(computer.asked).toHaveLength(0);
    look();
    expect(computer.asked).toHaveLength(1);
  });

  it('are played at most once a second, however many look and whatever happens', async () => {
    look();
    await computer.answer();
    await process.submit(take(4));
    look();
    pass(900);
    look();
    expect(computer.asked).toHaveLength(1);

    pass(100);
    look();
    look();

    expect(computer.asked).toHaveLength(2);
  });

  it('are not asked for again before they are told', () => {
    look();
    pass(5 * SECOND_MS);
    look();

    expect(computer.asked).toHaveLength(1);
  });

  it('are played anew after ten seconds although nothing happened', async () => {
    look();
    await computer.answer();
    pass(9 * SECOND_MS);
    look();
    expect(computer.asked).toHaveLength(1);

    pass(SECOND_MS);
    look();

    expect(computer.asked).toHaveLength(2);
  });

  it('of the same lobby are played with the same lots, of another with others', async () => {
    look();
    await computer.answer();
    pass(10 * SECOND_MS);
    look();
    await computer.answer();
    await process.submit(take(4));
    pass(SECOND_MS);
    look();

    const [first, again, other] = computer.asked.map(({ effort }) => effort.seed);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('that could not be played cost nothing but themselves', async () => {
    look();
    await computer.answer(new Error('the thread has ended (by this test)'));
    pass(SECOND_MS);
    look();
    await computer.answer();

    expect(look().ofNewcomer({ serviceId: 'cash', laneId: 'general' } as never)).toEqual(
      TEN_TO_TWENTY,
    );
  });
});

describe('The wait in the answer to taking a ticket', () => {
  it('is what the kiosk shows, when nothing has happened since that was reckoned', async () => {
    look();
    await computer.answer();

    expect(await wait(4)).toEqual(TEN_TO_TWENTY);
  });

  it('is by formula when others have come since, and when nobody looks', async () => {
    for (const counter of [1, 2]) await process.submit(press('call-next', counter));
    look();
    await computer.answer();
    await wait(4);

    const third = await wait(5);
    const fourth = await wait(6);

    expect(third).not.toEqual(TEN_TO_TWENTY);
    expect(third!.p90).toBeGreaterThan(third!.p50);
    expect(fourth!.p50).toBeGreaterThan(third!.p50);
  });

  it('is by formula when the forecast is old', async () => {
    look();
    await computer.answer();
    pass(16 * SECOND_MS);

    expect(await wait(4)).not.toEqual(TEN_TO_TWENTY);
  });

  it('is under a minute at a free counter, and unknown while none is open', async () => {
    for (let customers = 3; customers > 0; customers -= 1) {
      await process.submit(press('call-next', 1));
      await process.submit(press('start', 1));
      await process.submit(press('finish', 1));
    }
    expect(await wait(4)).toEqual({ p50: 0, p90: MINUTE_MS });

    for (const counter of [1, 2]) await process.submit(press('close', counter));

    expect(await wait(5)).toBeNull();
  });
});
