import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  MyTicket,
  Problem,
  type RouteSpec,
  ROUTES,
  TicketAnswer,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, type Sent, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';

let server: TestServer;
const clock = aMorning();

beforeAll(async () => {
  server = await aServer({ clock });
  await atCounter(server, '1').told(ROUTES.openCounter);
});
afterAll(() => server.close());

const act = (route: RouteSpec, ticketId: string, sent: Sent = {}) =>
  server.call(route, { ...sent, params: { ticketId } });

describe('taking a ticket', () => {
  it('answers with number, place, wait (under a minute at a free counter) and the address of its phone page', async () => {
    const { status, body } = await server.call(ROUTES.issue, {
      as: 'kiosk',
      body: {
        serviceId: 'account',
        laneId: 'protected',
        language: 'en',
        laterServiceIds: ['cash'],
        needs: ['low-desk'],
      },
    });

    const { revision, ticket } = TicketCommandAnswer.parse(body);
    expect(status).toBe(201);
    expect(ticket).toMatchObject({
      number: 'C001',
      serviceId: 'account',
      laterServiceIds: ['cash'],
      laneId: 'protected',
      needs: ['low-desk'],
      language: 'en',
      state: 'waiting',
      ahead: 0,
      wait: { p50: 0, p90: 60_000 },
      revision,
    });
    expect(ticket.url).toMatch(/^\/t\/[\w-]{20,}$/);
  });

  it('takes the general lane when none is named, and refuses one that is not there', async () => {
    expect(await takeTicket(server)).toMatchObject({ laneId: 'general' });
    const body = { serviceId: 'cash', laneId: 'gold' };
    expect(Problem.parse((await server.call(ROUTES.issue, { as: 'kiosk', body })).body).code).toBe(
      'unknown-lane',
    );
  });

  it('names the code of an appointment that nobody booked as the fault', async () => {
    const body = { serviceId: 'cash', appointmentCode: 'AB12CD' };

    const { status, body: told } = await server.call(ROUTES.issue, { as: 'kiosk', body });

    expect([status, Problem.parse(told).code]).toEqual([409, 'appointment-unknown']);
    expect(Problem.parse(told).errors).toMatchObject([{ path: 'appointmentCode' }]);
  });

  it('is told apart by who took it', async () => {
    const body = { serviceId: 'cash' };
    for (const as of ['kiosk', 'lead', 'integrator']) await server.call(ROUTES.issue, { as, body });

    const { body: page } = await server.call(ROUTES.journal, {
      as: 'auditor',
      query: { limit: '1000' },
    });

    const { commits } = page as { commits: { actor: string; command: { source?: string } }[] };
    const sources = commits.flatMap(({ command }) => command.source ?? []).slice(-3);
    expect(sources).toEqual(['kiosk', 'staff', 'app']);
  });
});

describe('a ticket', () => {
  it('is told with its revision as ETag, and without its address', async () => {
    const { id, revision } = await takeTicket(server);

    const { body, headers } = await act(ROUTES.getTicket, id);

    expect(headers['etag']).toBe(`"${revision}"`);
    expect(TicketAnswer.parse(body)).toMatchObject({ id, url: null });
  });

  it('has its revision as ETag in the answer to whatever is done with it, and in the same answer again', async () => {
    const { id, revision } = await takeTicket(server);
    const commandId = randomUUID();
    const change = { as: 'lead', body: { laneId: 'protected' }, commandId };

    const first = await act(ROUTES.changeLane, id, change);
    const again = await act(ROUTES.changeLane, id, change);

    expect(first.headers['etag']).toBe(`"${revision + 1}"`);
    expect(again.headers['etag']).toBe(`"${revision + 1}"`);
    const refused = await act(ROUTES.resumeTicket, id, { as: 'lead' });
    expect(refused.status).toBe(409);
    expect(refused.headers['etag']).toBeUndefined();
  });

  it('can be put aside, moved, given another lane, pulled forward and sent elsewhere by staff', async () => {
    const { id } = await takeTicket(server);
    const done = async (route: RouteSpec, body: object = {}) => {
      const answer = await act(route, id, { body });
      return TicketCommandAnswer.parse(answer.body).ticket;
    };

    expect(await done(ROUTES.holdTicket)).toMatchObject({ state: 'held' });
    expect(await done(ROUTES.resumeTicket)).toMatchObject({ state: 'waiting' });
    expect(await done(ROUTES.changeLane, { laneId: 'protected' })).toMatchObject({
      laneId: 'protected',
    });
    expect(await done(ROUTES.transferTicket, { serviceId: 'loans' })).toMatchObject({
      serviceId: 'loans',
    });
    expect(await done(ROUTES.pullForward, { reason: 'urgent' })).toMatchObject({
      state: 'waiting',
    });
    expect(await done(ROUTES.divertTicket, { reason: 'machine' })).toMatchObject({
      state: 'diverted',
    });
    expect(Problem.parse((await act(ROUTES.holdTicket, id)).body).code).toBe('wrong-state');
  });
});

describe('a customer', () => {
  it('sees the ticket of his token, what for and where', async () => {
    const ticket = await takeTicket(server);

    const { body, headers } = await server.call(ROUTES.myTicket, { as: tokenIn(ticket) });

    expect(MyTicket.parse(body)).toMatchObject({
      branchId: 'demo',
      ticket: { id: ticket.id, url: null },
      serviceName: { zh: '现金存取', en: 'Cash' },
    });
    expect(headers['etag']).toBe(`"${ticket.revision}"`);
  });

  it('may let others go first, leave, and nothing of anybody else’s', async () => {
    const mine = await takeTicket(server);
    const theirs = await takeTicket(server);
    const as = tokenIn(mine);

    const postponed = await act(ROUTES.postponeTicket, mine.id, { as });
    const left = await act(ROUTES.abandonTicket, mine.id, { as });
    const other = await act(ROUTES.abandonTicket, theirs.id, { as });
    const none = await act(ROUTES.abandonTicket, 'nobody', { as });
    const call = await atCounter(server, '1', as).press(ROUTES.callNext);

    expect([postponed, left, other, none, call].map(({ status }) => status)).toEqual([
      200, 200, 404, 404, 403,
    ]);
    expect(other.text).toBe(none.text);
    expect(TicketCommandAnswer.parse(left.body).ticket.state).toBe('abandoned');
  });

  it('comes back after a no-show, is served, and says once how it was', async () => {
    const ticket = await takeTicket(server, { laneId: 'vip' });
    const as = tokenIn(ticket);
    const { told } = atCounter(server, '1');
    await told(ROUTES.callTicket, { body: { ticketId: ticket.id, reason: 'assistance' } });
    await told(ROUTES.noShow);

    const back = await act(ROUTES.returnTicket, ticket.id, { as });
    await told(ROUTES.callTicket, { body: { ticketId: ticket.id, reason: 'returning' } });
    await told(ROUTES.start);
    await told(ROUTES.finish);
    const body = { score: 4, reasons: ['attitude'] };
    const rated = await act(ROUTES.rateTicket, ticket.id, { as, body });
    const again = await act(ROUTES.rateTicket, ticket.id, { as, body: { score: 1 } });

    expect(TicketCommandAnswer.parse(back.body).ticket.state).toBe('waiting');
    expect(TicketCommandAnswer.parse(rated.body).ticket.rating).toBe(4);
    expect(Problem.parse(again.body).code).toBe('already-rated');
  });
});
