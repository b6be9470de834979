/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type Views } from '@lobbyflow/contract';
import {
  aBranch,
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
import { BranchDesk } from './branch-desk.js';

afterEach(cleanup);

/** The hall with this picture, at 09:10 by the branch's clock, which stands still. */
async function showHall(rows: Views['staff'], { server = new FakeServer(), role = 'lead' } = {}) {
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role: role as 'lead', branchId: 'north' as never }}
          branchId="north"
          useSocket={() => socket as unknown as ViewSocket}
          onLeave={null}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await screen.findByText('Connecting…');
  const clock = { at: onWire(10), speed: 0 };
  act(() => socket.answer({ revision: 41, clock, snapshot: rows }));
  return { socket };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const withOpenCounter = () => aStaffPicture({ counters: { '1': aStaffCounter(open) } });
const open = { session: 'open', tellerId: 'teller1' };

describe('the waiting list', () => {
  const tickets = {
    a: aStaffTicket({ number: 'A001', overdueAt: onWire(7), sequence: 1 }),
    b: aStaffTicket({ number: 'A002', arrivedAt: onWire(5), sequence: 2, isPulledForward: true }),
    c: aStaffTicket({
      number: 'D001',
      serviceId: 'loans',
      laneId: 'protected',
      arrivedAt: onWire(6),
      sequence: 3,
      needs: ['low-desk'],
      boundTo: '2',
    }),
    h: aStaffTicket({ number: 'A009', state: 'held', heldAt: onWire(9) }),
    m: aStaffTicket({
      number: 'A008',
      state: 'missed',
      missedAt: onWire(8),
      returnUntil: onWire(38),
    }),
  };
  const list = () => within(screen.getByRole('region', { name: 'Waiting list' }));
  const lines = () =>
    list()
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);

  it('shows the wait, and that it is overdue in words', async () => {
    await showHall(aStaffPicture({ tickets }));

    expect(lines()[0]).toMatch(/A001.*10:00.*overdue by 3 min/);
    expect(lines()[1]).toMatch(/A002.*Pulled forward.*5:00/);
    expect(lines()[2]).toMatch(/D001.*Loans.*Green channel.*Low desk.*Bound to Counter 2/);
  });

  it('shows one service only, after a press on its queue', async () => {
    await showHall(aStaffPicture({ tickets }));

    await press(/Loans/);

    expect(lines()).toHaveLength(1);
    await press('Show all');
    expect(lines()).toHaveLength(3);
  });

  it('filters by lane, and sorts as asked', async () => {
    await showHall(aStaffPicture({ tickets }));

    await userEvent.selectOptions(list().getByLabelText('Lane'), 'General');
    await userEvent.selectOptions(list().getByLabelText('Order'), 'By number');

    expect(lines().map((line) => line.slice(0, 4))).toEqual(['A001', 'A002']);
  });

  it('shows who is on hold and who was missed, and until when they may return', async () => {
    await showHall(aStaffPicture({ tickets }));

    await press('On hold 1');
    expect(lines()[0]).toMatch(/A009.*1:00/);
    await press('Missed 1');
    expect(lines()[0]).toMatch(/A008.*2:00.*may return until 09:38/);
  });

  it('says that nobody waits', async () => {
    await showHall(aStaffPicture());

    expect(list().getByText('Nobody is waiting.')).toBeTruthy();
  });

  it('counts on as time goes by, without an update', async () => {
    const { socket } = await showHall(aStaffPicture({ tickets: { a: tickets.b } }));

    const clock = { at: onWire(12), speed: 0 };
    act(() => socket.receive('hint', { asOf: 1, rows: {}, clock }));

    expect(lines()[0]).toContain('7:00');
  });
});

describe('the hall', () => {
  it('begins with its figures', async () => {
    const tickets = {
      a: aStaffTicket({ overdueAt: onWire(8) }),
      b: aStaffTicket({ sequence: 15 }),
    };
    await showHall(aStaffPicture({ tickets }));

    const figures = screen.getByText('Open counters').closest('dl')?.textContent;
    expect(figures).toMatch(/Waiting2.*10:00A014.*1, the longest by 2 min.*0 \/ 2/);
  });

  it('keeps its picture while the link is lost, and says since when', async () => {
    const { socket } = await showHall(aStaffPicture({ tickets: { a: aStaffTicket() } }));

    act(() => socket.drop());

    expect(screen.getByText(/No connection since/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'A014' })).toBeTruthy();
  });

  it('says that the branch is closed', async () => {
    const rows = aStaffPicture();
    await showHall({ ...rows, day: { now: { ...rows.day['now']!, isOpen: false } } });

    expect(screen.getByText('The branch is closed now.')).toBeTruthy();
  });

  it('lets a branch administrator look and issue, not call', async () => {
    await showHall(withOpenCounter(), { role: 'branch-admin' });

    expect(screen.queryByRole('button', { name: 'Call next' })).toBeNull();
    expect(screen.getByText(/You can look at the hall/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Issue a number' })).toBeTruthy();
  });

  it('lets the head office look only', async () => {
    await showHall(withOpenCounter(), { role: 'hq' });

    expect(screen.queryByRole('button', { name: 'Issue a number' })).toBeNull();
  });

  it('issues a number with lane, and shows it with its phone page', async () => {
    const issued = aTicketAnswer({ number: 'D002', ahead: 3, url: '/t/secret' });
    const server = new FakeServer().on('POST /branches/north/tickets', {
      status: 201,
      body: { revision: 42, ticket: issued },
    });
    await showHall(aStaffPicture(), { server });

    await press('Issue a number');
    const panel = within(await screen.findByRole('dialog', {}, { timeout: 10_000 }));
    await userEvent.click(panel.getByRole('radio', { name: /Loans/ }));
    await userEvent.click(panel.getByRole('radio', { name: /Green channel/ }));
    await userEvent.click(panel.getByRole('button', { name: 'Issue' }));

    const slip = await screen.findByRole('region', { name: 'Number D002' });
    expect(server.askedOf('POST /branches/north/tickets')[0]?.body).toMatchObject({
      serviceId: 'loans',
      laneId: 'protected',
    });
    expect(slip.textContent).toContain('3 people ahead');
    expect(slip.textContent).not.toContain('Green channel');
    expect(within(slip).getByRole('img', { name: 'Phone page of number D002' })).toBeTruthy();
    expect(panel.getByRole('button', { name: 'Print' })).toBeTruthy();
  });
});
