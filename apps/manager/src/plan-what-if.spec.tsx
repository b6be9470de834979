/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { WhatIfReport } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PlanWhatIf } from './plan-what-if.js';
import './planning-screen.js';

afterEach(cleanup);

const BRANCH = {
  id: 'north',
  timeZone: 'Asia/Shanghai',
  businessDay: '2026-01-06',
  services: [
    { id: 'cash', name: { zh: '现金', en: 'Cash' } },
    { id: 'loans', name: { zh: '贷款', en: 'Loans' } },
  ],
  lanes: [{ id: 'general', name: { zh: '普通', en: 'General' }, creditMs: 0 }],
  counters: [{ id: '1', name: '1', skills: [{ serviceId: 'cash', level: 1 }] }],
} as never;
const ROUTE = 'POST /branches/north/what-if';
const MINUTE_MS = 60_000;

const some = (meanMs: number, lateShare: number) => {
  return { visits: 80, meanMs, p90Ms: 3 * meanMs, lateShare };
};
const way = (meanMs: number, lateShare: number) => ({
  ...some(meanMs, lateShare),
  ...{ maxMs: 5 * meanMs, leftShare: 0.02, occupancy: 0.8, windowMinutes: 960, mostOvertaken: 3 },
  lanes: [{ laneId: 'general', ...some(meanMs, lateShare) }],
  halfHours: [{ at: '09:00', visits: 10, meanMs, open: 2 }],
  ...{ cutOff: 0, refused: 0 },
});
const sure = { mean: -4 * MINUTE_MS, from: -5 * MINUTE_MS, to: -3 * MINUTE_MS };
const unsure = { mean: 0.001, from: -0.01, to: 0.012 };
const aReport = (over: object = {}) =>
  WhatIfReport.parse({
    ...{ businessDay: '2026-01-05', customers: 80, replications: 30, isCutShort: false },
    ...{ lateAfterMs: 600_000, tookMs: 900, real: some(9 * MINUTE_MS, 0.3) },
    ...{ asItWas: way(10 * MINUTE_MS, 0.3), changed: way(6 * MINUTE_MS, 0.1) },
    differences: {
      ...{ meanWaitMs: sure, p90WaitMs: sure, lateShare: unsure, leftShare: unsure },
      windowMinutes: { mean: 240, from: 240, to: 240 },
    },
    lanes: [{ laneId: 'general', ...sure }],
    ...over,
  });

function show(language: 'en' | 'zh' = 'en'): FakeServer {
  const server = new FakeServer();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial={language}>
      <BranchZone timeZone="Asia/Shanghai">
        <PlanWhatIf api={api} branch={BRANCH} draft={null} forget={() => undefined} />
      </BranchZone>
    </LanguageProvider>,
  );
  return server;
}
const play = () => userEvent.click(screen.getByRole('button', { name: 'Play the day' }));
const cells = async (name: RegExp) =>
  [...(await screen.findByRole('row', { name })).children].map(({ textContent }) => textContent);

describe('What if', () => {
  it('asks for yesterday with what is changed, and for nothing else', async () => {
    const server = show().on(ROUTE, { status: 200, body: aReport() });
    await userEvent.selectOptions(screen.getByLabelText('Pensioners'), '+20 %');
    await userEvent.selectOptions(screen.getByLabelText('Window 1'), 'Open all day');
    await userEvent.click(screen.getByLabelText('Loans'));
    await userEvent.type(screen.getByLabelText(/General: head start/), '5');
    await play();

    await screen.findByText(/30 days were played/);
    expect(server.askedOf(ROUTE)[0]!.body).toEqual({
      businessDay: '2026-01-05',
      counters: [{ counterId: '1', open: 'all-day', serviceIds: ['cash', 'loans'] }],
      pensioners: 0.2,
      lanes: [{ laneId: 'general', creditMs: 300_000 }],
    });
  });

  it('shows both side by side, with what chance may explain', async () => {
    show().on(ROUTE, { status: 200, body: aReport() });
    await play();

    expect(await cells(/^Mean wait 10/)).toEqual([
      'Mean wait',
      '10 min',
      '6 min',
      '−4 min95 %: −5 min to −3 min',
    ]);
    expect((await cells(/^Waited over/))[3]).toMatch(/may be chance/);
    expect((await cells(/^Mean wait, General/))[1]).toBe('10 min');
    const chart = screen.getByRole('table', {
      name: 'Mean wait by half-hour of arrival',
      hidden: true,
    });
    expect(within(chart).getByText('09:00')).toBeTruthy();
  });

  it('says when days could not end, and when time ran out', async () => {
    const changed = { ...way(6 * MINUTE_MS, 0.1), cutOff: 4 };
    show().on(ROUTE, {
      status: 200,
      body: aReport({ changed, replications: 9, isCutShort: true }),
    });
    await play();

    expect(await screen.findByText(/4 changed ones were given up/)).toBeTruthy();
    expect(screen.getByText(/only 9 days were played/)).toBeTruthy();
  });

  it('says that nobody came on a day, and to choose another', async () => {
    const problem = {
      type: 'urn:lobbyflow:problem:not-found',
      title: 'x',
      status: 404,
      code: 'not-found',
    };
    show().on(ROUTE, { status: 404, body: problem });
    await play();

    expect(await screen.findByText(/Nobody came on that day/)).toBeTruthy();
  });
});
