/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { type Device, toProblem } from '@lobbyflow/contract';
import { aBranch, FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DevicesScreen } from './devices-screen.js';

afterEach(cleanup);

const aDevice = (over: Partial<Device> = {}): Device => ({
  id: 'd1',
  name: 'Kiosk by the door',
  role: 'kiosk',
  enrolledAt: '2026-01-05T01:00:00.000Z',
  revokedAt: null,
  ...over,
});
const GONE = aDevice({ id: 'd2', name: 'Old board', revokedAt: '2026-01-06T01:00:00.000Z' });
const LIST = 'GET /branches/north/devices';
const CODE = '/branches/north/pairings/WDJBMJHT';
const WAITING = {
  code: 'WDJBMJHT',
  role: 'display',
  address: '10.1.2.3',
  askedAt: '2026-01-05T01:05:00.000Z',
  expiresAt: '2026-01-05T01:15:00.000Z',
};

function show(server: FakeServer) {
  const told: string[] = [];
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <DevicesScreen api={api} branch={aBranch()} tell={(sentence) => void told.push(sentence)} />
    </LanguageProvider>,
  );
  return told;
}
const listing = (...items: readonly Device[]) =>
  new FakeServer().on(LIST, { status: 200, body: { items } });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('letting a device in', () => {
  it('takes its code as it is typed, says what is behind it, and asks for a name', async () => {
    const server = listing()
      .on(LIST, { status: 200, body: { items: [aDevice({ id: 'd3', name: 'Board' })] } })
      .on(`GET ${CODE}`, { status: 200, body: WAITING })
      .on(`POST ${CODE}`, { status: 201, body: aDevice({ id: 'd3', name: 'Board' }) });
    const told = show(server);
    await screen.findByText('No device is let in here yet.');

    await userEvent.type(screen.getByLabelText('Code on the device'), 'wdjb mjht');
    await press('Find the device');
    await screen.findByText(/Display with the code WDJB-MJHT/);
    expect(screen.getByText(/from the address 10.1.2.3/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Name'), 'Board');
    await press('Let it in');

    expect(await screen.findByRole('row', { name: /Board/ })).toBeTruthy();
    expect(server.askedOf(`POST ${CODE}`)[0]?.body).toEqual({ name: 'Board' });
    expect(told).toEqual(['Board is let in.']);
    expect(screen.getByLabelText('Code on the device')).toHaveProperty('value', '');
  });

  it('that shows another code by now says so, and lets the code be typed again', async () => {
    const server = listing().on(`GET ${CODE}`, {
      status: 409,
      body: toProblem('pairing-code-wrong'),
    });
    show(server);

    await userEvent.type(screen.getByLabelText('Code on the device'), 'WDJB-MJHT');
    await press('Find the device');

    expect((await screen.findByRole('alert')).textContent).toContain('changes every ten minutes');
    expect(screen.getByLabelText('Code on the device')).toHaveProperty('value', 'WDJB-MJHT');
  });

  it('asks for nothing before the code is whole', async () => {
    show(listing());

    await userEvent.type(screen.getByLabelText('Code on the device'), 'WDJB-AEI');

    expect(screen.getByLabelText('Code on the device')).toHaveProperty('value', 'WDJB');
    expect(screen.getByRole('button', { name: 'Find the device' })).toHaveProperty(
      'disabled',
      true,
    );
  });
});

describe('a device', () => {
  it('is given another name', async () => {
    const server = listing(aDevice())
      .on(LIST, { status: 200, body: { items: [aDevice({ name: 'Kiosk 2' })] } })
      .on('PATCH /branches/north/devices/d1', { status: 200, body: aDevice({ name: 'Kiosk 2' }) });
    show(server);
    await screen.findByText('Kiosk by the door');

    await press('Rename Kiosk by the door');
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.clear(dialog.getByLabelText('Name'));
    await userEvent.type(dialog.getByLabelText('Name'), 'Kiosk 2');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('Kiosk 2')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is shut out after one question, and stays in the list of those that were', async () => {
    const server = listing(aDevice())
      .on(LIST, { status: 200, body: { items: [GONE] } })
      .on('DELETE /branches/north/devices/d1', { status: 204 });
    const told = show(server);
    await screen.findByText('Kiosk by the door');

    await press('Revoke Kiosk by the door');
    expect(screen.getByText(/stops at once/)).toBeTruthy();
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Revoke' }),
    );

    expect(await screen.findByText('Revoked devices (1)')).toBeTruthy();
    expect(told).toEqual(['Kiosk by the door is revoked.']);
  });
});
