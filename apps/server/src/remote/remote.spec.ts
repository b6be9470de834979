import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type BranchConfig,
  type CustomerTicket,
  JoinOffer,
  Problem,
  ROUTES,
  TicketCommandAnswer,
} from '@lobbyflow/contract';
import type { TicketId } from '@lobbyflow/engine';
import { randomUUID } from 'node:crypto';
import { aMorning, aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';
import { LiveViews } from '../live/live-views.js';
import { arrivalCode } from './arrival-code.js';
import { Arrivals } from './arrivals.js';

const clock = aMorning();
let server: TestServer;
beforeAll(async () => {
  server = await aServer({ clock });
  await atCounter(server, '1').told(ROUTES.openCounter);
});
afterAll(() => server.close());

const offer = () => server.call(ROUTES.joinOffer, { as: null });
const join = (more: object = {}) =>
  server.call(ROUTES.joinFromAfar, {
    as: null,
    body: { wishId: randomUUID(), serviceId: 'cash', ...more },
  });
const codeOf = ({ body }: { body: unknown }) => Problem.parse(body).code;
const ticketIn = ({ body }: { body: unknown }) => TicketCommandAnswer.parse(body).ticket;
async function turnOn(remote: object): Promise<void> {
  const { body } = await server.call(ROUTES.getConfig, { as: 'admin' });
  const config = { ...(body as BranchConfig), remote };
  await server.call(ROUTES.putConfig, { as: 'admin', body: config });
}
const checkIn = (ticketId: string, as: string, code?: string) =>
  server.call(ROUTES.checkIn, {
    as,
    params: { ticketId },
    body: code === undefined ? {} : { code },
  });
const arrival = (view: 'kiosk' | 'staff' | 'board') =>
  server.app.get(Arrivals).rowsFor({ branchId: DEMO, view, ticketId: null })['arrival'];
const digits = () => (arrival('kiosk') as { now: { code: string } }).now.code;
const phoneOf = (ticketId: string) => {
  const target = { branchId: DEMO, view: 'ticket', ticketId: ticketId as TicketId } as const;
  return (server.app.get(LiveViews).snapshot(target)['ticket'] as { me: CustomerTicket }).me;
};

describe('a number from afar', () => {
  it('is not to be had unless the branch has turned it on', async () => {
    expect([codeOf(await offer()), codeOf(await join())]).toEqual(['not-found', 'not-found']);
    expect(arrival('kiosk')).toEqual({});
  });

  it('is taken once for one wish, tells its place, and is called by nobody before the check-in', async () => {
    await turnOn({ isOn: true });
    const told = JoinOffer.parse((await offer()).body);
    expect(told).toMatchObject({ isOpen: true, isFull: false, branchName: 'Demo 示范网点' });
    expect(told.services.map(({ id }) => id)).toContain('cash');
    const wishId = randomUUID();

    const [first, again] = [await join({ wishId }), await join({ wishId })];

    expect(again.text).toBe(first.text);
    const ticket = ticketIn(first);
    expect(ticket).toMatchObject({ state: 'held', ahead: null });
    expect(phoneOf(ticket.id)).toMatchObject({ isAway: true });
    const { press } = atCounter(server, '1');
    expect(codeOf(await press(ROUTES.callNext))).toBe('nobody-waiting');
  });

  it('counts once its customer has told the digits that the lobby shows, and no others', async () => {
    const ticket = ticketIn(await join());
    const phone = tokenIn(ticket);
    const wrong = digits() === '0000' ? '1111' : '0000';
    expect(codeOf(await checkIn(ticket.id, phone, wrong))).toBe('arrival-code-wrong');
    expect(codeOf(await checkIn(ticket.id, phone))).toBe('arrival-code-wrong');

    const there = await checkIn(ticket.id, phone, digits());

    expect(ticketIn(there)).toMatchObject({ state: 'waiting' });
    expect(phoneOf(ticket.id)).not.toHaveProperty('isAway');
    expect(codeOf(await checkIn(ticket.id, phone, digits()))).toBe('wrong-state');
  });

  it('is checked in by staff, a kiosk or the bank’s app without digits, and nobody who is there needs it', async () => {
    const [one, two] = [ticketIn(await join()), ticketIn(await join())];
    const here = await takeTicket(server);

    const said = [
      await checkIn(one.id, 'kiosk'),
      await checkIn(two.id, 'lead'),
      await checkIn(here.id, 'lead'),
    ];

    expect(said.map(({ status }) => status)).toEqual([200, 200, 409]);
  });

  it('cannot be had by guessing at the digits, nor by the dozen', async () => {
    const ticket = ticketIn(await join());
    const phone = tokenIn(ticket);
    const wrong = digits() === '0000' ? '1111' : '0000';
    const heard: string[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      heard.push(codeOf(await checkIn(ticket.id, phone, wrong)));
    }
    expect(heard.slice(-1)).toEqual(['too-many-requests']);

    const taken: number[] = [];
    for (let wish = 0; wish < 4; wish += 1) taken.push((await join()).status);
    expect(taken.at(-1)).toBe(429);
  });

  it('is not given out while as many as the branch lets be are on their way', async () => {
    clock.advance(10 * 60_000);
    await turnOn({ isOn: true, mostAway: 1 });

    expect(codeOf(await join())).toBe('remote-full');
    expect(JoinOffer.parse((await offer()).body).isFull).toBe(true);
  });
});

describe('the digits of the day', () => {
  it('are shown in the lobby and to staff, never on a board, and differ by branch and day', () => {
    expect(arrival('staff')).toEqual({ now: { code: digits() } });
    expect(arrival('board')).toBeUndefined();
    const key = Buffer.alloc(32, 7);
    const codes = ['a 1', 'a 2', 'b 1'].map((one) => {
      const [branch = '', day = ''] = one.split(' ');
      return arrivalCode(key, branch, day);
    });
    expect(codes.every((code) => /^\d{4}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(3);
  });
});
