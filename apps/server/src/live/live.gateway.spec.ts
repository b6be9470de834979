import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROUTES, type ViewUpdate } from '@lobbyflow/contract';
import { ReferenceScreen } from '../../test/a-screen.js';
import { aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket, tokenIn } from '../../test/at-work.js';
import { join, joined, LiveSockets, next } from '../../test/live-sockets.js';

let server: TestServer;
const screens = new LiveSockets(() => server);

beforeEach(async () => {
  server = await aServer();
});
afterEach(async () => {
  screens.close();
  await server.close();
});

const teller = () => atCounter(server, '1');
const openCounter = () => teller().told(ROUTES.openCounter);

/** What comes by itself within a second. */
const HINTED = [
  'advice',
  'alarms',
  'helpCalls',
  'notices',
  'people',
  'printerFaults',
  'secondLine',
  'waits',
];

/** A picture without what is hinted. */
const committed = (rows: object) =>
  Object.fromEntries(Object.entries(rows).filter(([collection]) => !HINTED.includes(collection)));

describe('the live gateway', () => {
  it('gives the picture, and then what happens, with the branch’s own revisions', async () => {
    await openCounter();
    const board = await screens.openAs('display');
    const { revision } = await joined(board, 'board');
    const first = next<ViewUpdate>(board, 'update');

    const { number } = await takeTicket(server);
    expect(await first).toMatchObject({ since: revision, revision: revision + 1 });
    const second = next<ViewUpdate>(board, 'update');
    const called = await teller().told(ROUTES.callNext);

    expect(await second).toMatchObject({
      since: revision + 1,
      revision: called.revision,
      rows: { calls: { '1': { number, counterId: '1', state: 'called' } } },
    });
  });

  it('tells every room of every batch, with no rows where nothing is to be seen', async () => {
    await openCounter();
    const kiosk = await screens.openAs('kiosk');
    const { revision } = await joined(kiosk, 'kiosk');
    const update = next<ViewUpdate>(kiosk, 'update');

    await atCounter(server, '2', 'teller2').told(ROUTES.openCounter);
    await update;
    const still = next<ViewUpdate>(kiosk, 'update');
    await server.call(ROUTES.putConfig, {
      as: 'admin',
      body: (await server.call(ROUTES.getConfig, { as: 'admin' })).body,
    });

    expect(await still).toEqual({ since: revision + 1, revision: revision + 2, rows: {} });
  });

  it('gives a screen that was away only what came after, on a new link', async () => {
    await openCounter();
    const screen = new ReferenceScreen();
    const before = await screens.openAs('display');
    screen.ask();
    screen.joined(await joined(before, 'board'));
    before.close();
    await takeTicket(server);
    await teller().told(ROUTES.callNext);

    const answer = await joined(await screens.openAs('display'), 'board', screen.ask());
    screen.joined(answer);

    expect(answer).not.toHaveProperty('snapshot');
    const fresh = await joined(await screens.openAs('display'), 'board');
    expect({ revision: screen.revision, snapshot: screen.rows }).toEqual({
      revision: fresh.revision,
      snapshot: 'snapshot' in fresh ? fresh.snapshot : null,
    });
  });

  it('shows a screen the truth after the server was started again on the same file', async () => {
    await openCounter();
    const screen = new ReferenceScreen();
    screen.ask();
    screen.joined(await joined(await screens.openAs('teller1'), 'staff'));
    await takeTicket(server);
    await server.stop();
    server = await aServer({ folder: server.folder });

    screen.joined(await joined(await screens.openAs('teller1'), 'staff', screen.ask()));

    const fresh = await joined(await screens.openAs('teller1'), 'staff');
    expect(committed(screen.rows)).toEqual('snapshot' in fresh ? committed(fresh.snapshot) : null);
    expect(screen.revision).toBe(fresh.revision);
  });

  it('gives a screen that is ahead of a restored journal the whole picture', async () => {
    expect(await joined(await screens.openAs('display'), 'board', 4_000)).toHaveProperty(
      'snapshot',
    );
  });

  it('loses nothing that is committed while joins are under way', async () => {
    await openCounter();
    const socket = await screens.openAs('teller1');
    const screen = new ReferenceScreen();
    socket.on('update', (update: ViewUpdate) => screen.update(update));
    screen.ask();

    const [answer] = await Promise.all([
      joined(socket, 'staff'),
      ...Array.from({ length: 20 }, () => takeTicket(server)),
    ]);
    screen.joined(answer);
    const last = next<ViewUpdate>(socket, 'update');
    await teller().told(ROUTES.callNext);
    await last;

    const fresh = await joined(await screens.openAs('lead'), 'staff');
    expect(screen.hasGap).toBe(false);
    expect(committed(screen.rows)).toEqual('snapshot' in fresh ? committed(fresh.snapshot) : null);
  });

  it('shows a customer his own ticket, and his place in it', async () => {
    await takeTicket(server);
    const mine = await takeTicket(server);
    const phone = screens.open({ token: tokenIn(mine) });

    expect(await joined(phone, 'ticket')).toMatchObject({
      snapshot: { ticket: { me: { number: mine.number, ahead: 1, state: 'waiting' } } },
    });
    expect(await join(phone, 'board')).toMatchObject({ problem: { code: 'forbidden' } });
  });

  it('leaves the view before when a screen joins another', async () => {
    const socket = await screens.openAs('teller1');
    await joined(socket, 'staff');
    await joined(socket, 'board');
    const heard: ViewUpdate[] = [];
    socket.on('update', (update: ViewUpdate) => heard.push(update));
    const witness = await screens.openAs('lead');
    await joined(witness, 'staff');
    const told = next<ViewUpdate>(witness, 'update');

    await takeTicket(server);
    await told;
    await joined(socket, 'board');

    expect(heard).toHaveLength(1);
    expect(heard[0]?.rows).not.toHaveProperty('tickets');
  });

  it('keeps telling whoever stays when another screen leaves the room', async () => {
    const [one, other] = [await screens.openAs('display'), await screens.openAs('display')];
    await joined(one, 'board');
    await joined(other, 'board');
    const update = next<ViewUpdate>(other, 'update');
    one.close();

    await takeTicket(server);

    expect(await update).toMatchObject({ rows: { lobby: { now: { waiting: 1 } } } });
  });
});
