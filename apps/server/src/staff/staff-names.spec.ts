import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, type ViewHint } from '@lobbyflow/contract';
import { SECOND_MS } from '@lobbyflow/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { aMorning, aServer, type TestServer } from '../../test/a-server.js';
import { accountOf, atCounter, takeTicket } from '../../test/at-work.js';
import { joined, LiveSockets } from '../../test/live-sockets.js';
import { DEMO_STAFF } from '../demo/demo-branch.js';
import { LiveHints } from '../live/live-hints.js';

const clock = aMorning();
let server: TestServer;
const screens = new LiveSockets(() => server);

beforeAll(async () => {
  server = await aServer({ clock });
  await takeTicket(server);
  const { told } = atCounter(server, '1', 'teller1');
  await told(ROUTES.openCounter);
  await told(ROUTES.callNext);
  await told(ROUTES.start);
  await atCounter(server, '2', 'lead').told(ROUTES.openCounter);
});
afterEach(() => {
  screens.close();
});
afterAll(async () => {
  await server.close();
});

/** The first hint with names, while seconds pass. */
async function namesTold(socket: Socket): Promise<unknown> {
  const heard: unknown[] = [];
  socket.on('hint', ({ rows }: ViewHint) => {
    if (Object.keys(rows['people'] ?? {}).length > 0) heard.push(rows['people']);
  });
  while (heard.length === 0) {
    clock.advance(SECOND_MS);
    server.app.get(LiveHints).tick();
    await nextTurn();
  }
  return heard[0];
}

describe('the names of tellers', () => {
  it('reach the screens of staff, by the account that stands at a counter', async () => {
    const staff = await screens.openAs('lead');
    await joined(staff, 'staff');

    expect(await namesTold(staff)).toEqual({
      [await accountOf(server, 'teller1')]: { name: 'teller1' },
      [await accountOf(server, 'lead')]: { name: 'lead' },
    });
  });

  it('stand in no commit of the branch', async () => {
    const { text } = await server.call(ROUTES.journal, { as: 'auditor' });

    expect(text).toContain(await accountOf(server, 'teller1'));
    for (const [username] of DEMO_STAFF.filter(([, role]) => role === 'teller')) {
      expect(text).not.toContain(username);
    }
    expect(text).not.toContain('"lead"');
  });
});
