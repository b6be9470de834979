import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Ack,
  type JoinAnswer,
  type Problem,
  PROTOCOL_VERSION,
  ROUTES,
} from '@lobbyflow/contract';
import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { aServer, DEMO, type TestServer } from '../../test/a-server.js';
import { takeTicket, tokenIn } from '../../test/at-work.js';
import { join, joined, LiveSockets, next } from '../../test/live-sockets.js';

const BOARD = { protocol: PROTOCOL_VERSION, branchId: DEMO, view: 'board' };

let server: TestServer;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  server = await aServer();
});
afterEach(() => screens.close());
afterAll(() => server.close());

const say = (socket: Socket, word: string, ...rest: unknown[]) =>
  socket.timeout(5_000).emitWithAck(word, ...rest) as Promise<Ack<JoinAnswer>>;

describe('a word that nobody listens to', () => {
  it('is answered with a problem where an answer is wanted, and ends nothing', async () => {
    const socket = await screens.openAs('display');

    const answer = await say(socket, 'dance', { now: true });

    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'invalid-request', errors: [{ path: 'dance' }] },
    });
    expect(await joined(socket, 'board')).toHaveProperty('snapshot');
  });
});

describe('too many messages', () => {
  it('are refused after fifty at once, and go on with a little patience', async () => {
    const socket = await screens.openAs('display');
    await joined(socket, 'board');

    const answers = await Promise.all(Array.from({ length: 80 }, () => say(socket, 'join', BOARD)));

    const refused = answers.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(15);
    expect(refused.length).toBeLessThan(35);
    expect(refused[0]).toMatchObject({ problem: { code: 'too-many-requests' } });
    expect(socket.connected).toBe(true);
  });

  it('without end cost the link, with the reason before, and nobody else’s', async () => {
    const [wild, calm] = [await screens.openAs('display'), await screens.openAs('display')];
    await joined(calm, 'board');
    await joined(wild, 'board');
    const reason = next<Problem>(wild, 'problem');
    const gone = next<string>(wild, 'disconnect');

    for (let message = 0; message < 300; message += 1) wild.emit('join', BOARD);

    expect(await reason).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(await gone).toBe('io server disconnect');
    const heard = next(calm, 'update');
    await takeTicket(server);
    await heard;
    expect(calm.connected).toBe(true);
  });
});

describe('one ticket', () => {
  it('is looked at by ten sockets and no more', async () => {
    const token = tokenIn(await takeTicket(server));
    for (let phones = 0; phones < 10; phones += 1) {
      expect(await join(screens.open({ token }), 'ticket')).toMatchObject({ ok: true });
    }

    const error = await next<Error & { data: unknown }>(screens.open({ token }), 'connect_error');

    expect(error.data).toMatchObject({ code: 'too-many-requests' });
  });
});

describe('the library’s own namespace', () => {
  it('lets nobody in, who would be asked for no token there', async () => {
    const socket = screens.open({}, { forceNew: true });
    const { io } = socket;
    const bare = io.socket('/');
    const refused = next<Error>(bare, 'connect_error');
    bare.connect();

    expect((await refused).message).toBe('not-found');
    bare.close();
  });
});

describe('any frame at all', () => {
  it('harms nobody but who sends it', async () => {
    const calm = await screens.openAs('lead');
    await joined(calm, 'staff');
    const token = await server.tokenOf('display');
    const started = server.fatal.reasons.length;
    const frame = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .tuple(
          fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '51-', '52-', '459-'),
          fc.json(),
        )
        .map(([type, json]) => `${type}/live,${json}`),
      fc
        .tuple(fc.constantFrom('2/live,', '21/live,', '2/other,', '5999999999-/live,'), fc.string())
        .map(([head, tail]) => `${head}["join",${tail}]`),
      fc.constantFrom(
        '2/live,["join",{"__proto__":{"a":1}}]',
        '2/live,["constructor",{}]',
        '51-/live,["join",{"_placeholder":true,"num":0}]',
        '51-/live,["join",{"_placeholder":true,"num":"splice"}]',
        '2/live,["error",{}]',
        '2/live,["disconnect"]',
        '2/live,["newListener"]',
      ),
    );

    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
        const socket = screens.open({ token }, { forceNew: true, reconnection: false });
        await next(socket, 'connect');
        const { engine } = socket.io;
        for (const text of frames) engine.write(text);
        socket.close();
      }),
      { numRuns: 60 },
    );

    const heard = next(calm, 'update');
    await takeTicket(server);
    await heard;
    expect(server.fatal.reasons).toHaveLength(started);
    expect((await server.call(ROUTES.board, { as: 'display' })).status).toBe(200);
  });
});
