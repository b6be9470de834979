/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { FakeServer } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { OverviewScreen } from './overview-screen.js';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const OVERVIEW = 'GET /overview';
const aBranch = (branchId: string, over: object = {}) => ({
  ...{ branchId, name: `Branch ${branchId}`, isReplay: false, businessDay: '2026-01-05' },
  ...{ waiting: 4, oldestWaitMs: 26 * 60_000, overdue: 2, windowsOpen: 2, windows: 6 },
  ...{ visits: 120, served: 100, abandoned: 3, serviceLevel: 0.91 },
  ...over,
});
const aPage = (items: readonly object[], next: number | null = null) => ({
  status: 200,
  body: {
    ...{ asOf: '2026-01-05T02:00:00.000Z', branches: 797, open: 780 },
    ...{ waiting: 5230, overdue: 61, items, next },
  },
});

function show(server: FakeServer) {
  const chosen: string[] = [];
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <OverviewScreen api={api} onBack={() => undefined} onChoose={(id) => chosen.push(id)} />
    </LanguageProvider>,
  );
  return chosen;
}
const linesOf = async () =>
  within(await screen.findByRole('table', { name: 'All branches now' }))
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));
const queryOf = (server: FakeServer) =>
  Object.fromEntries(new URLSearchParams(server.askedOf(OVERVIEW).at(-1)?.path.split('?')[1]));

describe('All branches now', () => {
  it('tell the worst first, with windows where nobody calls, and lead to the branch', async () => {
    const stuck = aBranch('north', { windowsOpen: 0, serviceLevel: null });
    const closed = aBranch('south', { businessDay: null, waiting: 0, oldestWaitMs: null });
    const server = new FakeServer().on(OVERVIEW, aPage([stuck, closed]));
    const chosen = show(server);

    const [, first, second] = await linesOf();

    expect(first).toEqual(['Branch north', '2', '26 min', '4', '0 / 6', '120', '3', '–']);
    expect(second?.[0]).toBe('Branch southClosed');
    expect(screen.getByText('0 / 6').hasAttribute('data-alarm')).toBe(true);
    expect(screen.getByText('5,230')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Branch north' }));
    expect(chosen).toEqual(['north']);
  });

  it('are sorted by a heading, which says so', async () => {
    const server = new FakeServer().on(OVERVIEW, aPage([aBranch('north')]));
    show(server);
    await linesOf();

    await userEvent.click(screen.getByRole('button', { name: 'In time today' }));

    expect(queryOf(server)).toMatchObject({ order: 'service-level' });
    const heading = screen.getByRole('columnheader', { name: /In time today/ });
    expect(heading.getAttribute('aria-sort')).toBe('ascending');
  });

  it('are found by a part of their name, and come page by page', async () => {
    const page = Array.from({ length: 100 }, (_, n) => aBranch(`b${n}`));
    const server = new FakeServer()
      .on(OVERVIEW, aPage(page, 100))
      .on(OVERVIEW, aPage(page, 100))
      .on(OVERVIEW, aPage([aBranch('last')]));
    show(server);
    await linesOf();

    await userEvent.click(screen.getByRole('button', { name: 'More branches' }));
    await screen.findByText('Branch last');
    expect(await linesOf()).toHaveLength(102);

    await userEvent.type(screen.getByRole('searchbox'), 'x');
    expect(queryOf(server)).toMatchObject({ find: 'x', after: '0' });
  });

  it('are looked at again by themselves', async () => {
    jest.useFakeTimers();
    const server = new FakeServer().on(OVERVIEW, aPage([aBranch('north')]));
    show(server);

    await act(() => jest.advanceTimersByTimeAsync(15_000));

    expect(server.askedOf(OVERVIEW)).toHaveLength(2);
  });
});
