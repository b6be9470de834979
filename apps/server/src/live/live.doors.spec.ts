import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, type ViewUpdate } from '@lobbyflow/contract';
import { MINUTE_MS } from '@lobbyflow/testing';
import { aMorning, aServer, callersOf, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket } from '../../test/at-work.js';
import { ask, join, joined, LiveSockets, next } from '../../test/live-sockets.js';
import { hashOfToken } from '../journal/token-hash.js';
import { LiveGateway } from './live.gateway.js';

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

describe('who may look', () => {
  it('shows a display the board and a kiosk its own view, and neither of them the staff’s', async () => {
    for (const [name, view] of [
      ['display', 'kiosk'],
      ['display', 'staff'],
      ['display', 'ticket'],
      ['kiosk', 'staff'],
      ['kiosk', 'ticket'],
      ['auditor', 'staff'],
    ] as const) {
      expect(await join(await screens.openAs(name), view)).toEqual({
        ok: false,
        problem: expect.objectContaining({ code: 'forbidden', status: 403 }),
      });
    }
    expect(await join(await screens.openAs('kiosk'), 'board')).toMatchObject({ ok: true });
  });

  it('answers for another’s branch just what it answers for one that is not there', async () => {
    await server.call(ROUTES.createBranch, {
      as: 'admin',
      body: { id: 'south', name: 'South', timeZone: 'Asia/Shanghai' },
    });
    const display = await screens.openAs('display');

    const [foreign, missing, fromHq] = [
      await join(display, 'staff', undefined, 'south'),
      await join(display, 'staff', undefined, 'nowhere'),
      await join(await screens.openAs('hq'), 'staff', undefined, 'nowhere'),
    ];

    expect(JSON.stringify(foreign)).toBe(JSON.stringify(missing));
    expect(JSON.stringify(fromHq)).toBe(JSON.stringify(missing));
    expect(missing).toMatchObject({ ok: false, problem: { code: 'not-found', status: 404 } });
    expect(await join(await screens.openAs('hq'), 'staff', undefined, 'south')).toMatchObject({
      ok: true,
    });
  });

  it('leaves a screen in the view it has when it asks for one that is not there', async () => {
    const hq = await screens.openAs('hq');
    await joined(hq, 'staff');
    await join(hq, 'staff', undefined, 'nowhere');
    const update = next<ViewUpdate>(hq, 'update');

    await takeTicket(server);

    expect(await update).toMatchObject({ rows: { tickets: {} } });
  });

  it.each([['nonsense'], [''], [{ $ne: '' }], [undefined]])(
    'lets nobody in who shows %j for a token',
    async (token) => {
      const error = await next<Error & { data: unknown }>(screens.open({ token }), 'connect_error');

      expect(error.message).toBe('unauthenticated');
      expect(error.data).toMatchObject({ code: 'unauthenticated', status: 401 });
    },
  );

  it('takes the cookie of the page that asks, and of no other site', async () => {
    const cookie = `lobbyflow-teller=${await server.tokenOf('teller1')}`;
    const { host } = new URL(server.url);
    const from = (origin: string, screen = 'teller') =>
      screens.open({ screen }, { extraHeaders: { cookie, origin, host } });

    expect(await join(from(`http://${host}`), 'staff')).toMatchObject({ ok: true });
    expect(await next<Error>(from('http://evil.example'), 'connect_error')).toBeInstanceOf(Error);
    expect(await next<Error>(from(`http://${host}`, 'manager'), 'connect_error')).toMatchObject({
      message: 'unauthenticated',
    });
  });

  it('cuts an open socket at once when its session is ended', async () => {
    const socket = await screens.openAs('teller1');
    await joined(socket, 'staff');
    const gone = next<string>(socket, 'disconnect');

    await server.call(ROUTES.signOut, { as: 'teller1' });

    expect(await gone).toBe('io server disconnect');
  });

  it('lets a socket whose token was revoked see nothing more, though it came in before', async () => {
    const token = await server.tokenOf('lead');
    const [cut, other] = [screens.open({ token }), await screens.openAs('teller1')];
    await joined(cut, 'staff');
    await joined(other, 'staff');
    const gone = next<string>(cut, 'disconnect');
    const heard = next<ViewUpdate>(other, 'update');

    callersOf(server).revoke([hashOfToken(token)]);
    await gone;
    await takeTicket(server);

    expect(await heard).toMatchObject({ rows: { tickets: {} } });
    expect(cut.connected).toBe(false);
  });
});

describe('a session that has run out', () => {
  it('shows nothing more: its socket is cut, and nobody has to say so', async () => {
    const clock = aMorning();
    const early = await aServer({ clock });
    const late = new LiveSockets(() => early);
    const [staff, board] = [await late.openAs('teller1'), await late.openAs('display')];
    await joined(staff, 'staff');
    await joined(board, 'board');
    const gone = next<string>(staff, 'disconnect');

    clock.advance(30 * 24 * 60 * MINUTE_MS);
    await early.app.get(LiveGateway).recheck();

    expect(await gone).toBe('io server disconnect');
    expect(await join(board, 'board')).toMatchObject({ ok: true });
    late.close();
    await early.close();
  });
});

describe('a join that cannot be read', () => {
  it.each([
    [{ protocol: 2, branchId: DEMO, view: 'board' }, 'protocol'],
    [{ protocol: 1, branchId: DEMO, view: 'kitchen' }, 'view'],
    [{ protocol: 1, branchId: '../demo', view: 'board' }, 'branchId'],
    [{ protocol: 1, branchId: DEMO, view: 'board', since: -1 }, 'since'],
    [{ protocol: 1, branchId: DEMO, view: 'board', room: 'x' }, 'room'],
    [null, ''],
    ['join', ''],
  ])('is answered with what is wrong: %j', async (sent, path) => {
    const answer = await ask(await screens.openAs('display'), sent);

    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'invalid-request', errors: [{ path }] },
    });
  });

  it('ends nothing: words it does not know and joins that want no answer are passed over', async () => {
    const socket = await screens.openAs('display');
    socket.emit('dance', { now: true });
    socket.emit('join');
    socket.emit('join', { protocol: 1, branchId: DEMO, view: 'staff' });
    socket.emit('update', { since: 0, revision: 99, rows: {} });

    expect(await joined(socket, 'board')).toHaveProperty('snapshot');
  });

  it('of more than 16 KB costs the link, and nobody else’s', async () => {
    const [fat, thin] = [await screens.openAs('display'), await screens.openAs('display')];
    await joined(thin, 'board');
    await joined(fat, 'board');
    const gone = next<string>(fat, 'disconnect');

    fat.emit('join', { protocol: 1, branchId: DEMO, view: 'x'.repeat(20_000) });
    await gone;

    expect(thin.connected).toBe(true);
  });
});
