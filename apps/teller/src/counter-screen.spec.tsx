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
import { act, cleanup, render, screen, within } from '@testing-library/react';
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
const notes = () => screen.getByRole('region', { name: 'About this customer' }).textContent;
const customer = () => screen.getByRole('region', { name: 'Customer' }).textContent;

describe('without a counter', () => {
  it('opens a free one, and goes on before the picture has caught up', async () => {
    const server = new FakeServer().on(`${AT}/open`, {
      status: 200,
      body: aCounterAnswer({ tellerId: 'me' }),
    });
    await showDesk(aStaffPicture(), { server });

    await userEvent.click(button('Open Counter 1'));

    expect(await screen.findByRole('heading', { name: 'Counter 1' })).toBeTruthy();
    expect(customer()).toContain('Nobody at the counter');
  });

  it('offers no counter that a colleague holds', async () => {
    const taken = aStaffCounter({ session: 'open', tellerId: 'colleague' });
    await showDesk(aStaffPicture({ counters: { '1': taken } }));

    expect(screen.getByText('A colleague is here')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Open Counter 1' })).toBeNull();
  });

  it('finds the own open one again after a reload', async () => {
    await showDesk(atCounter(called()));

    expect(screen.getByRole('heading', { name: 'Counter 1' })).toBeTruthy();
    expect(customer()).toContain('A014');
  });
});

describe('the customer at the counter', () => {
  it('is shown with service, lane, needs, language, what follows and how long the wait was', async () => {
    const ticket = called({
      laneId: 'protected',
      needs: ['sign-language'],
      language: 'zh',
      laterServiceIds: ['loans'],
    });
    await showDesk(atCounter(ticket));

    for (const said of ['A014', 'Cash', 'Green channel', 'Sign language', '中文', 'Then Loans']) {
      expect(customer()).toContain(said);
    }
    expect(customer()).toContain('Waited 5 min · here since 09:00');
    expect(notes()).toContain('sign or write');
  });

  it('is timed against the standard of the service', async () => {
    await showDesk(atCounter(called({ state: 'serving', startedAt: onWire(4) })));

    expect(customer()).toContain('Serving for6:00');
    expect(customer()).toContain('over the standard of 5 min');
  });

  it('comes with the reason of the call in one sentence', async () => {
    const reason: StaffCounter['reason'] = {
      rule: 'head-start',
      choice: null,
      runnerUpId: 'b' as never,
      overtook: { count: 2, ids: ['a' as never, 'b' as never] },
    };
    const tickets = {
      t: called(),
      a: aStaffTicket({ number: 'A010' }),
      b: aStaffTicket({ number: 'A011' }),
    };
    await showDesk(withMe(mine({ ticketId: 't', reason }), tickets));

    expect(notes()).toContain(
      'A014 came first, counted with the head start of its lane; it goes before A010, A011, who came earlier; without it A011 would be next.',
    );
  });
});

describe('beside the customer', () => {
  it('stands who is next, how long the wait is, and why', async () => {
    const counter = mine({ nextTicketId: 'n', nextRule: 'share-floor' });
    await showDesk(withMe(counter, { n: aStaffTicket({ number: 'D007', serviceId: 'loans' }) }));

    const next = screen.getByRole('region', { name: 'Next' }).textContent;

    expect(next).toContain('D007');
    expect(next).toContain('Waited 10 min');
    expect(next).toContain('D007 is a general number, whose turn it is');
  });

  it('stands how many wait for each service, the longest wait, and who is overdue', async () => {
    const rows = withMe(mine(), { n: aStaffTicket({ overdueAt: onWire(9) }) });
    const cash = { ...rows.services['cash']!, waiting: 3, oldestArrivedAt: onWire(0) };
    await showDesk({ ...rows, services: { ...rows.services, cash } });

    const row = within(screen.getByRole('row', { name: /Cash/ }));

    expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      '3',
      '1 overdue Longest10:00',
    ]);
  });

  it('stand the held and the missed, with the way back', async () => {
    const server = new FakeServer().on('POST /branches/north/tickets/m/return', 'lost');
    const held = aStaffTicket({ number: 'A002', state: 'held', heldAt: onWire(8) });
    const missed = aStaffTicket({
      number: 'A003',
      state: 'missed',
      missedAt: onWire(7),
      returnUntil: onWire(37),
    });
    await showDesk(withMe(mine(), { h: held, m: missed }), { server });

    expect(button('A002 back to waiting')).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Missed' }).textContent).toContain('until 09:37');
    await userEvent.click(button('A003 is back'));

    expect(server.askedOf('POST /branches/north/tickets/m/return')).toHaveLength(1);
  });
});

describe('when the line is lost', () => {
  it('keeps the last picture, says since when, and works on', async () => {
    const server = new FakeServer().on(`${AT}/start`, {
      status: 200,
      body: aCounterAnswer(
        { tellerId: 'me', ticketId: 't' as never },
        { ticket: aTicketAnswer({ id: 't' as never, state: 'serving', startedAt: onWire(10) }) },
      ),
    });
    const { socket } = await showDesk(atCounter(called()), { server });

    act(() => socket.drop());
    await userEvent.click(button('Start'));

    expect(screen.getByText(/No connection since/)).toBeTruthy();
    expect(customer()).toContain('Being served');
  });

  it('says a refusal in plain words, and lets it be closed', async () => {
    const server = new FakeServer().on(`${AT}/start`, {
      status: 409,
      body: toProblem('not-your-counter'),
    });
    await showDesk(atCounter(called()), { server });

    await userEvent.click(button('Start'));

    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('belongs to a colleague');
    await userEvent.click(within(alert).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
