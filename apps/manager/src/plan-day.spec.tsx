/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { DayPlan, type LearnedReport, type PlannedHalfHour } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PlanningScreen } from './planning-screen.js';

afterEach(cleanup);

const DAY = '2026-01-10';
const BRANCH = {
  id: 'north',
  timeZone: 'Asia/Shanghai',
  businessDay: DAY,
  services: [{ id: 'cash', name: { zh: '现金', en: 'Cash' } }],
  lanes: [],
  counters: [],
} as never;
const PLAN = `/branches/north/days/${DAY}/plan`;

const aHalfHour = (at: string, over: Partial<PlannedHalfHour> = {}): PlannedHalfHour => ({
  ...{ at, from: `${DAY}T01:00:00Z`, expected: 20, current: 24, came: null, open: null },
  ...{ needed: 3, windows: 3, isSet: false, late: [1, 0.4, 0.06, 0.01] },
  ...over,
});
const aPlan = (over: Partial<DayPlan> = {}): DayPlan =>
  DayPlan.parse({
    ...{ businessDay: DAY, state: 'known', isToday: true, kinds: ['pension-day'], level: 1.2 },
    ...{ learnedFrom: { days: 60, first: '2025-11-01', alike: 2 }, lateAfterMs: 600_000 },
    ...{ lateShare: 0.1, maxWindows: 4, expectedSoFar: 20, cameSoFar: 26, error: 0.3 },
    halfHours: [aHalfHour('09:00', { came: 26, open: 2.5 }), aHalfHour('09:30')],
    ...over,
  });
const NOTHING: LearnedReport = {
  ...{ state: 'unknown', lastDay: null, days: 0, learnedAt: null, services: [], judged: null },
};

async function show(plan: DayPlan, language: 'en' | 'zh' = 'en'): Promise<FakeServer> {
  const server = new FakeServer()
    .on(`GET ${PLAN}`, { status: 200, body: plan })
    .on('GET /branches/north/learned', { status: 200, body: NOTHING });
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial={language}>
      <BranchZone timeZone="Asia/Shanghai">
        <PlanningScreen api={api} branch={BRANCH} user={{ role: 'lead' } as never} />
      </BranchZone>
    </LanguageProvider>,
  );
  await screen.findByRole('heading', { name: language === 'en' ? 'Calendar' : '日历' });
  return server;
}
const theTable = () => screen.getByRole('table', { name: 'Windows by half-hour, to be changed' });
const cellsOf = (at: string) =>
  [...within(theTable()).getByRole('row', { name: new RegExp(`^${at}`) }).children].map(
    ({ textContent }) => textContent,
  );

describe('The day ahead', () => {
  it('without history says that nothing is known yet, and has no figures', async () => {
    await show(aPlan({ state: 'unknown', halfHours: [], learnedFrom: null }));

    expect(screen.getByText(/Not yet known/)).toBeTruthy();
    expect(screen.queryByRole('table', { name: /Windows by/ })).toBeNull();
  });

  it('says who is expected, what came, and who would wait too long with the windows planned', async () => {
    await show(aPlan());

    expect(screen.getByText(/By the calendar: Pension day/)).toBeTruthy();
    expect(screen.getByText(/So far 26 came where 20 were expected/)).toBeTruthy();
    expect(cellsOf('09:00')).toEqual(['09:00', '20', '26', '3', '−3+', '6%', '2.5']);
    expect(cellsOf('09:30')).toEqual(['09:30', '24', '–', '3', '−3+', '6%', '–']);
  });

  it('is changed window by window, and what is changed can be taken back', async () => {
    const server = await show(aPlan());
    const fewer = aHalfHour('09:30', { windows: 2, isSet: true });
    server.on(`PUT ${PLAN}`, { status: 200, body: aPlan({ halfHours: [fewer] }) });
    await userEvent.click(screen.getByRole('button', { name: '09:30: one window fewer' }));

    await screen.findByText('changed');
    expect(server.askedOf(`PUT ${PLAN}`)[0]!.body).toEqual({
      windows: [{ at: '09:30', windows: 2 }],
    });
    expect(cellsOf('09:30')[5]).toBe('40%');

    server.on(`PUT ${PLAN}`, { status: 200, body: aPlan() });
    await userEvent.click(screen.getByRole('button', { name: '09:30: one window more' }));
    expect(server.askedOf(`PUT ${PLAN}`)[1]!.body).toEqual({ windows: [] });
  });

  it('names the lines of a calendar that are at fault, and says that nothing was taken in', async () => {
    const server = await show(aPlan());
    const problem = {
      ...{ type: 'urn:lobbyflow:problem:invalid-request', title: 'invalid request', status: 400 },
      ...{
        code: 'invalid-request',
        errors: [{ path: 'csv.3', message: '“2026-01-32” is no date' }],
      },
    };
    server.on('PUT /branches/north/calendar', { status: 400, body: problem });
    const file = new File(['date,kind\n2026-01-32,pay-day'], 'days.csv', { type: 'text/csv' });
    Object.assign(file, { text: () => Promise.resolve('date,kind\n2026-01-32,pay-day') });
    await userEvent.upload(screen.getByLabelText(/Take in a calendar/), file);

    expect((await screen.findByRole('alert')).textContent).toMatch(
      /Nothing was taken in.*Line 3: “2026-01-32” is no date/,
    );
  });

  it('speaks Chinese throughout', async () => {
    await show(aPlan(), 'zh');

    expect(screen.getByText(/日历标注：养老金发放日/)).toBeTruthy();
    expect(screen.getByText('暂不可知：每个营业日结束后，网点会从自己的记录中学习。')).toBeTruthy();
  });
});
