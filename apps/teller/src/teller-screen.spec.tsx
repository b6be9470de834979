/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi, SessionProvider } from '@lobbyflow/client';
import { toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TellerScreen } from './teller-screen.js';

afterEach(cleanup);

const SIGNED_OUT = { status: 401, body: toProblem('unauthenticated') };
const aUser = (role = 'teller') => ({ id: 'me', username: 'teller1', role, branchId: 'north' });

function showDoor(server: FakeServer) {
  const api = createApi({ screen: 'teller', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <TellerScreen desk={(user) => <h1>{`${user.username} at ${user.branchId}`}</h1>} />
      </SessionProvider>
    </LanguageProvider>,
  );
}

it('asks who is there, and lets a teller in with name and password', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', SIGNED_OUT)
    .on('POST /sessions', { status: 201, body: { token: 'secret', user: aUser() } });
  showDoor(server);

  await userEvent.type(await screen.findByLabelText('User name'), 'teller1');
  await userEvent.type(screen.getByLabelText('Password'), 'demo{Enter}');

  expect(await screen.findByRole('heading', { name: 'teller1 at north' })).toBeTruthy();
});

it('says in words that name and password do not match', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', SIGNED_OUT)
    .on('POST /sessions', { status: 401, body: toProblem('credentials-wrong') });
  showDoor(server);

  await userEvent.type(await screen.findByLabelText('User name'), 'teller1');
  await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');

  expect((await screen.findByRole('alert')).textContent).toContain('do not match');
});

it('goes straight on for whoever is signed in, as after a reload', async () => {
  showDoor(new FakeServer().on('GET /sessions/current', { status: 200, body: aUser('lead') }));

  expect(await screen.findByRole('heading', { name: 'teller1 at north' })).toBeTruthy();
});

it('tells an account that runs no counter where it stands, with the way out', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', { status: 200, body: aUser('auditor') })
    .on('DELETE /sessions/current', { status: 204 });
  showDoor(server);

  expect(await screen.findByText(/This account runs no counter/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));

  expect(await screen.findByLabelText('Password')).toBeTruthy();
});

it('offers to ask again when the server did not answer', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', 'lost')
    .on('GET /sessions/current', { status: 200, body: aUser() });
  showDoor(server);

  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading', { name: 'teller1 at north' })).toBeTruthy();
});
