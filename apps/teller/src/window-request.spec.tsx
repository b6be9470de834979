/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import type { StaffAdvice, StaffCounter } from '@lobbyflow/contract';
import {
  aBranch,
  aCounterAnswer,
  aStaffCounter,
  aStaffPicture,
  FakeServer,
  FakeViewSocket,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './live-desk.js';

const ME = { id: 'me', username: 'teller1', role: 'teller', branchId: 'north' } as never;
const outlook = { late: 8, waitMs: 0 };
const advice: StaffAdvice = {
  counterId: '7',
  action: 'open',
  state: 'accepted',
  level: 'lobby',
  limitMs: 600_000,
  offeredAt: onWire(5),
  until: onWire(65),
  without: outlook,
  with: outlook,
  helper: { kind: 'teller', id: 'me', name: null, awayMs: 0, staffId: 'me' },
  answeredAt: onWire(6),
  declineReason: null,
  lapseCause: null,
  doneAt: null,
  effect: null,
};

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** My desk, counter 7 closed, and what is advised about a counter. */
async function showDesk(of: {
  readonly mine?: Partial<StaffCounter>;
  readonly about?: string;
  readonly advice?: Partial<StaffAdvice>;
}) {
  const server = new FakeServer();
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={createApi({ screen: 'teller', fetch: server.fetch })}>
        <BranchDesk
          api={createApi({ screen: 'teller', fetch: server.fetch })}
          user={ME}
          socket={socket as unknown as ViewSocket}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await act(() => Promise.resolve());
  await screen.findByText('Connecting…');
  const own = of.mine && aStaffCounter({ name: '1', tellerId: 'me', ...of.mine });
  const counters = {
    ...(own && { '1': own }),
    '7': aStaffCounter({ name: '7', kind: 'elastic' }),
  };
  const rows = { a1: { ...advice, counterId: of.about ?? '7', ...of.advice } };
  const snapshot = aStaffPicture({ counters, advice: rows });
  act(() => socket.answer({ revision: 41, clock: { at: onWire(10), speed: 0 }, snapshot }));
  return server;
}
const open = /Please open Counter 7 now/;
const pressOpen = () =>
  userEvent.click(screen.getByRole('button', { name: 'Open Counter 7', hidden: false }));

describe('a window that is to be opened', () => {
  it('is asked of the teller who is named, and opens with one press', async () => {
    const server = await showDesk({});
    const body = aCounterAnswer({ id: '7' as never, tellerId: 'me' });
    server.on('POST /branches/north/counters/7/open', { status: 200, body });
    expect(screen.getByText(open)).toBeTruthy();

    await userEvent.click(screen.getAllByRole('button', { name: 'Open Counter 7' })[0]!);

    expect(server.askedOf('POST /branches/north/counters/7/open')).toHaveLength(1);
  });

  it('is asked of nobody else', async () => {
    await showDesk({ advice: { helper: { ...advice.helper!, id: 'her', staffId: 'her' } } });

    expect(screen.queryByText(open)).toBeNull();
  });

  it('first closes the own counter of who rests', async () => {
    const server = await showDesk({ mine: { session: 'paused', pauseReason: 'break' } });
    const closed = aCounterAnswer({ id: '1' as never, session: 'closed' });
    const opened = aCounterAnswer({ id: '7' as never, tellerId: 'me' });
    server.on('POST /branches/north/counters/1/close', { status: 200, body: closed });
    server.on('POST /branches/north/counters/7/open', { status: 200, body: opened });

    await pressOpen();

    await waitFor(() => {
      expect(server.asked.map(({ method, path }) => `${method} ${path}`).slice(-2)).toEqual([
        'POST /api/v1/branches/north/counters/1/close',
        'POST /api/v1/branches/north/counters/7/open',
      ]);
    });
  });

  it('lets somebody of the second line say that he cannot come', async () => {
    const helper = { ...advice.helper!, kind: 'second-line', id: 'li' };
    const server = await showDesk({ advice: { helper } });
    const person = { id: 'li', state: 'declined', counterId: '7', since: onWire(10) };
    const body = { revision: 42, person };
    server.on('POST /branches/north/second-line/li/decline', { status: 200, body });

    await userEvent.click(screen.getByRole('button', { name: 'I cannot come' }));

    expect(server.askedOf('POST /branches/north/second-line/li/decline')).toHaveLength(1);
  });
});

describe('a window that is to be closed', () => {
  const toClose = { action: 'close', helper: null };

  it('is closed by its teller when nobody is there', async () => {
    const mine = { session: 'open' };
    const server = await showDesk({ mine, about: '1', advice: toClose });
    const body = aCounterAnswer({ id: '1' as never, session: 'closed' });
    server.on('POST /branches/north/counters/1/close', { status: 200, body });

    await userEvent.click(screen.getAllByRole('button', { name: 'Close' })[0]!);

    expect(server.askedOf('POST /branches/north/counters/1/close')).toHaveLength(1);
  });
});
