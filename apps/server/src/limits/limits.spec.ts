import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Problem, type RouteSpec, ROUTES, type TicketCommandAnswer } from '@lobbyflow/contract';
import { type FakeClock, SECOND_MS } from '@lobbyflow/testing';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { takeTicket, tokenIn } from '../../test/at-work.js';

let server: TestServer;
let clock: FakeClock;

beforeEach(async () => {
  clock = aMorning();
  server = await aServer({ clock });
});
afterEach(() => server.close());

/** Asks so many times, at once; how often each status came. */
async function flood(times: number, ask: () => ReturnType<TestServer['call']>) {
  const answers = await Promise.all(Array.from({ length: times }, ask));
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return { counts: Object.fromEntries(counts), last: answers.at(-1)! };
}
async function issueAs(name: string) {
  const as = await server.tokenOf(name);
  return () => server.call(ROUTES.issue, { as, body: { serviceId: 'cash' } });
}

describe('a flood', () => {
  it('of numbers through a program is cut to a trickle, and tells when to come again', async () => {
    const { counts, last } = await flood(120, await issueAs('integrator'));

    expect(counts).toEqual({ 201: 60, 429: 60 });
    expect(Problem.parse(last.body).code).toBe('too-many-requests');
    expect(last.headers['retry-after']).toBe('1');
    clock.advance(60 * SECOND_MS);
    expect((await flood(80, await issueAs('integrator'))).counts).toEqual({ 201: 60, 429: 20 });
  });

  it('stops neither the kiosk nor the staff, though all ask from one address', async () => {
    await flood(120, await issueAs('integrator'));

    const [kiosk, staff] = await Promise.all([
      flood(80, await issueAs('kiosk')),
      flood(20, await issueAs('lead')),
    ]);

    expect([kiosk.counts, staff.counts]).toEqual([{ 201: 80 }, { 201: 20 }]);
  });

  it('by one phone stops this phone, and no other behind the same address', async () => {
    const [rude, honest] = [await takeTicket(server), await takeTicket(server)];
    const press = (ticket: TicketCommandAnswer['ticket'], route: RouteSpec) => () =>
      server.call(route, { as: tokenIn(ticket), params: { ticketId: ticket.id }, body: {} });

    const flooded = await flood(40, press(rude, ROUTES.returnTicket));
    const left = await press(honest, ROUTES.abandonTicket)();

    expect(flooded.counts).toEqual({ 409: 20, 429: 20 });
    expect(left.status).toBe(200);
  });

  it('of reads by one phone is held, and goes on again after a while', async () => {
    const as = tokenIn(await takeTicket(server));
    const look = () => server.call(ROUTES.myTicket, { as });

    expect((await flood(90, look)).counts).toEqual({ 200: 60, 429: 30 });
    clock.advance(10 * SECOND_MS);
    expect((await flood(30, look)).counts).toEqual({ 200: 20, 429: 10 });
  });
});

describe('a busy opening', () => {
  it('of sixteen kiosks that share an identity gives everybody a number', async () => {
    const { counts } = await flood(400, await issueAs('kiosk'));

    expect(counts).toEqual({ 201: 400 });
  });

  it('has no limits where they are lifted', async () => {
    const free = await aServer({ hasLimits: false });
    const as = await free.tokenOf('integrator');
    const ask = () => free.call(ROUTES.issue, { as, body: { serviceId: 'cash' } });

    const { counts } = await flood(100, ask);
    await free.close();

    expect(counts).toEqual({ 201: 100 });
  });
});
