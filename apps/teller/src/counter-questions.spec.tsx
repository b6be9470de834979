/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type StaffCounter, type StaffTicket, toProblem, type Views } from '@lobbyflow/contract';
import {
  aBranch,
  aCounterAnswer,
  aPolicy,
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
  aStaffCounter({ session: 'open', tellerId: 'me', ...over });
const called = (over: Partial<StaffTicket> = {}) =>
  aStaffTicket({ state: 'called', counterId: '1', calledAt: onWire(5), ...over });
const withMe = (counter: StaffCounter, tickets: Views['staff']['tickets'] = {}) =>
  aStaffPicture({ counters: { '1': counter, '2': aStaffCounter({ name: '2' }) }, tickets });
const atCounter = (ticket: StaffTicket, counter: Partial<StaffCounter> = {}) =>
  withMe(mine({ ticketId: 't', ...counter }), { t: ticket });

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** The desk with this picture, at 09:10 by the branch's clock. */
async function showDesk(
  rows: Views['staff'],
  { server = new FakeServer(), policy = aPolicy(), minutes = 10 } = {},
) {
  server.on('GET /branches/north', { status: 200, body: aBranch({ policy }) });
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
  const clock = { at: onWire(minutes), speed: 0 };
  act(() => socket.answer({ revision: 41, clock, snapshot: rows }));
  const update = (changes: object, revision = 42) =>
    act(() => socket.receive('update', { since: revision - 1, revision, rows: changes }));
  return { server, socket, update };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const customer = () => screen.getByRole('region', { name: 'Customer' }).textContent;
const key = (code: string, more: object = {}) =>
  act(async () => {
    fireEvent.keyDown(document.body, { code, ...more });
    await Promise.resolve();
  });

const dialog = () => within(screen.getByRole('dialog'));
const inVain = () => atCounter(called({ recalls: 2 }), { ticketId: 't' });
const policy = aPolicy({ recallLimit: 2, returnWithinMs: 1_800_000, returnBehind: 3 });
const answered = (over: object = {}) => ({
  status: 200,
  body: aCounterAnswer({ tellerId: 'me', ...over }),
});
const ofTicket = 'POST /branches/north/tickets/t';

describe('a customer who was called as often as may be', () => {
  it('is no no-show before that without a question', async () => {
    const server = new FakeServer().on(`${AT}/no-show`, answered());
    await showDesk(atCounter(called({ recalls: 1 })), { server, policy });

    await key('KeyX', { altKey: true });

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(server.askedOf(`${AT}/no-show`)).toHaveLength(1);
  });

  it('may come back, lets others go first, or is taken off: the teller says which', async () => {
    const { server } = await showDesk(inVain(), { policy });

    await key('KeyX', { altKey: true });

    const offered = dialog()
      .getAllByRole('button')
      .map((one) => one.textContent);
    expect(offered.slice(1)).toEqual([
      'Mark as no-showMay come back within 30 min.1',
      'Let others go firstWaits on; 3 calls go first.2',
      'Take off the queueThe customer has left. This cannot be undone.3',
    ]);
    expect(server.askedOf(`${AT}/no-show`)).toEqual([]);
  });

  it('waits on behind a few others by two commands, of which the second is left out when the first fails', async () => {
    const server = new FakeServer().on(`${AT}/no-show`, answered()).on(`${ofTicket}/return`, {
      status: 200,
      body: { revision: 43, ticket: aTicketAnswer({ state: 'waiting' }) },
    });
    await showDesk(inVain(), { server, policy });

    await key('KeyX', { altKey: true });
    await userEvent.click(dialog().getByRole('button', { name: /Let others go first/ }));

    expect(server.askedOf(`${AT}/no-show`)).toHaveLength(1);
    expect(server.askedOf(`${ofTicket}/return`)).toHaveLength(1);
    cleanup();
    const problem = { status: 409, body: toProblem('wrong-state') };
    const refusing = new FakeServer().on(`${AT}/no-show`, problem);
    await showDesk(inVain(), { server: refusing, policy });
    await key('KeyX', { altKey: true });
    await userEvent.click(dialog().getByRole('button', { name: /Let others go first/ }));
    expect(refusing.askedOf(`${ofTicket}/return`)).toEqual([]);
  });

  it('is taken off the queue for good', async () => {
    const { server } = await showDesk(inVain(), { policy });

    await key('KeyX', { altKey: true });
    await userEvent.click(dialog().getByRole('button', { name: /Take off the queue/ }));

    expect(server.askedOf(`${ofTicket}/abandon`)).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('says how long it may take before it begins, and when that is over', async () => {
    const paused = mine({ session: 'paused', pauseReason: 'break', sessionSince: onWire(0) });
    await showDesk(withMe(mine()), {});
    await key('KeyP', { altKey: true });
    const offered = dialog()
      .getAllByRole('button')
      .map((one) => one.textContent);
    expect(offered.slice(1, 3)).toEqual(['Short breakat most 15 min1', 'Mealat most 1 h 0 min2']);
    cleanup();

    await showDesk(withMe(paused), { minutes: 10 });
    expect(customer()).toContain('at most 15 min');
    cleanup();
    await showDesk(withMe(paused), { minutes: 16 });
    expect(customer()).toContain('over the limit of 15 min');
  });

  it('has the limits that the branch has set', async () => {
    const own = aPolicy({ pauseLimitsMs: { break: 300_000, meal: null } });
    await showDesk(withMe(mine()), { policy: own });

    await key('KeyP', { altKey: true });

    const offered = dialog()
      .getAllByRole('button')
      .map((one) => one.textContent);
    expect(offered.slice(1, 3)).toEqual(['Short breakat most 5 min1', 'Meal2']);
  });
});

describe('a call for the lobby manager', () => {
  it('goes out by key, stands while nobody has answered, and says that somebody comes', async () => {
    const call = {
      id: '00000000-0000-4000-8000-000000000001',
      calledAt: onWire(10),
      answeredAt: null,
    };
    const server = new FakeServer().on('POST /branches/north/help-calls', {
      status: 201,
      body: call,
    });
    const { socket } = await showDesk(withMe(mine()), { server });

    await key('KeyM', { altKey: true });
    const standing = { c1: { deviceName: 'teller1', calledAt: onWire(10), counterId: '1' } };
    act(() => socket.receive('hint', { asOf: 1, rows: { helpCalls: standing } }));
    expect(screen.getByText('The lobby manager has been called to your counter.')).toBeTruthy();
    expect(server.askedOf('POST /branches/north/help-calls')).toHaveLength(1);
    act(() => socket.receive('hint', { asOf: 2, rows: { helpCalls: { c1: null } } }));

    expect(screen.getByText('Somebody is on the way to you.')).toBeTruthy();
    await userEvent.click(button('Understood'));
  });
});
