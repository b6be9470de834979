/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { TrendsScreen } from './trends-screen.js';
import { aPromiseReport, aTrendReport } from './trends-told.js';

afterEach(cleanup);

const BRANCH = {
  id: 'north',
  timeZone: 'Asia/Shanghai',
  services: [{ id: 'cash', name: { zh: '现金', en: 'Cash' } }],
  lanes: [{ id: 'general', name: { zh: '普通', en: 'General' } }],
  counters: [{ id: '1', name: '1' }],
} as never;
const TRENDS = 'GET /branches/north/trends';
const EXCEPTIONS = 'GET /branches/north/exceptions';

const aPick = (revision: number, number: string) => ({
  ...{ revision, businessDay: '2026-01-05', at: '2026-01-05T02:20:00.000Z', kind: 'picked' },
  ...{ ticketId: `t-${number}`, number, counterId: '1', reason: 'complaint', overtook: 2 },
  ...{ actorId: 'a1', actorName: 'li.na' },
});

async function show(): Promise<FakeServer> {
  const server = new FakeServer()
    .on(TRENDS, { status: 200, body: aTrendReport() })
    .on('GET /branches/north/promises', { status: 200, body: aPromiseReport() })
    .on(EXCEPTIONS, { status: 200, body: { items: [aPick(9, 'A009')], next: 9 } })
    .on(EXCEPTIONS, { status: 200, body: { items: [aPick(3, 'A003')], next: null } });
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone="Asia/Shanghai">
        <TrendsScreen api={api} branch={BRANCH} />
      </BranchZone>
    </LanguageProvider>,
  );
  await screen.findByText('Waits');
  return server;
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const linesOf = async (name: string | RegExp) => {
  const table = within(await screen.findByRole('table', { name, hidden: true }));
  return table
    .getAllByRole('row', { hidden: true })
    .map((row) => [...row.children].map(({ textContent }) => textContent));
};
const spanOf = (path: string) =>
  Object.fromEntries(new URLSearchParams(path.split('?')[1])) as { from: string; to: string };

describe('Trends of a branch', () => {
  it('tell the waits of the green channel beside ordinary ones, by day and by week', async () => {
    await show();

    expect(await linesOf(/Green channel beside/)).toEqual([
      ['Day', 'Green channel', 'Ordinary'],
      ['01-05', '4 min', '12 min'],
      ['01-06', '6 min', '15 min'],
    ]);
    await press('Week');
    expect((await linesOf('Waits'))[1]).toEqual(['01-05 – 01-06', '6 min', '14 min']);
  });

  it('are of the last four weeks at first, and of a year when that is asked for', async () => {
    const server = await show();
    await press('A year');
    await screen.findByText('Waits');

    const spans = server.askedOf(TRENDS).map(({ path }) => spanOf(path));
    const days = spans.map(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1);
    expect(days).toEqual([28, 365]);
    expect(screen.getByRole('button', { name: 'Month' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('tell what people came for, and when, in a table of hours and weekdays', async () => {
    await show();
    await press('What people come for');
    expect((await linesOf('How long it took'))[1]).toEqual(['Cash', '3 min']);

    await press('Hours');
    const lines = await linesOf(/Who came in an hour/);

    expect(lines[0]).toEqual(['Hour', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(lines[2]).toEqual(['10:00', '', '12.5', '', '', '', '', '']);
    await press('Mean wait');
    expect((await linesOf(/Mean wait of those/))[1]?.[1]).toBe('4:00');
  });

  it('tell how far told waits were off, and how often they held', async () => {
    await show();
    await press('Told waits');

    expect((await linesOf('By service'))[1]).toEqual([
      ...['Cash', '200', '180', '2 min', '-0.5 min', '88%', '90%'],
    ]);
  });

  it('list every choice against the order with who and why, page by page', async () => {
    const server = await show();
    await press('Exceptions');
    const first = await linesOf('Chosen against the order');
    await press('Earlier ones');
    await screen.findByText('A003');

    expect(first[1]).toEqual([
      ...['2026-01-0510:20', 'A009', 'pickedCounter 1', 'li.na', 'Complaint', '2'],
    ]);
    expect(server.askedOf(EXCEPTIONS).at(-1)?.path).toContain('before=9');
  });
});
