import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CounterAnswer,
  Problem,
  type RouteSpec,
  ROUTES,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { accountOf, atCounter, takeTicket } from '../../test/at-work.js';

let server: TestServer;
const clock = aMorning();

beforeEach(async () => {
  server = await aServer({ clock });
});
afterEach(() => server.close());

const seconds = (count: number) => clock.advance(count * 1_000);

describe('the commands of a counter', () => {
  it('answer with revision, counter, ticket and why', async () => {
    const ticket = await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);

    const answer = await told(ROUTES.callNext);

    expect(CounterAnswer.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      counter: {
        id: '1',
        session: 'open',
        tellerId: await accountOf(server, 'teller1'),
        ticketId: ticket.id,
      },
      ticket: { id: ticket.id, number: 'A001', state: 'called', counterId: '1', ahead: null },
      reason: { rule: 'head-start', runnerUpId: null, overtook: { count: 0, ids: [] } },
    });
    expect(answer.revision).toBe(answer.ticket!.revision);
  });

  it('answer with the revision of their ticket as ETag', async () => {
    await takeTicket(server);
    const { press, told } = atCounter(server, '1');
    await told(ROUTES.openCounter);

    const { body, headers } = await press(ROUTES.callNext);

    expect(headers['etag']).toBe(`"${(body as CounterAnswer).ticket!.revision}"`);
  });

  it('carry a customer from the call to the end, and tell of the whole ticket then too', async () => {
    await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    await told(ROUTES.callNext);
    seconds(30);
    await told(ROUTES.recall);
    await told(ROUTES.start);

    const { ticket, counter } = await told(ROUTES.finish);

    expect(ticket).toMatchObject({ number: 'A001', state: 'served', recalls: 1 });
    expect(ticket!.endedAt).not.toBeNull();
    expect(counter.ticketId).toBeNull();
  });

  it('hold, transfer and send away', async () => {
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    const served = async (route: RouteSpec, body: object = {}) => {
      await takeTicket(server);
      await told(ROUTES.callNext);
      return (await told(route, { body })).ticket;
    };

    expect(await served(ROUTES.noShow)).toMatchObject({ state: 'missed' });
    const toCounter = await served(ROUTES.transfer, { counterId: '2' });
    expect(toCounter).toMatchObject({ state: 'waiting', serviceId: 'cash', number: 'A002' });
    const moved = await served(ROUTES.transfer, { serviceId: 'loans' });
    expect(moved).toMatchObject({ state: 'waiting', serviceId: 'loans', number: 'A003' });
    await told(ROUTES.callNext);
    await told(ROUTES.start);
    expect((await told(ROUTES.hold)).ticket).toMatchObject({ state: 'held' });
  });

  it('take back the last act within seconds', async () => {
    await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    await told(ROUTES.callNext);

    const { ticket, counter } = await told(ROUTES.undo);

    expect(ticket).toMatchObject({ state: 'waiting', calledAt: null });
    expect(counter.ticketId).toBeNull();
  });

  it('call a given customer, with a reason that stands beside the call', async () => {
    await takeTicket(server);
    const later = await takeTicket(server);
    const { told } = atCounter(server, '1');
    await told(ROUTES.openCounter);

    const { reason } = await told(ROUTES.callTicket, {
      body: { ticketId: later.id, reason: 'assistance' },
    });

    expect(reason).toMatchObject({ rule: 'picked', choice: 'assistance', overtook: { count: 1 } });
  });

  it('pause with a reason and go on; a pause takes no customers', async () => {
    await takeTicket(server);
    const { told, press } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    const paused = await told(ROUTES.pauseCounter, { body: { reason: 'meal' } });

    const refused = await press(ROUTES.callNext);
    await told(ROUTES.resumeCounter);

    expect(paused.counter).toMatchObject({ session: 'paused', pauseReason: 'meal' });
    expect(Problem.parse(refused.body).code).toBe('counter-paused');
    expect((await told(ROUTES.callNext)).ticket).toMatchObject({ number: 'A001' });
  });

  it('refuse in a closed code, and change nothing', async () => {
    const { told, press } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    const before = (await server.call(ROUTES.lobby)).body as { revision: number };

    const nobody = await press(ROUTES.callNext);
    const empty = await press(ROUTES.finish);
    const twice = await atCounter(server, '2').press(ROUTES.openCounter);

    expect([nobody, empty, twice].map(({ status }) => status)).toEqual([409, 409, 409]);
    expect([nobody, empty, twice].map(({ body }) => Problem.parse(body).code)).toEqual([
      'nobody-waiting',
      'nobody-at-counter',
      'teller-has-counter',
    ]);
    expect((await server.call(ROUTES.lobby)).body).toMatchObject({ revision: before.revision });
  });

  it('leave a teller one counter, and let the lead run any', async () => {
    await atCounter(server, '1').told(ROUTES.openCounter);

    const other = await atCounter(server, '1', 'teller2').press(ROUTES.closeCounter);

    expect(Problem.parse(other.body).code).toBe('not-your-counter');
    await atCounter(server, '1', 'lead').told(ROUTES.closeCounter);
    await atCounter(server, '2', 'lead').told(ROUTES.openCounter);
    await atCounter(server, '3', 'lead').told(ROUTES.openCounter);
  });

  it('are refused as stale when the ticket has moved on since the sender looked', async () => {
    const ticket = await takeTicket(server);
    const { told, press } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    const called = await told(ROUTES.callNext);

    const stale = await press(ROUTES.start, { ifMatch: ticket.revision });
    const fresh = await press(ROUTES.start, { ifMatch: called.ticket!.revision });

    expect(stale.status).toBe(409);
    expect(Problem.parse(stale.body).code).toBe('stale');
    expect(fresh.status).toBe(200);
  });

  it('answer for a counter that is not there with the bytes of any other thing that is not', async () => {
    const counter = await atCounter(server, '99').press(ROUTES.callNext);
    const branch = await server.call(ROUTES.getBranch, { params: { branchId: 'south' } });

    expect(counter.status).toBe(404);
    expect(counter.text).toBe(branch.text);
  });
});

