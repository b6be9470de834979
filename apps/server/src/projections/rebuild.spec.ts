import { describe, expect, it } from '@jest/globals';
import type { BusinessDay, Command, TicketId } from '@lobbyflow/engine';
import {
  anInstant,
  aWish,
  BRANCH,
  commandOf,
  FakeClock,
  MINUTE_MS,
  ofTicket,
  openDay,
  press,
  type Wish,
} from '@lobbyflow/testing';
import fc from 'fast-check';
import type { Row } from '../db/writer.js';
import { type Process, take } from '../../test/a-process.js';
import { processes } from '../../test/processes.js';
import { ProjectionsRepository } from './projections.repository.js';
import { Projector } from './projector.js';

const server = processes();

function aProjector({ journals, commits, databases, feed }: Process): Projector {
  return new Projector(journals, commits, new ProjectionsRepository(databases.writer), feed);
}

/** Each table with its key. */
const TABLES = {
  visits: '"branchId", "ticketId"',
  legs: '"branchId", "ticketId", "revision"',
  counter_sessions: '"branchId", "counterId", "revision"',
  advice: '"branchId", "adviceId"',
  calls: '"branchId", "ticketId", "revision"',
  pauses: '"branchId", "counterId", "revision"',
  acts: '"branchId", "ticketId", "revision"',
  projections: '"branchId"',
};
type Rows = Record<keyof typeof TABLES, readonly Row[]>;

/** Every row that the projector makes, in the order of the keys. */
async function rowsOf({ databases: { read } }: Process): Promise<Rows> {
  const tables = Object.entries(TABLES).map(async ([table, key]) => {
    const sql = `SELECT * FROM ${table} ORDER BY ${key}`;
    return [table, await read.all({ sql, parameters: [] })] as const;
  });
  return Object.fromEntries(await Promise.all(tables)) as Rows;
}

/** Plays wishes out on a process; business days follow one another. */
async function playOut(process: Process, clock: FakeClock, wanted: readonly Wish[]) {
  const issued: TicketId[] = [];
  let day = 5;
  for (const wish of wanted) {
    clock.advance(wish.afterMs);
    let command: Command = commandOf(wish, process.journal.current.lobby, issued);
    if (command.type === 'open-day') {
      const businessDay = `2026-01-${String((day += 1)).padStart(2, '0')}` as BusinessDay;
      command = { ...command, businessDay };
    }
    const { status } = await process.submit(command);
    if (command.type === 'issue' && status === 201) issued.push(command.ticketId);
  }
}

