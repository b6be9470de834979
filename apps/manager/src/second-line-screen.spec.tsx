/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { aBranch, FakeServer, MINUTE_MS } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { SecondLineScreen } from './second-line-screen.js';

afterEach(cleanup);

const li = {
  id: 'li',
  name: '李 Li',
  serviceIds: ['cash'],
  travelMs: 3 * MINUTE_MS,
  staffId: null,
  state: 'coming',
  counterId: '1',
  since: '2026-01-05T09:00:00.000Z',
};
const STAFF = [
  { id: 't1', username: 'teller1', role: 'teller', branchId: 'north', isActive: true },
  { id: 'hq1', username: 'office', role: 'hq', branchId: null, isActive: true },
];

async function show(items: readonly object[] = [li]) {
  const server = new FakeServer();
  server.on('GET /branches/north/second-line', { status: 200, body: { items } });
  server.on('GET /branches/north/staff', { status: 200, body: { items: STAFF } });
  render(
    <LanguageProvider initial="en">
      <SecondLineScreen
        api={createApi({ screen: 'manager', fetch: server.fetch })}
        branch={aBranch()}
      />
    </LanguageProvider>,
  );
  await screen.findByRole('heading', { name: 'Second line' });
  return server;
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const type = async (label: string, text: string) => {
  const field = screen.getByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
};

describe('the page of the second line', () => {
  it('shows who is on it, how far away, and where the person stands', async () => {
    await show();

    const row = within((await screen.findByText('李 Li')).closest('tr')!);
    expect(row.getByText('3 min')).toBeTruthy();
    expect(row.getByText('On the way to Counter 1')).toBeTruthy();
  });

  it('says that nobody is on it yet', async () => {
    await show([]);

    expect(await screen.findByText('Nobody is in the second line yet.')).toBeTruthy();
  });

  it('adds somebody with training, way and account', async () => {
    const server = await show([]);
    server.on('POST /branches/north/second-line', { status: 201, body: li });

    await press('Add somebody');
    await type('Name', 'Zhao');
    await type('Minutes to the window', '5');
    await userEvent.selectOptions(screen.getByLabelText('Account'), 'teller1');
    await press('Save');

    expect(server.askedOf('POST /branches/north/second-line')).toMatchObject([
      { body: { name: 'Zhao', travelMs: 5 * MINUTE_MS, staffId: 't1' } },
    ]);
    await waitFor(() => {
      expect(server.askedOf('GET /branches/north/second-line')).toHaveLength(2);
    });
  });

  it('takes nobody without a name, or without training', async () => {
    await show([]);
    await press('Add somebody');

    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('removes somebody only when asked twice, because the name is erased', async () => {
    const server = await show();
    server.on('DELETE /branches/north/second-line/li', { status: 204 });
    await screen.findByText('李 Li');

    await press('Change 李 Li');
    await press('Remove');
    expect(server.askedOf('DELETE /branches/north/second-line/li')).toHaveLength(0);
    await press(/The name is erased/);

    expect(server.askedOf('DELETE /branches/north/second-line/li')).toHaveLength(1);
  });
});