describe('a command id', () => {
  it('gets the same bytes five times at once and after a restart, for one effect', async () => {
    await takeTicket(server);
    await takeTicket(server);
    await atCounter(server, '1').told(ROUTES.openCounter);
    const commandId = randomUUID();
    const press = (at: TestServer) => atCounter(at, '1').press(ROUTES.callNext, { commandId });

    const five = await Promise.all([1, 2, 3, 4, 5].map(() => press(server)));
    const { folder } = server;
    await server.stop();
    server = await aServer({ clock, folder });
    const again = await press(server);

    expect(new Set([...five, again].map(({ text }) => text)).size).toBe(1);
    expect(new Set([...five, again].map(({ status }) => status))).toEqual(new Set([200]));
    const { body } = await server.call(ROUTES.lobby);
    expect((body as { day: { now: { waiting: number } } }).day.now.waiting).toBe(1);
  });

  it('keeps a refusal too', async () => {
    const commandId = randomUUID();
    const { press, told } = atCounter(server, '1');
    await told(ROUTES.openCounter);
    const refused = await press(ROUTES.callNext, { commandId });
    await takeTicket(server);

    const again = await press(ROUTES.callNext, { commandId });

    expect(again.text).toBe(refused.text);
    expect(again.headers['content-type']).toBe(refused.headers['content-type']);
  });

  it('belongs to one wish: another counter, body or person is told so', async () => {
    const commandId = randomUUID();
    const body = { serviceId: 'cash' };
    const first = await server.call(ROUTES.issue, { as: 'kiosk', body, commandId });
    const other = await server.call(ROUTES.issue, {
      as: 'kiosk',
      body: { serviceId: 'loans' },
      commandId,
    });
    const person = await server.call(ROUTES.issue, { as: 'lead', body, commandId });
    const again = await server.call(ROUTES.issue, { as: 'kiosk', body, commandId });

    expect(TicketCommandAnswer.parse(first.body).ticket.number).toBe('A001');
    expect(
      [other, person].map(({ status, body: told }) => [status, Problem.parse(told).code]),
    ).toEqual([
      [422, 'command-id-reused'],
      [422, 'command-id-reused'],
    ]);
    expect(again.text).toBe(first.text);
  });
});
