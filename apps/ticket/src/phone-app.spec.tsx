/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PhoneApp, tokenIn } from './phone-app.js';

const SILENT = { has: { sound: true, shaking: true }, arm: () => undefined, ring: () => undefined };

afterEach(cleanup);

function open(server: FakeServer) {
  const api = createApi({ token: 'secret', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <PhoneApp api={api} token="secret" alarm={SILENT} />
    </LanguageProvider>,
  );
}

it.each([
  ['/t/abc-123', 'abc-123'],
  ['/t/abc-123/', 'abc-123'],
  ['/t/', null],
  ['/kiosk/', null],
])('reads the token in %s', (path, token) => {
  expect(tokenIn(path)).toBe(token);
});

it.each(['unauthenticated', 'not-found'] as const)(
  'says that the ticket is not valid any more when the server answers %s, and asks no more',
  async (code) => {
    const problem = toProblem(code);
    const server = new FakeServer().on('GET /my-ticket', { status: problem.status, body: problem });
    open(server);

    expect((await screen.findByRole('heading')).textContent).toContain('not valid any more');
    expect(screen.getByRole('status').textContent).toContain('take a new number');
    expect(server.asked[0]?.headers).toMatchObject({ authorization: 'Bearer secret' });
  },
);

it('says that it finds no server, and tries again when it is told to', async () => {
  const server = new FakeServer()
    .on('GET /my-ticket', 'lost')
    .on('GET /my-ticket', { status: 404, body: toProblem('not-found') });
  open(server);

  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('heading')).toBeTruthy();
  expect(server.asked).toHaveLength(2);
});
