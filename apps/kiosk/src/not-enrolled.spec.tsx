/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi, type ViewSocket } from '@lobbyflow/client';
import { toProblem } from '@lobbyflow/contract';
import { aBranch, FakeServer, FakeViewSocket } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Kiosk } from './kiosk-app.js';

afterEach(cleanup);

const STRANGER = { status: 401, body: toProblem('unauthenticated') };
const PAIRING = { code: 'WDJBMJHT', expiresAt: '2026-01-05T01:10:00.000Z' };
const DEVICE = { id: 'kiosk-1', username: 'kiosk-1', role: 'kiosk', branchId: 'north' };

function open(server: FakeServer): FakeViewSocket {
  const api = createApi({ screen: 'kiosk', fetch: server.fetch });
  const socket = new FakeViewSocket();
  render(
    <LanguageProvider initial="en">
      <Kiosk api={api} socket={socket as unknown as ViewSocket} />
    </LanguageProvider>,
  );
  return socket;
}

const pairingCode = () => screen.findByRole('img', { name: /^Code of this screen/ });

it('a device that nobody enrolled sends customers to the staff, and shows them its code', async () => {
  open(
    new FakeServer()
      .on('GET /sessions/current', STRANGER)
      .on('POST /pairings', { status: 201, body: PAIRING }),
  );

  expect((await pairingCode()).textContent).toBe('WDJB-MJHT');
  expect(screen.getByText('Please ask the staff for a number.')).toBeTruthy();
});

it('a device that is turned away while it works asks to be enrolled anew', async () => {
  const server = new FakeServer()
    .on('GET /sessions/current', { status: 200, body: DEVICE })
    .on('GET /sessions/current', STRANGER)
    .on('GET /branches/north', { status: 200, body: aBranch() })
    .on('POST /pairings', { status: 201, body: PAIRING });
  const socket = open(server);
  await screen.findByRole('status');

  act(() => {
    const data = toProblem('unauthenticated');
    socket.receive('connect_error', Object.assign(new Error(data.code), { data }));
  });

  expect((await pairingCode()).textContent).toBe('WDJB-MJHT');
});
