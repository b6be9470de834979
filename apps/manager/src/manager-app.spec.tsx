/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { toProblem } from '@lobbyflow/contract';
import { aBranch, aStaffPicture, FakeServer, FakeViewSocket, onWire } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aDayReport } from './day-told.js';
import { ManagerApp } from './manager-app.js';

beforeEach(() => window.history.replaceState(null, '', '/manager'));
afterEach(cleanup);

const WHO = 'GET /sessions/current';
const aUser = (role: string, branchId: string | null = 'north') => ({
  id: 's1',
  username: 'lead',
  role,
  branchId,
});
const aServer = (user: object | null) =>
  new FakeServer()
    .on(
      WHO,
      user ? { status: 200, body: user } : { status: 401, body: toProblem('unauthenticated') },
    )
    .on('GET /branches/north', { status: 200, body: aBranch() });

function start(server: FakeServer) {
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <SessionProvider api={api}>
        <ManagerApp api={api} useSocket={() => socket as unknown as ViewSocket} />
      </SessionProvider>
    </LanguageProvider>,
  );
  const showHall = async () => {
    await screen.findByText('Connecting…');
    const clock = { at: onWire(10), speed: 0 };
    act(() => socket.answer({ revision: 41, clock, snapshot: aStaffPicture() }));
  };
  return { socket, showHall };
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('signing in', () => {
  it('leads to the hall of the own branch', async () => {
    const server = aServer(null).on('POST /sessions', {
      status: 201,
      body: { token: 'x', user: aUser('lead') },
    });
    const { showHall } = start(server);

    await userEvent.type(await screen.findByLabelText('User name'), 'lead');
    await userEvent.type(screen.getByLabelText('Password'), 'demo');
    await press('Sign in');
    await showHall();

    expect(screen.getByText('North')).toBeTruthy();
    expect(screen.getByRole('article', { name: 'Counter 1' })).toBeTruthy();
  });

  it('is shown again when the session has ended', async () => {
    const server = aServer(aUser('lead')).on(WHO, {
      status: 401,
      body: toProblem('unauthenticated'),
    });
    const { socket } = start(server);
    await screen.findByText('Connecting…');

    act(() => socket.refuse(toProblem('unauthenticated')));

    expect(await screen.findByRole('form', { name: 'Sign in' })).toBeTruthy();
  });

  it('tells a teller that this page is not theirs, and lets them out', async () => {
    const server = aServer(aUser('teller')).on('DELETE /sessions/current', { status: 204 });
    start(server);

    await screen.findByText(/for lobby managers/);
    await press('Sign out');

    expect(await screen.findByLabelText('User name')).toBeTruthy();
  });

  it('says that the server does not answer, and asks again', async () => {
    const server = new FakeServer()
      .on(WHO, 'lost')
      .on(WHO, { status: 401, body: toProblem('unauthenticated') });
    start(server);

    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByLabelText('User name')).toBeTruthy();
  });
});

describe('the choice of a branch', () => {
  const list = (...items: string[]) => ({
    status: 200,
    body: {
      items: items.map((id) => ({ id, name: `Branch ${id}`, timeZone: 'UTC', isReplay: false })),
      next: null,
    },
  });

  it('is asked of those who are at home in all, and kept in the address', async () => {
    const server = aServer(aUser('admin', null)).on('GET /branches', list('north', 'south'));
    const { showHall } = start(server);

    await userEvent.type(await screen.findByLabelText('Find by name or id'), 'nor');
    expect(screen.queryByRole('button', { name: /south/ })).toBeNull();
    await press(/north/);
    await showHall();

    expect(window.location.search).toBe('?branch=north');
    await press('Another branch');
    expect(await screen.findByText('Choose a branch')).toBeTruthy();
  });

  it('loads more, page by page', async () => {
    const first = list('a');
    const server = aServer(aUser('hq', null))
      .on('GET /branches', { ...first, body: { ...first.body, next: 'a' } })
      .on('GET /branches', list('b'));
    start(server);

    await userEvent.click(await screen.findByRole('button', { name: 'More branches' }));

    expect(await screen.findByRole('button', { name: /Branch b/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /Branch a/ })).toBeTruthy();
    expect(server.asked.at(-1)?.path).toContain('after=a');
  });

  it('is offered again when the branch in the address is not there', async () => {
    window.history.replaceState(null, '', '/manager?branch=gone');
    const server = aServer(aUser('admin', null))
      .on('GET /branches/gone', { status: 404, body: toProblem('not-found') })
      .on('GET /branches', list('north'));
    start(server);

    await userEvent.click(await screen.findByRole('button', { name: 'Choose a branch' }));

    expect(await screen.findByRole('button', { name: /Branch north/ })).toBeTruthy();
  });
});

