import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { PromiseReport, ROUTES, type ViewHint } from '@lobbyflow/contract';
import { MINUTE_MS, SECOND_MS } from '@lobbyflow/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';
import { joined, LiveSockets } from '../../test/live-sockets.js';
import { LiveHints } from '../live/live-hints.js';

const clock = aMorning();
let server: TestServer;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  server = await aServer({ clock });
  await atCounter(server, '1').told(ROUTES.openCounter);
});
afterEach(() => {
  screens.close();
});
afterAll(async () => {
  await server.close();
});

/** Lets seconds pass: in the first the lobby is played forward, in the next screens hear of it. */
async function waitsTold(socket: Socket): Promise<Record<string, { p50: number; p90: number }>> {
  const heard = new Promise<ViewHint>((resolve) => {
    socket.on('hint', (hint: ViewHint) => {
      if (hint.rows['waits'] !== undefined) resolve(hint);
    });
  });
  for (let second = 0; second < 3; second += 1) {
    clock.advance(SECOND_MS);
    server.app.get(LiveHints).tick();
    await nextTurn();
  }
  return (await heard).rows['waits'] as Record<string, { p50: number; p90: number }>;
}

describe('waits', () => {
  it('reach a kiosk by service, and for the green channel beside it', async () => {
    const kiosk = await screens.openAs('kiosk');
    await joined(kiosk, 'kiosk');

    const waits = await waitsTold(kiosk);

    expect(Object.keys(waits)).toContain('cash');
    expect(Object.keys(waits)).toContain('cash|protected');
    expect(waits['cash']).toEqual({ p50: 0, p90: MINUTE_MS });
  });

  it('reach staff by ticket, only of those who wait, and each customer as his own', async () => {
    const [called, first, second] = [
      await takeTicket(server),
      await takeTicket(server),
      await takeTicket(server),
    ];
    await atCounter(server, '1').told(ROUTES.callNext);
    const staff = await screens.openAs('teller1');
    await joined(staff, 'staff');

    const waits = await waitsTold(staff);

    expect(Object.keys(waits).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(waits[second.id]!.p50).toBeGreaterThan(waits[first.id]!.p50);
    expect(waits[called.id]).toBeUndefined();

    const phone = screens.open({ token: tokenIn(second) });
    await joined(phone, 'ticket');

    expect(Object.keys(await waitsTold(phone))).toEqual(['me']);
  });

  it('are told when a ticket is asked for, until it is called', async () => {
    const { id } = await takeTicket(server);
    const asked = () => server.call(ROUTES.getTicket, { params: { ticketId: id } });

    const waiting = (await asked()).body as { wait: object };
    await server.call(ROUTES.abandonTicket, { params: { ticketId: id } });

    expect(waiting.wait).toMatchObject({ p50: expect.any(Number), p90: expect.any(Number) });
    expect((await asked()).body).toMatchObject({ wait: null });
  });
});

describe('the report on promised waits', () => {
  it('is read over HTTP by those who run the branch', async () => {
    const [from, to] = ['2000-01-01', '2000-03-31'];

    const { status, body } = await server.call(ROUTES.promises, { query: { from, to } });

    expect(status).toBe(200);
    expect(PromiseReport.parse(body)).toMatchObject({ from, to, all: { told: 0, maeMs: null } });
  });

  it.each([
    ['2026-01-05', '2026-01-04'],
    ['2025-01-05', '2026-01-05'],
    ['yesterday', '2026-01-05'],
  ])('is not made from %s to %s', async (from, to) => {
    const { status, body } = await server.call(ROUTES.promises, { query: { from, to } });

    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-request' });
  });
});
