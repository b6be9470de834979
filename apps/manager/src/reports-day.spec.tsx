/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi } from '@lobbyflow/client';
import { type DayReport, toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { aDayReport } from './day-told.js';
import { DayReportPage } from './reports-day.js';

afterEach(cleanup);

const BRANCH = {
  id: 'north',
  services: [{ id: 'cash', name: { zh: '现金', en: 'Cash' } }],
  lanes: [{ id: 'general', name: { zh: '普通', en: 'General' } }],
  counters: [{ id: '1', name: '1' }],
} as never;

function show(over: Partial<DayReport> = {}): FakeServer {
  const body = aDayReport('2026-01-05', over);
  const server = new FakeServer().on('GET /branches/north/days/2026-01-05/report', {
    status: 200,
    body,
  });
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider>
      <BranchZone timeZone="Asia/Shanghai">
        <DayReportPage api={api} branch={BRANCH} day="2026-01-05" />
      </BranchZone>
    </LanguageProvider>,
  );
  return server;
}

const linesOf = async (name: string) => {
  const table = within(await screen.findByRole('table', { name }));
  return table.getAllByRole('row').map(({ textContent }) => textContent);
};

describe('The day on one page', () => {
  it('says of each figure how it is reckoned, to who points at it and to who tabs to it', async () => {
    show();

    const figure = await screen.findByRole('button', { name: 'Called in time' });

    const id = figure.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toContain('Who left counts against it');
    expect(figure.closest('div')?.textContent).toContain('92%');
  });

  it('takes the explanation away at Escape, and shows it again to who comes back', async () => {
    show();
    const figure = await screen.findByRole('button', { name: 'Called in time' });
    const told = document.getElementById(figure.getAttribute('aria-describedby') ?? '');
    const user = userEvent.setup();
    act(() => figure.focus());

    await user.keyboard('{Escape}');
    const wasShut = told?.hidden;
    await user.tab();

    expect([wasShut, told?.hidden]).toEqual([true, false]);
  });

  it('names the half-hour that went wrong, what was usual, and why', async () => {
    show();

    const [, line] = await linesOf('Half-hours that went wrong');

    expect(line).toMatch(
      /^10:0012usual 6\.5420:00.*2usual 3.*more people came, too few windows open$/,
    );
  });

  it('says who waited longest by number, and who went first where', async () => {
    show();

    const [, line] = await linesOf('Who waited longest, and why');

    expect(line).toMatch(
      /A00910:0540:00limit 30 min.*2 × at Counter 1: .*1\.8 windows open for it/,
    );
  });

  it('hides figures of who served few, and tells pauses', async () => {
    show();

    const [, line] = await linesOf('Staff at windows');

    expect(line).toMatch(/li\.naCounter 11 h.*hiddenhidden.*1 × · 5 min/);
  });

  it('says of each advice whether it was done, by whom, and what came of it beside what was expected', async () => {
    show();

    const [, line] = await linesOf('Advice about windows');

    expect(line).toBe(
      '10:00Open Counter 1Done at 10:04li.na9 → 2over 30 min3 of 31 latemean wait 14 min, without it 25 min',
    );
    expect(screen.getByText('1 of 1 done.')).toBeTruthy();
  });

  it('lists who was chosen against the order, by whom and why', async () => {
    show();

    const [, line] = await linesOf('Chosen against the order');

    expect(line).toMatch(/10:20A003pickedCounter 1li\.na.*2$/);
  });

  it('says that nothing went wrong, when nothing did, and until when an open day is told', async () => {
    show({ halfHours: [], longestWaits: [], exceptions: [], isOver: false });

    expect(await screen.findByText(/No half-hour went wrong/)).toBeTruthy();
    expect(screen.getByText('Nobody waited.')).toBeTruthy();
    expect(screen.getByText('As of 18:00; the day is not over.')).toBeTruthy();
  });

  it('is taken away as a file once a press, in the language of the page, and says when it could not be', async () => {
    const server = show();
    const user = userEvent.setup();
    const open = server.hold('GET /branches/north/days/2026-01-05/report/file');
    server.on('GET /branches/north/days/2026-01-05/report/file', {
      status: 503,
      body: toProblem('busy'),
    });
    await user.click(await screen.findByRole('button', { name: 'Excel' }));
    await user.click(screen.getByRole('button', { name: 'PDF' }));
    open();

    expect(await screen.findByRole('alert')).toBeTruthy();
    const asked = server.askedOf('GET /branches/north/days/2026-01-05/report/file');
    expect(asked.map(({ path }) => path.split('?')[1])).toEqual(['format=xlsx&language=en']);
  });
});