describe('the day', () => {
  const figures = (businessDay: string) => ({ status: 200, body: aDayReport(businessDay) });
  const visit = (number: string) => ({
    ticketId: number,
    number,
    serviceId: 'cash',
    laneId: 'general',
    state: 'served',
    arrivedAt: onWire(0),
    calledAt: onWire(5),
    startedAt: onWire(6),
    endedAt: onWire(9),
    counterId: '1',
    legs: 1,
    waitMs: 300_000,
    rule: 'head-start',
  });
  const visits = (numbers: string[], next: string | null = null) => ({
    status: 200,
    body: { items: numbers.map(visit), next },
  });

  async function showDay(server: FakeServer) {
    const { showHall } = start(server);
    await showHall();
    await press('Day');
    await screen.findByRole('heading', { name: /5 January/ });
  }

  it('shows the figures and every visit, whatever the number of pages', async () => {
    const server = aServer(aUser('branch-admin'))
      .on('GET /branches/north/days/2026-01-05/report', figures('2026-01-05'))
      .on('GET /branches/north/visits', visits(['A001', 'A002'], '2'))
      .on('GET /branches/north/visits', visits(['B001']));
    await showDay(server);

    const region = within(await screen.findByRole('region', { name: 'Visits' }));
    const table = within(region.getByRole('table'));
    expect(table.getAllByRole('row')).toHaveLength(4);
    expect(table.getByRole('row', { name: /A001/ }).textContent).toMatch(
      /Cash.*General.*Served.*09:00.*5:00.*09:05.*09:09.*1.*In turn/,
    );
    const told = (await screen.findByRole('button', { name: 'Called in time' })).closest(
      'dl',
    )?.textContent;
    expect(told).toMatch(/Visits.*1,234.*Called in time.*92%.*Mean wait.*10 min/);
  });

  it('finds a number by a part of it', async () => {
    const server = aServer(aUser('lead'))
      .on('GET /branches/north/days/2026-01-05/report', figures('2026-01-05'))
      .on('GET /branches/north/visits', visits(['A001', 'A012', 'B001']));
    await showDay(server);

    const find = await screen.findByLabelText('Find a number');
    await userEvent.type(find, 'a0');
    expect(screen.getByText('2 of 2 visits')).toBeTruthy();
    await userEvent.type(find, '99');

    expect(screen.getByText(/No number contains “A099”/)).toBeTruthy();
  });

  it('goes to earlier days and back, never past the present one', async () => {
    const server = aServer(aUser('lead'))
      .on('GET /branches/north/days/2026-01-05/report', figures('2026-01-05'))
      .on('GET /branches/north/days/2026-01-04/report', {
        status: 404,
        body: toProblem('not-found'),
      })
      .on('GET /branches/north/visits', visits(['A001']));
    await showDay(server);
    const after = screen.getByRole<HTMLButtonElement>('button', { name: 'Day after' });
    expect(after.disabled).toBe(true);

    await press('Day before');

    await waitFor(() => expect(screen.getByRole('heading', { name: /4 January/ })).toBeTruthy());
    expect(await screen.findByText('There were no visits on this day.')).toBeTruthy();
    expect(after.disabled).toBe(false);
  });
});

it('speaks Chinese at a press', async () => {
  const { showHall } = start(aServer(aUser('lead')));
  await showHall();

  await press('中文');

  expect(screen.getByRole('button', { name: '代客取号' })).toBeTruthy();
  expect(document.documentElement.lang).toBe('zh-CN');
});
