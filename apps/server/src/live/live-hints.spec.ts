import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, type ViewHint } from '@lobbyflow/contract';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { atCounter } from '../../test/at-work.js';
import { joined, LiveSockets, next } from '../../test/live-sockets.js';
import { LiveHints } from './live-hints.js';

let server: TestServer;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  server = await aServer();
});
afterEach(() => {
  screens.close();
});
afterAll(async () => {
  await server.close();
});

describe('hints', () => {
  it('tell every room the time of its branch', async () => {
    const board = await screens.openAs('display');
    await joined(board, 'board');
    const hint = next<ViewHint>(board, 'hint');

    for (let second = 0; second < 10; second += 1) server.app.get(LiveHints).tick();

    expect(await hint).toMatchObject({ rows: {}, clock: { speed: 1 } });
  });

  it('come right after the answer to a screen that was given updates only', async () => {
    await atCounter(server, '1').told(ROUTES.openCounter);
    const staff = await screens.openAs('teller1');
    const order: string[] = [];
    staff.on('hint', () => order.push('hint'));
    const { revision } = await joined(staff, 'staff');
    const hint = next<ViewHint>(staff, 'hint');

    staff.emit('join', { protocol: 1, branchId: DEMO, view: 'staff', since: revision }, () =>
      order.push('answer'),
    );

    expect(await hint).toMatchObject({ rows: { counters: { '1': { session: 'open' } } } });
    expect(order).toEqual(['answer', 'hint']);
  });

  it('cost a screen that does not keep up its link, and it comes back to a whole picture', async () => {
    const kiosk = await screens.openAs('kiosk');
    const hints = server.app.get(LiveHints);
    let [round, size] = [0, 0];
    hints.add({
      rowsFor: () => ({ waits: { cash: { p50: (round += 1), p90: 0, note: 'x'.repeat(size) } } }),
    });
    await joined(kiosk, 'kiosk');
    const { engine } = kiosk.io;
    const link = (engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
    const gone = next<string>(kiosk, 'disconnect');

    link.pause();
    size = 4e6;
    for (let second = 0; second < 11; second += 1) hints.tick();
    // The last one is short: else the picture itself floods the link that comes back.
    size = 0;
    hints.tick();
    link.resume();

    expect(await gone).toMatch(/transport/);
    await next(kiosk, 'connect');
    expect(await joined(kiosk, 'kiosk')).toMatchObject({ snapshot: { waits: { cash: {} } } });
  });
});
