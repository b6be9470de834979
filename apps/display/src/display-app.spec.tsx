/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { addressIn, DisplayApp } from './display-app.js';
import type { Voice } from './voice.js';

const NO_VOICE: Voice = {
  announce: () => Promise.resolve(),
  hush: () => undefined,
  isAllowed: () => true,
  allow: () => undefined,
  onChange: () => () => undefined,
};

afterEach(cleanup);

function open(server: FakeServer, search = '') {
  const api = createApi({ screen: 'display', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <DisplayApp api={api} address={addressIn(search)} voice={NO_VOICE} />
    </LanguageProvider>,
  );
}

it('reads branch, counter and board from its address', () => {
  expect(addressIn('?branch=north&counter=3&lang=en')).toEqual({
    branchId: 'north',
    counterId: '3',
    board: { boardId: null, zoneIds: null, theme: null, isHeard: null },
  });
  expect(addressIn('?board=upstairs&zone=a,b&theme=light&voice=off').board).toEqual({
    boardId: 'upstairs',
    zoneIds: ['a', 'b'],
    theme: 'light',
    isHeard: false,
  });
  expect(addressIn('?theme=pink&zone=').board).toMatchObject({ theme: null, zoneIds: [] });
});

const STRANGER = { status: 401, body: toProblem('unauthenticated') };
const PAIRING = { code: 'WDJBMJHT', expiresAt: '2026-01-05T01:10:00.000Z' };

it('that is not enrolled shows a code, and where somebody types it', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', STRANGER)
    .on('POST /pairings', { status: 201, body: PAIRING });
  open(server);

  const code = await screen.findByRole('img', { name: 'Code of this screen: W D J B M J H T' });

  expect(code.textContent).toBe('WDJB-MJHT');
  expect(screen.getByRole('heading').textContent).toBe('This screen is not set up yet');
  expect(server.askedOf('POST /pairings')[0]?.body).toEqual({ role: 'display' });
});

it('that gets no code says why', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', STRANGER)
    .on('POST /pairings', { status: 429, body: toProblem('too-many-requests') });
  open(server);

  expect((await screen.findByRole('alert')).textContent).toContain('Too many attempts');
});

it('asks for the branch that its address names, and says when there is none', async () => {
  const server = new FakeServer().on('GET /branches/nowhere', {
    status: 404,
    body: toProblem('not-found'),
  });
  open(server, '?branch=nowhere');

  await screen.findByText(/names no branch/);

  expect(server.asked.map(({ path }) => path)).toEqual(['/api/v1/branches/nowhere']);
});

it('says that it finds no server, and that it is connecting until then', async () => {
  open(new FakeServer());

  expect(screen.getByRole('status').textContent).toBe('Connecting…');
  expect((await screen.findByRole('alert')).textContent).toContain('No answer from the server');
});