describe('The rows of the reports', () => {
  it('are the same when they are made again as when they were followed, after any day', async () => {
    const [wanted] = fc.sample(fc.array(aWish, { minLength: 1_200, maxLength: 1_200 }), {
      numRuns: 1,
      seed: 20_260_109,
    });
    const clock = new FakeClock(anInstant(0));
    const process = await server.start({ clock });
    await process.submit(openDay());
    const projector = aProjector(process);
    const half = wanted!.length / 2;
    await playOut(process, clock, wanted!.slice(0, half));
    await projector.catchUp(BRANCH);
    await playOut(process, clock, wanted!.slice(half));
    await aProjector(process).catchUp(BRANCH);
    const followed = await rowsOf(process);

    await projector.rebuild(BRANCH);

    const rebuilt = await rowsOf(process);
    expect(rebuilt).toEqual(followed);
    expect(followed.visits.length).toBeGreaterThan(50);
    expect(followed.legs.length).toBeGreaterThan(followed.visits.length);
    expect(followed.counter_sessions.length).toBeGreaterThan(3);
    expect(followed.calls.length).toBeGreaterThan(20);
    expect(followed.pauses.length).toBeGreaterThan(3);
    expect(followed.acts.length).toBeGreaterThan(3);
    expect(followed.projections).toEqual([
      { branchId: BRANCH, revision: process.journal.current.revision },
    ]);
  });

  it('agree with the lobby on every visit of its day', async () => {
    const [wanted] = fc.sample(fc.array(aWish, { minLength: 300, maxLength: 300 }), {
      numRuns: 1,
      seed: 7,
    });
    const clock = new FakeClock(anInstant(0));
    const process = await server.start({ clock });
    await process.submit(openDay());
    await playOut(
      process,
      clock,
      wanted!.filter(({ type }) => type !== 'close-day'),
    );

    await aProjector(process).catchUp(BRANCH);

    const { visits } = await rowsOf(process);
    const { lobby } = process.journal.current;
    const tickets = lobby.tickets.values().map((ticket) => {
      const { id: ticketId, state, serviceId, laneId, calledAt, endedAt, counterId, leg } = ticket;
      return { ticketId, state, serviceId, laneId, calledAt, endedAt, counterId, legs: leg };
    });
    expect(tickets.length).toBeGreaterThan(20);
    expect(visits).toHaveLength(tickets.length);
    expect(visits).toEqual(
      expect.arrayContaining(tickets.map((ticket) => expect.objectContaining(ticket) as object)),
    );
  });

  it('have a wait for each leg, and one more where service was interrupted', async () => {
    const process = await server.morning();
    const { submit, clock } = process;
    const later = () => {
      clock.advance(MINUTE_MS);
    };
    const script: readonly Command[] = [
      press('call-next', 1),
      press('start', 1),
      press('hold', 1),
      ofTicket('resume', 'ticket-1'),
      press('call-next', 1),
      press('start', 1),
      press('transfer', 1, { to: { serviceId: 'loans' as never } }),
    ];
    for (const command of script) {
      later();
      expect((await submit(command)).status).toBe(200);
    }

    await aProjector(process).catchUp(BRANCH);

    const { legs } = await rowsOf(process);
    const wanted = [
      { leg: 1, startedWaitingAt: 0, calledAt: 1, startedAt: 2, endedAt: 3, serviceId: 'cash' },
      { leg: 1, startedWaitingAt: 4, calledAt: 5, startedAt: 6, endedAt: 7, serviceId: 'cash' },
      {
        leg: 2,
        startedWaitingAt: 7,
        calledAt: null,
        startedAt: null,
        endedAt: null,
        serviceId: 'loans',
      },
    ];
    const minutes = (at: number | null) => (at === null ? null : anInstant(at));
    expect(legs.filter(({ ticketId }) => ticketId === 'ticket-1')).toEqual(
      wanted.map(({ startedWaitingAt, calledAt, startedAt, endedAt, ...leg }) =>
        expect.objectContaining({
          ...leg,
          startedWaitingAt: minutes(startedWaitingAt),
          calledAt: minutes(calledAt),
          startedAt: minutes(startedAt),
          endedAt: minutes(endedAt),
        }),
      ),
    );
  });

  it('take back what was taken back: the leg that a transfer began, the reason of a call', async () => {
    const process = await server.morning();
    const { submit } = process;
    await submit(press('call-next', 1));
    await submit(press('start', 1));
    await aProjector(process).catchUp(BRANCH);
    const before = await rowsOf(process);

    await submit(press('transfer', 1, { to: { serviceId: 'loans' as never } }));
    await submit(press('undo', 1));
    await submit(press('call-next', 2));
    await submit(press('undo', 2));
    await aProjector(process).catchUp(BRANCH);

    const after = await rowsOf(process);
    expect(after.legs).toEqual(before.legs);
    expect(after.visits).toEqual(before.visits);
  });

  it('follow on after a restart from where they stopped, without a row twice', async () => {
    const process = await server.morning();
    await aProjector(process).catchUp(BRANCH);
    await server.stop();
    const restarted = await server.start();
    await restarted.submit(take(4));
    await restarted.submit(press('call-next', 1));

    await aProjector(restarted).catchUp(BRANCH);

    const { visits, legs } = await rowsOf(restarted);
    expect(visits).toHaveLength(4);
    expect(legs).toHaveLength(4);
  });
});
