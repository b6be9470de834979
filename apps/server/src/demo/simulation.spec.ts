import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES, Simulation } from '@lobbyflow/contract';
import { DEMO, aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { accountOf, atCounter, takeTicket } from '../../test/at-work.js';
import { Journals } from '../journal/journals.js';
import { SimulationService } from './simulation.service.js';

let server: TestServer;
const clock = aMorning();

beforeEach(async () => {
  server = await aServer({ clock });
});
afterEach(() => server.close());

const start = (profile = 'ordinary', speed = 60) =>
  server.call(ROUTES.startSimulation, { as: null, body: { profile, speed } });
const lobby = () => server.app.get(Journals).of(DEMO).current.lobby;

/** Lets this many seconds of the wall pass, with a look at what is due every so often. */
async function pass(seconds: number, everyMs = 200) {
  for (let passedMs = 0; passedMs < seconds * 1_000; passedMs += everyMs) {
    clock.advance(everyMs);
    await server.app.get(SimulationService).step();
  }
}

describe('a simulated day', () => {
  it('brings customers, opens counters, and serves them', async () => {
    const { status, body } = await start();
    await pass(60);

    const { tally, counters } = lobby();
    expect(status).toBe(201);
    expect(Simulation.parse(body)).toMatchObject({
      isRunning: true,
      profile: 'ordinary',
      speed: 60,
    });
    expect(tally.issued).toBeGreaterThan(15);
    expect(tally.served).toBeGreaterThan(5);
    expect(
      [...counters.values()].filter(({ session }) => session === 'open').length,
    ).toBeGreaterThan(1);
  });

  it('is over when it is stopped: nobody waits, no counter is left open', async () => {
    await start('pension-day', 300);
    await pass(8);

    const stopped = await server.call(ROUTES.stopSimulation, { as: null });

    expect(stopped.status).toBe(204);
    expect([...lobby().counters.values()].map(({ session }) => session)).toEqual(
      Array.from({ length: 8 }, () => 'closed'),
    );
    expect((await server.call(ROUTES.lobby)).body).toMatchObject({ day: { now: { waiting: 0 } } });
    expect((await server.call(ROUTES.simulation, { as: null })).body).toMatchObject({
      isRunning: false,
    });
  });

  it('ends by itself when the last customer has gone', async () => {
    await start('ordinary', 600);
    await pass(150, 750);

    expect((await server.call(ROUTES.simulation, { as: null })).body).toMatchObject({
      isRunning: false,
    });
    expect(lobby().tally.issued).toBeGreaterThan(150);
  }, 30_000);

  it('serves people from outside too, and leaves their counters alone', async () => {
    const mine = await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    await start();
    await pass(30);

    const { body } = await server.call(ROUTES.getTicket, { params: { ticketId: mine.id } });
    await server.call(ROUTES.stopSimulation, { as: null });

    expect(body).toMatchObject({ state: 'served' });
    expect(lobby().counters.get('1' as never)).toMatchObject({
      session: 'open',
      tellerId: await accountOf(server, 'teller1'),
    });
  });
});
