import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type EnrolledDevice,
  LeaseAnswer,
  MyTicket,
  Problem,
  ROUTES,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import { randomBytes, randomUUID } from 'node:crypto';
import { aMorning, aServer, type Sent, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';
import { BusinessDays } from '../branches/business-days.js';
import { ReadConnection } from '../db/read-connection.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const clock = aMorning();
let server: TestServer;
let said = '';

const begin = (folder?: string) =>
  aServer({
    clock,
    log: 'warn',
    logTo: { write: (line: string) => void (said += line) },
    ...(folder !== undefined && { folder }),
  });
beforeEach(async () => {
  said = '';
  server = await begin();
});
afterEach(() => server.close());

const lend = async (sent: Sent = {}) => {
  const { status, body, text } = await server.call(ROUTES.leaseNumbers, { as: 'kiosk', ...sent });
  if (status !== 201) throw new Error(text);
  return LeaseAnswer.parse(body).lease;
};
/** As the kiosks make them: 48 bits of time, 128 bits by lot. */
const aToken = () => Buffer.concat([Buffer.alloc(6), randomBytes(16)]).toString('base64url');
const onWire = (at: number) => new Date(at).toISOString();
const take = (leaseId: string, number: string, over: Record<string, unknown> = {}) => ({
  ...{ leaseId, number, token: aToken(), serviceId: 'cash' },
  takenAt: onWire(clock.now()),
  ...over,
});
const merge = (body: object, sent: Sent = {}) =>
  server.call(ROUTES.mergeTicket, { as: 'kiosk', body, ...sent });
const merged = async (body: object, sent: Sent = {}) => {
  const { status, body: told, text } = await merge(body, sent);
  if (status !== 201) throw new Error(text);
  return TicketCommandAnswer.parse(told).ticket;
};
const codeOf = async (body: object, sent: Sent = {}) =>
  Problem.parse((await merge(body, sent)).body).code;
const anotherKiosk = async () => {
  const body = { name: 'Second kiosk', role: 'kiosk' };
  const enrolled = await server.call(ROUTES.enrolDevice, { as: 'admin', body });
  return (enrolled.body as EnrolledDevice).token;
};

describe('a kiosk’s lease', () => {
  it('is fifty numbers of each letter, until the business day is to end', async () => {
    const { blocks, until, businessDay } = await lend();

    expect(blocks.length).toBeGreaterThan(2);
    expect(blocks.map(({ from, to }) => [from, to])).toEqual(blocks.map(() => [501, 550]));
    expect(businessDay).toBe('2026-01-05');
    expect(Date.parse(until)).toBeGreaterThan(clock.now());
  });

  it('is the same one when it is asked for again under the same id, and none of it is another’s', async () => {
    const commandId = randomUUID();
    const [first, again] = [await lend({ commandId }), await lend({ commandId })];
    const [, other] = await Promise.all([lend(), lend({ as: await anotherKiosk() })]);

    expect(again).toEqual(first);
    expect(other.id).not.toBe(first.id);
    const mine = first.blocks.find(({ letter }) => letter === 'A');
    const theirs = other.blocks.find(({ letter }) => letter === 'A');
    expect(theirs!.from).toBeGreaterThan(mine!.to);
  });

  it('is over once it is given back', async () => {
    const { id } = await lend();
    const back = { as: 'kiosk', body: { leaseId: id } };

    const { status } = await server.call(ROUTES.returnNumbers, back);
    const again = await server.call(ROUTES.returnNumbers, back);

    expect(status).toBe(200);
    expect(Problem.parse(again.body).code).toBe('lease-unknown');
    expect(await codeOf(take(id, 'A501'))).toBe('lease-unknown');
  });
});

describe('what a kiosk gave out without a link', () => {
  it('waits since its customer came, before those who came while it was cut off', async () => {
    const { id } = await lend();
    const early = take(id, 'A501');
    clock.advance(10 * MINUTE_MS);
    const late = await takeTicket(server);
    clock.advance(10 * MINUTE_MS);

    const ticket = await merged(early, { query: { sentAt: onWire(clock.now()) } });

    expect(ticket).toMatchObject({ number: 'A501', arrivedAt: early.takenAt, ahead: 0 });
    expect(late.number).toBe('A001');
    await atCounter(server, '1').told(ROUTES.openCounter);
    const called = await atCounter(server, '1').told(ROUTES.callNext);
    expect(called.ticket).toMatchObject({ id: ticket.id });
  });

  it('opens its phone page by the token that is on the paper', async () => {
    const { id } = await lend();
    const paper = take(id, 'A501');

    const ticket = await merged(paper);

    const { body } = await server.call(ROUTES.myTicket, { as: paper.token });
    expect(tokenIn(ticket)).toBe(paper.token);
    expect(MyTicket.parse(body).ticket).toMatchObject({ id: ticket.id, number: 'A501' });
  });

  it('is merged once, however often and with whatever time of sending it comes', async () => {
    const { id } = await lend();
    const [paper, commandId] = [take(id, 'A501'), randomUUID()];
    const as = await server.tokenOf('kiosk');
    const sentAt = () => ({ as, commandId, query: { sentAt: onWire(clock.now()) } });
    const first = await merge(paper, sentAt());
    clock.advance(MINUTE_MS);

    const again = await merge(paper, sentAt());
    await server.stop();
    const { folder } = server;
    server = await begin(folder);
    const afterwards = await merge(paper, sentAt());

    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(afterwards.text).toBe(first.text);
    expect(await codeOf({ ...paper, token: aToken() }, { as })).toBe('number-used');
  });

  it('has one customer to a number, also when two come at once', async () => {
    const { id } = await lend();

    const two = await Promise.all([merge(take(id, 'A501')), merge(take(id, 'A501'))]);

    expect(two.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it.each([
    ['A551', 'number-not-leased'],
    ['A001', 'number-not-leased'],
    ['Q501', 'number-not-leased'],
    ['A0501', 'number-not-leased'],
    ['a501', 'invalid-request'],
  ])('is refused with a number that was not lent: %s', async (number, code) => {
    const { id } = await lend();

    expect(await codeOf(take(id, number))).toBe(code);
  });

  it('is refused to another kiosk with the words for a lease that is not there', async () => {
    const { id } = await lend();
    const as = await anotherKiosk();

    const stolen = await merge(take(id, 'A501'), { as });
    const missing = await merge(take(randomUUID(), 'A501'), { as });

    expect(stolen.text).toBe(missing.text);
    expect(Problem.parse(stolen.body).code).toBe('lease-unknown');
  });

  it('is refused when the business day is over, and its numbers are void', async () => {
    const { id } = await lend();
    const paper = take(id, 'A501');
    clock.advance(24 * HOUR_MS);
    await server.app.get(BusinessDays).look();

    expect(await codeOf(paper)).toBe('lease-unknown');
    const { blocks } = await lend();
    expect(blocks[0]).toMatchObject({ from: 501 });
  });

  it('is refused without a token that nobody guesses', async () => {
    const { id } = await lend();

    expect(await codeOf(take(id, 'A501', { token: 'abc' }))).toBe('invalid-request');
  });

  it('harms nobody but itself by a token that it sends twice', async () => {
    const { id } = await lend();
    const token = aToken();
    const first = await merged(take(id, 'A501', { token }));

    const [second, other] = await Promise.all([
      merged(take(id, 'A502', { token })),
      takeTicket(server),
    ]);

    const { body } = await server.call(ROUTES.myTicket, { as: token });
    expect(MyTicket.parse(body).ticket.id).toBe(first.id);
    expect([second.number, other.number]).toEqual(['A502', 'A001']);
  });

  it('was promised no wait: nothing is judged by it', async () => {
    await atCounter(server, '1').told(ROUTES.openCounter);
    const { id } = await lend();
    await merged(take(id, 'A501'));

    const { id: ticketId } = await takeTicket(server);

    const sql = 'SELECT "ticketId" FROM promises';
    const told = await server.app.get(ReadConnection).all({ sql, parameters: [] });
    expect(told).toEqual([{ ticketId }]);
  });
});

describe('a kiosk whose clock is off', () => {
  it.each([-47, 12])(
    'by %i minutes takes in everybody at his real time, and is named',
    async (off) => {
      const { id } = await lend();
      const kioskNow = () => onWire(clock.now() + off * MINUTE_MS);
      clock.advance(5 * MINUTE_MS);
      const [came, paper] = [clock.now(), take(id, 'A501', { takenAt: kioskNow() })];
      clock.advance(20 * MINUTE_MS);

      const ticket = await merged(paper, { query: { sentAt: kioskNow() } });

      expect(ticket.arrivedAt).toBe(onWire(came));
      expect(said).toContain('"code":"device-clock-off"');
      expect(said).toMatch(/"actor":"[^"]+","role":"kiosk"/);
    },
  );

  it('puts nobody before its lease or after now, whatever it says', async () => {
    const { id, leasedAt } = await lend();
    clock.advance(20 * MINUTE_MS);
    const sentAt = onWire(clock.now());
    const send = (number: string, at: number) =>
      merged(take(id, number, { takenAt: onWire(at) }), { query: { sentAt } });

    expect((await send('A501', clock.now() - 5 * HOUR_MS)).arrivedAt).toBe(leasedAt);
    expect((await send('A502', clock.now() + 5 * HOUR_MS)).arrivedAt).toBe(sentAt);
  });

  it('is not named while it is off by less than five minutes', async () => {
    const { id } = await lend();

    await merged(take(id, 'A501'), { query: { sentAt: onWire(clock.now() - 4 * MINUTE_MS) } });

    expect(said).not.toContain('device-clock-off');
  });
});
