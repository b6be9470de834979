import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '@lobbyflow/contract';
import { io } from 'socket.io-client';
import { aServer, type TestServer } from '../../test/a-server.js';
import { atCounter, takeTicket } from '../../test/at-work.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const figures = async () => (await server.http('get', '/metrics').expect(200)).text;

describe('those who watch over the process', () => {
  it('hear that it lives and takes commands, without a token', async () => {
    const live = await server.http('get', '/livez').expect(200);
    const ready = await server.http('get', '/readyz').expect(200);

    expect(live.body).toEqual({ status: 'ok' });
    expect(ready.body).toEqual({ status: 'ready', faults: [], warnings: [] });
  });

  it('read what commands came to, and how many went into one transaction', async () => {
    await takeTicket(server);
    await atCounter(server, '1').press(ROUTES.callNext);

    const text = await figures();

    expect(text).toContain('lobbyflow_commands_total{type="issue",outcome="accepted"} 1');
    expect(text).toContain('lobbyflow_commands_total{type="call-next",outcome="refused"} 1');
    expect(text).toMatch(/lobbyflow_commits_per_batch_count [1-9]/);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('read how many screens are connected', async () => {
    const token = await server.tokenOf('display');
    const screen = io(`${server.url}/live`, { transports: ['websocket'], auth: { token } });
    await new Promise<void>((resolve) => screen.once('connect', () => resolve()));

    expect(await figures()).toContain('lobbyflow_sockets 1');

    const gone = new Promise<void>((resolve) => screen.once('disconnect', () => resolve()));
    screen.close();
    await gone;
  });
});
