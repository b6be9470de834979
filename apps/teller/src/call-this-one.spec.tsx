/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import type { StaffCounter, StaffTicket, Views } from '@lobbyflow/contract';
import {
  aBranch,
  aCounterAnswer,
  aName,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  aTicketAnswer,
  FakeServer,
  FakeViewSocket,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './live-desk.js';

const ME = { id: 'me', username: 'teller1', role: 'teller', branchId: 'north' } as never;
const AT = 'POST /branches/north/counters/1';
const mine = (over: Partial<StaffCounter> = {}) =>
  aStaffCounter({ session: 'open', tellerId: 'me', serviceIds: ['cash'], ...over });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** The desk with this picture, at 09:10 by the branch's clock. */
async function showDesk(rows: Views['staff'], server = new FakeServer()) {
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'teller', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <BranchDesk api={api} user={ME} socket={socket as unknown as ViewSocket} />
      </SessionProvider>
    </LanguageProvider>,
  );
  await act(() => Promise.resolve());
  await screen.findByText('Connecting…');
  const clock = { at: onWire(10), speed: 0 };
  act(() => socket.answer({ revision: 41, clock, snapshot: rows }));
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const customer = () => screen.getByRole('region', { name: 'Customer' }).textContent;
const key = (code: string, more: object = {}) =>
  act(async () => {
    fireEvent.keyDown(document.body, { code, ...more });
    await Promise.resolve();
  });

describe('calling one out of turn', () => {
  const waiting = (over: Partial<StaffTicket>) =>
    aStaffTicket({ state: 'waiting', serviceId: 'cash', ...over });
  const queue = {
    late: waiting({ number: 'A016', legStartedAt: onWire(6) }),
    early: waiting({ number: 'A015', legStartedAt: onWire(2) }),
    elsewhere: waiting({ number: 'D001', serviceId: 'loans' }),
    promised: waiting({ number: 'D002', serviceId: 'loans', boundTo: '1' }),
    gone: waiting({ number: 'A012', state: 'held' }),
  };
  const picture = aStaffPicture({
    counters: { '1': mine() },
    services: {
      cash: {
        name: aName('Cash', '现金'),
        letter: 'A',
        handlingMs: 180_000,
        waiting: 2,
        oldestArrivedAt: onWire(2),
      },
    },
    tickets: queue,
  });

  it('asks whom and why, by key and digit, and tells both', async () => {
    const server = new FakeServer().on(`${AT}/call`, {
      status: 200,
      body: aCounterAnswer(
        { tellerId: 'me', ticketId: 'late' as never },
        { ticket: aTicketAnswer({ id: 'late' as never, number: 'A016', state: 'called' }) },
      ),
    });
    await showDesk(picture, server);

    await key('KeyC', { altKey: true });
    const numbers = within(screen.getByRole('dialog', { name: 'Whom do you call?' }))
      .getAllByRole('button')
      .map(({ textContent }) => /[A-Z]\d{3}/.exec(textContent)?.[0])
      .filter((number) => number !== undefined);
    await userEvent.keyboard(String(numbers.indexOf('A016') + 1));
    await screen.findByRole('dialog', { name: 'Why A016, out of turn?' });
    await userEvent.click(button(/Urgent/));

    expect(numbers.filter((number) => number.startsWith('A'))).toEqual(['A015', 'A016']);
    expect(numbers).toContain('D002');
    expect(numbers).not.toContain('D001');
    expect(server.askedOf(`${AT}/call`)[0]?.body).toEqual({ ticketId: 'late', reason: 'urgent' });
    expect(customer()).toContain('A016');
  });

  it('waits until the customer at the counter is done with', async () => {
    const called = aStaffTicket({ state: 'called', counterId: '1', calledAt: onWire(5) });
    await showDesk({
      ...picture,
      counters: { '1': mine({ ticketId: 't' }) },
      tickets: { ...queue, t: called },
    });

    await key('KeyC', { altKey: true });

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/A customer is called/)).toBeTruthy();
  });
});
