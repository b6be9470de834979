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
const isOff = (name: string | RegExp) => button(name).getAttribute('aria-disabled') === 'true';
const customer = () => screen.getByRole('region', { name: 'Customer' }).textContent;
const key = (code: string, more: object = {}) =>
  act(async () => {
    fireEvent.keyDown(document.body, { code, ...more });
    await Promise.resolve();
  });

describe('pressing next', () => {
  it('calls, by button and by key, and shows whom the answer names', async () => {
    const server = new FakeServer().on(`${AT}/call-next`, {
      status: 200,
      body: aCounterAnswer(
        { tellerId: 'me', ticketId: 'ticket-14' as never },
        { ticket: aTicketAnswer({ state: 'called', calledAt: onWire(10) }) },
      ),
    });
    await showDesk(withMe(mine()), { server });

    await key('F2');

    expect(button('Call next').getAttribute('aria-keyshortcuts')).toBe('F2');
    expect(customer()).toContain('A014');
    expect(server.askedOf(`${AT}/call-next`)).toHaveLength(1);
  });

  it('is one press though the key was hit twice', async () => {
    const server = new FakeServer();
    const answer = server.hold(`${AT}/call-next`);
    server.on(`${AT}/call-next`, { status: 409, body: toProblem('nobody-waiting') });
    await showDesk(withMe(mine()), { server });

    await key('F2');
    await key('F2');
    await act(async () => {
      answer();
      await Promise.resolve();
    });

    expect(server.askedOf(`${AT}/call-next`)).toHaveLength(1);
    expect(
      await screen.findByText('Nobody is waiting for this counter.', { selector: '.lf-notice p' }),
    ).toBeTruthy();
  });

  it('costs no customer when the answer is lost: the same wish goes again under its id', async () => {
    const answer = aCounterAnswer(
      { tellerId: 'me', ticketId: 'ticket-14' as never },
      { ticket: aTicketAnswer({ state: 'called' }) },
    );
    const server = new FakeServer()
      .on(`${AT}/call-next`, 'lost')
      .on(`${AT}/call-next`, { status: 200, body: answer });
    await showDesk(withMe(mine()), { server });

    await key('F2');

    expect(await screen.findByText('A014', {}, { timeout: 3_000 })).toBeTruthy();
    const asked = server.askedOf(`${AT}/call-next`);
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('finishes first while a customer is served, and says so on the button', async () => {
    const server = new FakeServer()
      .on(`${AT}/finish`, { status: 200, body: aCounterAnswer({ tellerId: 'me' }) })
      .on(`${AT}/call-next`, {
        status: 200,
        body: aCounterAnswer(
          { tellerId: 'me', ticketId: 'ticket-15' as never },
          {
            revision: 43,
            ticket: aTicketAnswer({ id: 'ticket-15' as never, number: 'A015', state: 'called' }),
          },
        ),
      });
    await showDesk(atCounter(called({ state: 'serving', startedAt: onWire(6) })), { server });

    await userEvent.click(button('Finish, call next'));

    expect(await screen.findByText('A015')).toBeTruthy();
    expect(server.askedOf(`${AT}/finish`)).toHaveLength(1);
  });

  it('counts while the answer to another press is under way, and waits for that', async () => {
    const server = new FakeServer()
      .on(`${AT}/finish`, { status: 200, body: aCounterAnswer({ tellerId: 'me' }) })
      .on(`${AT}/call-next`, { status: 409, body: toProblem('nobody-waiting') });
    const answer = server.hold(`${AT}/finish`);
    await showDesk(atCounter(called({ state: 'serving', startedAt: onWire(6) })), { server });

    await key('F9');
    await key('F2');
    const before = server.askedOf(`${AT}/call-next`).length;
    await act(async () => {
      answer();
      await Promise.resolve();
    });

    expect(await screen.findByText(/Nobody is waiting/, { selector: '.lf-notice p' })).toBeTruthy();
    expect(before).toBe(0);
    expect(server.askedOf(`${AT}/finish`)).toHaveLength(1);
    expect(server.askedOf(`${AT}/call-next`)).toHaveLength(1);
  });

  it('counts no longer when the press before it was refused', async () => {
    const server = new FakeServer().on(`${AT}/finish`, {
      status: 409,
      body: toProblem('stale'),
    });
    const answer = server.hold(`${AT}/finish`);
    await showDesk(atCounter(called({ state: 'serving', startedAt: onWire(6) })), { server });

    await key('F9');
    await key('F2');
    await act(async () => {
      answer();
      await Promise.resolve();
    });

    await screen.findByRole('alert');
    expect(server.askedOf(`${AT}/call-next`)).toEqual([]);
  });

  it('does nothing but say why while a called customer has not come', async () => {
    const { server } = await showDesk(atCounter(called()));

    await key('F2');

    expect(screen.getByText(/Press Start when here, or No-show/)).toBeTruthy();
    expect(server.askedOf(`${AT}/call-next`)).toEqual([]);
  });

  it('not again for a key that is held down', async () => {
    const { server } = await showDesk(withMe(mine()));

    await key('F2', { repeat: true });

    expect(server.askedOf(`${AT}/call-next`)).toEqual([]);
  });
});

describe('a recall', () => {
  it('waits out the gap, with the seconds on the button', async () => {
    const policy = aPolicy({ recallGapMs: 8_000 });
    await showDesk(atCounter(called({ calledAt: onWire(10) })), { policy });

    expect(isOff('Recall in 8 s')).toBe(true);
  });

  it('is refused at the limit, in words', async () => {
    const { server } = await showDesk(atCounter(called({ recalls: 3 })));

    await userEvent.click(button('Recall'));

    expect(customer()).toContain('Recalled 3 of 3');
    expect(screen.getByText(/called as often as allowed/)).toBeTruthy();
    expect(server.askedOf(`${AT}/recall`)).toEqual([]);
  });
});

describe('an act that can be taken back', () => {
  it('shows a bar with the seconds left, and is undone by key', async () => {
    const server = new FakeServer().on(`${AT}/undo`, { status: 200, body: aCounterAnswer() });
    const undo = {
      undoAction: 'no-show',
      undoUntil: new Date(Date.parse(onWire(10)) + 4_200).toISOString(),
    };
    await showDesk(withMe(mine(undo)), { server });

    expect(screen.getByText('Marked as no-show')).toBeTruthy();
    expect(screen.getByText('5 s')).toBeTruthy();
    await key('KeyZ', { altKey: true });

    expect(server.askedOf(`${AT}/undo`)).toHaveLength(1);
  });

  it('is final afterwards', async () => {
    await showDesk(withMe(mine({ undoAction: 'no-show', undoUntil: onWire(9) })));

    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('a question', () => {
  it('why the counter pauses is answered by one digit', async () => {
    const server = new FakeServer().on(`${AT}/pause`, {
      status: 200,
      body: aCounterAnswer({ tellerId: 'me', session: 'paused', pauseReason: 'meal' }),
    });
    await showDesk(withMe(mine()), { server });

    await key('KeyP', { altKey: true });
    await userEvent.keyboard('2');

    expect(server.askedOf(`${AT}/pause`)[0]?.body).toEqual({ reason: 'meal' });
    expect(customer()).toContain('Paused: Meal');
    expect(button('Resume')).toBeTruthy();
  });

  it('where to transfer offers other services and counters that are not closed', async () => {
    const rows = atCounter(called());
    const colleague = aStaffCounter({ name: '2', session: 'open', tellerId: 'colleague' });
    const { server } = await showDesk({ ...rows, counters: { ...rows.counters, '2': colleague } });

    await key('KeyT', { altKey: true });
    const dialog = within(screen.getByRole('dialog', { name: 'Where to with A014?' }));
    const offered = dialog.getAllByRole('button').map((one) => one.textContent);
    await userEvent.click(dialog.getByRole('button', { name: /Counter 2/ }));

    expect(offered.slice(1)).toEqual(['Loans0 waiting1', 'Counter 2Open2']);
    expect(server.askedOf(`${AT}/transfer`)[0]?.body).toEqual({ counterId: '2' });
  });
});

describe('the keys', () => {
  it('can be changed, are kept at this machine, and shown on the buttons', async () => {
    await showDesk(withMe(mine()));

    await userEvent.click(button('Keys'));
    await userEvent.click(button('Change the key for Call next'));
    fireEvent.keyDown(button('Press the new key…'), { code: 'KeyN', key: 'n', altKey: true });
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }),
    );

    expect(button('Call next').getAttribute('aria-keyshortcuts')).toBe('Alt+N');
    expect(localStorage.getItem('lobbyflow.teller.keys')).toContain('"next":"Alt+N"');
  });

  it('are refused when another act has them', async () => {
    await showDesk(withMe(mine()));

    await userEvent.click(button('Keys'));
    await userEvent.click(button('Change the key for Recall'));
    fireEvent.keyDown(button('Press the new key…'), { code: 'F2', key: 'F2' });

    expect(screen.getByRole('alert').textContent).toContain('F2 is taken: Call next');
    expect(localStorage.getItem('lobbyflow.teller.keys')).toBeNull();
  });
});
