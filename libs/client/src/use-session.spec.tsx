/** @jest-environment jsdom */
import { expect, it } from '@jest/globals';
import { ROUTES, toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { type Api, createApi } from './http.js';
import { SessionProvider, useSession } from './use-session.js';

const USER = { id: 's1', username: 'teller1', role: 'teller', branchId: 'demo' };
const WHO = 'GET /sessions/current';
const OUT = { status: 401, body: toProblem('unauthenticated') };

function start(server: FakeServer) {
  const api: Api = createApi({ screen: 'teller', fetch: server.fetch });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider api={api}>{children}</SessionProvider>
  );
  const hook = renderHook(useSession, { wrapper });
  const settled = () => waitFor(() => expect(hook.result.current.state.is).not.toBe('unknown'));
  return { api, settled, session: () => hook.result.current };
}

it('knows at the start who is signed in at this page', async () => {
  const { settled, session } = start(new FakeServer().on(WHO, { status: 200, body: USER }));

  await settled();

  expect(session().state).toEqual({ is: 'in', user: USER });
});

it('signs in, and out again', async () => {
  const server = new FakeServer()
    .on(WHO, OUT)
    .on('POST /sessions', { status: 201, body: { token: 'x', user: USER } })
    .on('DELETE /sessions/current', { status: 204 });
  const { settled, session } = start(server);
  await settled();

  expect(await act(() => session().signIn('teller1', 'demo'))).toBeNull();
  expect(session().state.is).toBe('in');
  await act(() => session().signOut());

  expect(session().state.is).toBe('out');
});

it('says what was wrong with a sign-in', async () => {
  const server = new FakeServer()
    .on(WHO, OUT)
    .on('POST /sessions', { status: 401, body: toProblem('credentials-wrong') });
  const { settled, session } = start(server);
  await settled();

  const problem = await act(() => session().signIn('teller1', 'wrong'));

  expect(problem?.code).toBe('credentials-wrong');
  expect(session().state.is).toBe('out');
});

it('is signed out as soon as a call hears that the session has run out', async () => {
  const server = new FakeServer()
    .on(WHO, { status: 200, body: USER })
    .on('GET /branches/demo', OUT);
  const { api, settled, session } = start(server);
  await settled();

  await act(() =>
    api.call(ROUTES.getBranch, { params: { branchId: 'demo' } }).catch(() => undefined),
  );

  expect(session().state.is).toBe('out');
});

it('does not take a lost link for signed out, and can ask again', async () => {
  const server = new FakeServer().on(WHO, 'lost').on(WHO, { status: 200, body: USER });
  const { session } = start(server);
  await waitFor(() => expect(session().state).toMatchObject({ problem: { code: 'no-link' } }));

  await act(() => session().ask());

  expect(session().state.is).toBe('in');
});
