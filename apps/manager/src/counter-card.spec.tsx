/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type StaffCounter, toProblem, type Views } from '@lobbyflow/contract';
import {
  aBranch,
  aCounterAnswer,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  FakeServer,
  FakeViewSocket,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './branch-desk.js';

afterEach(cleanup);
const AT = 'POST /branches/north/counters/1';

/** The hall with this picture, at 09:10 by the branch's clock, which stands still. */
async function showHall(rows: Views['staff'], { server = new FakeServer() } = {}) {
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role: 'lead', branchId: 'north' as never }}
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
  const update = (changes: object) =>
    act(() => socket.receive('update', { since: 41, revision: 42, rows: changes }));
  return { update };
}
const card = (name = 'Counter 1') => within(screen.getByRole('article', { name }));
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const withCounter = (over: Partial<StaffCounter>, tickets: Views['staff']['tickets'] = {}) =>
  aStaffPicture({ counters: { '1': aStaffCounter(over) }, tickets });
const called = aStaffTicket({ state: 'called', counterId: '1', calledAt: onWire(9) });
const open = { session: 'open', tellerId: 'account-1' };
const people = { 'account-1': { name: 'Li Na' } };

describe('a counter', () => {
  it('says in words how it stands, whom it has and for how long', async () => {
    const serving = { ...called, state: 'serving', startedAt: onWire(3) };
    await showHall(
      aStaffPicture({
        counters: {
          '1': aStaffCounter({ ...open, ticketId: 't' }),
          '2': aStaffCounter({ name: '2', ...open, idleSince: onWire(8), tellerId: 'me' }),
          '3': aStaffCounter({ name: '3', session: 'paused', pauseReason: 'meal' }),
          '4': aStaffCounter({ name: '4' }),
        },
        tickets: { t: serving },
        people,
      }),
    );

    const text = (name: string) => screen.getByRole('article', { name }).textContent;
    expect(text('Counter 1')).toMatch(/Serving.*A014.*Cash.*7:00.*over the standard 5 min/);
    expect(text('Counter 1')).toContain('Li Na');
    expect(text('Counter 2')).toMatch(/Me.*Free.*2:00/);
    expect(text('Counter 3')).toContain('Paused · Meal');
    expect(text('Counter 4')).toContain('Closed');
  });

  it('is run step by step, and the focus stays on the next step', async () => {
    const server = new FakeServer().on(`${AT}/call-next`, { status: 200, body: aCounterAnswer() });
    const { update } = await showHall(withCounter(open), { server });

    await userEvent.click(card().getByRole('button', { name: 'Call next' }));
    update({
      tickets: { t: called },
      counters: { '1': aStaffCounter({ ...open, ticketId: 't' }) },
    });

    expect(server.askedOf(`${AT}/call-next`)).toHaveLength(1);
    expect(document.activeElement?.textContent).toBe('Start');
    expect(card().getByRole('button', { name: 'Recall' })).toBeTruthy();
    expect(card().getByRole('button', { name: 'No-show' })).toBeTruthy();
  });

  it('keeps the focus when the picture is there before the answer', async () => {
    const server = new FakeServer().on(`${AT}/call-next`, { status: 200, body: aCounterAnswer() });
    const release = server.hold(`${AT}/call-next`);
    const { update } = await showHall(withCounter(open), { server });

    card().getByRole('button', { name: 'Call next' }).focus();
    await userEvent.keyboard('{Enter}');
    update({
      tickets: { t: called },
      counters: { '1': aStaffCounter({ ...open, ticketId: 't' }) },
    });

    const start = card().getByRole<HTMLButtonElement>('button', { name: 'Start' });
    expect(start.disabled).toBe(false);
    expect(document.activeElement).toBe(start);
    release();
    await waitFor(() => expect(start.getAttribute('aria-disabled')).toBeNull());
  });

  it('takes no second press while the first is under way, nor any other', async () => {
    const server = new FakeServer().on(`${AT}/start`, { status: 200, body: aCounterAnswer() });
    const release = server.hold(`${AT}/start`);
    await showHall(withCounter({ ...open, ticketId: 't' }, { t: called }), { server });

    await userEvent.click(card().getByRole('button', { name: 'Start' }));

    expect(card().getByRole('button', { name: 'Start' }).getAttribute('aria-busy')).toBe('true');
    const other = card().getByRole('button', { name: 'No-show' });
    expect(other.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(other);
    expect(server.askedOf(`${AT}/no-show`)).toHaveLength(0);
    release();
    await waitFor(() =>
      expect(card().getByRole('button', { name: 'Start' }).getAttribute('aria-busy')).toBeNull(),
    );
  });

  it('leaves out the second press of a double tap, which could mean the next step', async () => {
    const server = new FakeServer().on(`${AT}/call-next`, { status: 200, body: aCounterAnswer() });
    const { update } = await showHall(withCounter(open), { server });

    fireEvent.click(card().getByRole('button', { name: 'Call next' }), { detail: 1 });
    await act(() => Promise.resolve());
    update({
      tickets: { t: called },
      counters: { '1': aStaffCounter({ ...open, ticketId: 't' }) },
    });
    fireEvent.click(card().getByRole('button', { name: 'Start' }), { detail: 2 });

    expect(server.asked.map(({ path }) => path.split('/').at(-1))).toContain('call-next');
    expect(server.askedOf(`${AT}/start`)).toHaveLength(0);
  });

  it('says beside the button why a press was refused', async () => {
    const server = new FakeServer().on(`${AT}/call-next`, {
      status: 409,
      body: toProblem('nobody-waiting'),
    });
    await showHall(withCounter(open), { server });

    await userEvent.click(card().getByRole('button', { name: 'Call next' }));

    expect((await card().findByRole('alert')).textContent).toContain('Nobody is waiting');
  });

  it('sends the same wish again when its answer got lost', async () => {
    const server = new FakeServer()
      .on(`${AT}/open`, 'lost')
      .on(`${AT}/open`, { status: 200, body: aCounterAnswer() });
    await showHall(aStaffPicture(), { server });

    await userEvent.click(card().getByRole('button', { name: 'Open' }));

    await waitFor(() => expect(server.askedOf(`${AT}/open`)).toHaveLength(2), { timeout: 4000 });
    const ids = server.askedOf(`${AT}/open`).map(({ headers }) => headers['idempotency-key']);
    expect(new Set(ids).size).toBe(1);
  });

  it('pauses with a reason', async () => {
    const server = new FakeServer().on(`${AT}/pause`, { status: 200, body: aCounterAnswer() });
    await showHall(withCounter(open), { server });

    await userEvent.click(card().getByRole('button', { name: 'Pause' }));
    const panel = within(screen.getByRole('dialog', { name: 'Counter 1' }));
    expect(panel.getByRole<HTMLButtonElement>('button', { name: 'Pause' }).disabled).toBe(true);
    await userEvent.click(panel.getByRole('radio', { name: 'Meal' }));
    await userEvent.click(panel.getByRole('button', { name: 'Pause' }));

    expect(server.askedOf(`${AT}/pause`)[0]?.body).toEqual({ reason: 'meal' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('offers to undo what I did here, as long as that is possible', async () => {
    const until = onWire(10.05);
    const server = new FakeServer()
      .on(`${AT}/no-show`, { status: 200, body: aCounterAnswer({ undoUntil: until }) })
      .on(`${AT}/undo`, { status: 200, body: aCounterAnswer() });
    const { update } = await showHall(withCounter({ ...open, ticketId: 't' }, { t: called }), {
      server,
    });

    await userEvent.click(card().getByRole('button', { name: 'No-show' }));
    update({
      counters: { '1': aStaffCounter({ ...open, undoAction: 'no-show', undoUntil: until }) },
    });
    await userEvent.click(await card().findByRole('button', { name: 'Undo the no-show' }));

    expect(server.askedOf(`${AT}/undo`)).toHaveLength(1);
  });

  it('does not offer to undo what a colleague did', async () => {
    await showHall(withCounter({ ...open, undoAction: 'finish', undoUntil: onWire(10.05) }));

    expect(card().queryByRole('button', { name: /Undo/ })).toBeNull();
  });

  it('says why this number was called, whom it passed and who would have been next', async () => {
    const reason = {
      rule: 'picked' as const,
      choice: 'urgent' as const,
      runnerUpId: 'b' as never,
      overtook: { count: 3, ids: ['a', 'gone'] as never[] },
    };
    await showHall(
      withCounter(
        { ...open, ticketId: 't', reason },
        {
          t: called,
          a: aStaffTicket({ number: 'A002' }),
          b: aStaffTicket({ number: 'A003' }),
        },
      ),
    );

    await press('More for Counter 1');

    const why = screen.getByRole('region', { name: 'Why this number' }).textContent;
    expect(why).toContain('Staff picked this number.');
    expect(why).toContain('Reason given: Urgent.');
    expect(why).toContain('ahead of 3 people who came earlier (A002 …)');
    expect(why).toContain('Otherwise it would have been A003.');
  });

  it('says who comes next, and by which rule', async () => {
    await showHall(
      withCounter({ ...open, nextTicketId: 'a', nextRule: 'reserved' }, { a: aStaffTicket() }),
    );

    expect(screen.getByRole('article', { name: 'Counter 1' }).textContent).toContain('Next A014');
    await press('More for Counter 1');
    expect(screen.getByRole('region', { name: 'Why the next one' }).textContent).toContain(
      'takes its own lanes first',
    );
  });

  it('transfers its customer to another service', async () => {
    const server = new FakeServer().on(`${AT}/transfer`, { status: 200, body: aCounterAnswer() });
    await showHall(withCounter({ ...open, ticketId: 't' }, { t: called }), { server });

    await press('More for Counter 1');
    await press('Transfer');
    const panel = within(screen.getByRole('dialog'));
    await userEvent.click(panel.getByRole('radio', { name: /Loans/ }));
    await userEvent.click(panel.getByRole('button', { name: 'Transfer' }));

    expect(server.askedOf(`${AT}/transfer`)[0]?.body).toEqual({ serviceId: 'loans' });
  });
});
