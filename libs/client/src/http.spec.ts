/** @jest-environment jsdom */
import { describe, expect, it } from '@jest/globals';
import { ROUTES, toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { createApi } from './http.js';

const USER = { id: 's1', username: 'teller1', role: 'teller', branchId: 'demo' };
const WHO = 'GET /sessions/current';

function anApi() {
  const server = new FakeServer();
  return { server, api: createApi({ screen: 'teller', fetch: server.fetch }) };
}

it('reads the answer of a route with its schema', async () => {
  const { server, api } = anApi();
  server.on(WHO, { status: 200, body: { ...USER, more: 'unknown' } });

  expect(await api.call(ROUTES.whoAmI)).toEqual(USER);
});

it('says which page asks, which command it is and which revision was looked at', async () => {
  const { server, api } = anApi();
  const path = 'POST /branches/demo/tickets/t1/change-lane';

  await api
    .call(ROUTES.changeLane, {
      params: { branchId: 'demo', ticketId: 't1' },
      body: { laneId: 'protected' },
      commandId: 'c1',
      ifMatch: 41,
    })
    .catch(() => undefined);

  expect(server.askedOf(path)).toMatchObject([
    {
      headers: {
        'x-lobbyflow-screen': 'teller',
        'content-type': 'application/json',
        'idempotency-key': 'c1',
        'if-match': '"41"',
      },
      body: { laneId: 'protected' },
    },
  ]);
});

it('shows a token instead where there is one', async () => {
  const server = new FakeServer();

  await createApi({ token: 'secret', fetch: server.fetch })
    .call(ROUTES.myTicket)
    .catch(() => undefined);

  expect(server.asked[0]?.headers).toEqual({
    accept: 'application/json',
    authorization: 'Bearer secret',
  });
});

it('leaves out what a query does not say', async () => {
  const { server, api } = anApi();

  await api.call(ROUTES.journal, { query: { since: 0, limit: undefined } }).catch(() => undefined);

  expect(server.asked[0]?.path).toMatch(/\?since=0$/);
});

it('hears the code of a problem, and how long it should wait', async () => {
  const { server, api } = anApi();
  server.on(WHO, { status: 503, body: toProblem('busy'), headers: { 'retry-after': '2' } });

  await expect(api.call(ROUTES.whoAmI)).rejects.toMatchObject({
    code: 'busy',
    retryAfterMs: 2_000,
  });
});

it.each([
  ['nothing comes back', 'lost', 'no-link'],
  ['a gateway answers for a server that is away', { status: 502 }, 'no-link'],
  ['an answer has another shape', { status: 200, body: { id: 7 } }, 'unreadable-answer'],
  ['a refusal is no problem of ours', { status: 404, body: {} }, 'unreadable-answer'],
] as const)('has a code of its own when %s', async (_, answer, code) => {
  const { server, api } = anApi();
  server.on(WHO, answer);

  await expect(api.call(ROUTES.whoAmI)).rejects.toMatchObject({ code });
});

it('tells whoever listens of a problem, until he goes', async () => {
  const { server, api } = anApi();
  server.on(WHO, { status: 401, body: toProblem('unauthenticated') });
  const heard: string[] = [];
  const leave = api.onProblem(({ code }) => heard.push(code));

  await api.call(ROUTES.whoAmI).catch(() => undefined);
  leave();
  await api.call(ROUTES.whoAmI).catch(() => undefined);

  expect(heard).toEqual(['unauthenticated']);
});

describe('A file', () => {
  const wish = {
    params: { branchId: 'north', businessDay: '2026-01-05' },
    query: { format: 'csv' },
  };
  const FILE = 'GET /branches/north/days/2026-01-05/visits/file';

  it('comes with the name that the server gives it', async () => {
    const { server, api } = anApi();
    const headers = { 'content-disposition': 'attachment; filename="north.csv"' };
    server.on(FILE, { status: 200, body: 'A001', headers });

    const { name, bytes } = await api.take(ROUTES.visitsFile, wish);

    expect([name, bytes.size]).toEqual(['north.csv', '"A001"'.length]);
    expect(server.asked[0]?.path).toContain('?format=csv');
  });

  it('that is refused is a problem like any other, and told to whoever listens', async () => {
    const { server, api } = anApi();
    server.on(FILE, { status: 403, body: toProblem('forbidden') });
    const heard: string[] = [];
    api.onProblem(({ code }) => heard.push(code));

    await expect(api.take(ROUTES.visitsFile, wish)).rejects.toMatchObject({ code: 'forbidden' });

    expect(heard).toEqual(['forbidden']);
  });
});
