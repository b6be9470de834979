/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import type { Branch } from '@lobbyflow/contract';
import { aStaffCounter, aStaffPicture, FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { CustomerSideDialog } from './customer-side-dialog.js';
import { DeskProvider } from './desk.js';

const PADS = '/branches/north/counters/1/pads';
const TOKEN = 'p.abcdefghijklmnopqrstuvwxyz';

afterEach(cleanup);

async function showDialog() {
  const server = new FakeServer()
    .on('GET /my-badge', { status: 200, body: { badge: 'No. 207' } })
    .on('PUT /my-badge', { status: 200, body: { badge: null } })
    .on(`DELETE ${PADS}`, { status: 204 })
    .on(`POST ${PADS}`, {
      status: 201,
      body: { counterId: '1', token: TOKEN, expiresAt: '2026-02-04T01:00:00.000Z' },
    });
  const desk = {
    api: createApi({ screen: 'teller', fetch: server.fetch }),
    branch: { id: 'north' } as Branch,
    user: {} as never,
    picture: { rows: aStaffPicture({ counters: { '1': aStaffCounter() } }), revision: 1 },
    now: null,
  };
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone="Asia/Shanghai">
        <DeskProvider value={desk}>
          <CustomerSideDialog counterId="1" onClose={() => undefined} />
        </DeskProvider>
      </BranchZone>
    </LanguageProvider>,
  );
  await act(() => Promise.resolve());
  return server;
}
const button = (name: string) => screen.getByRole('button', { name, hidden: true });

it('opens a screen here, or on a tablet, and says how long it works', async () => {
  const opened: string[] = [];
  window.open = ((address: string) => opened.push(address)) as never;
  await showDialog();

  await userEvent.click(button('Open a screen'));

  expect(await screen.findByLabelText('Address of the screen for Counter 1')).toBeTruthy();
  expect(screen.getByText(/Works until Wednesday/).textContent).toContain('4 February');
  await userEvent.click(button('Open it in a window here'));
  expect(opened).toEqual([`${window.location.origin}/teller?side=customer#${TOKEN}`]);
});

it('ends all screens of the counter', async () => {
  const server = await showDialog();
  await screen.findByDisplayValue('No. 207');

  await userEvent.click(button('End all screens of this counter'));

  expect(await screen.findByText('All screens of this counter have ended.')).toBeTruthy();
  expect(server.askedOf(`DELETE ${PADS}`)).toHaveLength(1);
});

it('takes an empty badge for none', async () => {
  const server = await showDialog();
  const field = await screen.findByDisplayValue('No. 207');

  await userEvent.clear(field);
  await userEvent.click(button('Save'));

  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(server.askedOf('PUT /my-badge').map(({ body }) => body)).toEqual([{ badge: null }]);
});
