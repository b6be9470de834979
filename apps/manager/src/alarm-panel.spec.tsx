/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import { type AlarmAnswer, type Role, type StaffAlarm, toProblem } from '@lobbyflow/contract';
import {
  aBranch,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  FakeServer,
  FakeViewSocket,
  MINUTE_MS,
  onWire,
} from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BranchDesk } from './branch-desk.js';

afterEach(cleanup);

const anAlarm = (over: Partial<StaffAlarm> = {}): StaffAlarm => ({
  kind: 'oldest-wait',
  level: 'yellow',
  value: 23 * MINUTE_MS,
  threshold: 20 * MINUTE_MS,
  counterId: null,
  ticketId: null,
  raisedAt: onWire(5),
  repeats: 0,
  acknowledgedAt: null,
  acknowledgedBy: null,
  outcome: null,
  ...over,
});

/** The list comes in a piece of its own. */
const LOADING = { timeout: 10_000 };

const answered: AlarmAnswer = {
  revision: 42,
  alarm: {
    id: 'a7' as never,
    kind: 'oldest-wait',
    level: 'yellow',
    value: 23 * MINUTE_MS,
    counterId: null,
    ticketId: null,
    raisedAt: onWire(5),
    toldAt: onWire(5),
    repeats: 0,
    acknowledgedAt: onWire(10),
    acknowledgedBy: 'me',
    outcome: null,
  },
};

/** The hall with these alarms, at 09:10 by the branch's clock, which stands still. */
async function showAlarms(
  alarms: Record<string, StaffAlarm>,
  { language = 'en', role = 'lead' }: { language?: 'en' | 'zh'; role?: Role } = {},
) {
  const server = new FakeServer();
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial={language}>
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role, branchId: 'north' as never }}
          branchId="north"
          useSocket={() => socket as unknown as ViewSocket}
          onLeave={null}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await screen.findByText(language === 'en' ? 'Connecting…' : '正在连接…');
  const snapshot = aStaffPicture({
    alarms,
    tickets: { t1: aStaffTicket({ number: 'A014', laneId: 'protected' }) },
    counters: { '1': aStaffCounter({ session: 'open', tellerId: 'teller1' }) },
  });
  act(() => socket.answer({ revision: 41, clock: { at: onWire(10), speed: 0 }, snapshot }));
  await screen.findByRole('region', { name: language === 'en' ? 'Alarms' : '告警' }, LOADING);
  return { server, socket };
}

const list = () => within(screen.getByRole('region', { name: 'Alarms' }));
const lines = () => list().getAllByRole('listitem');

describe('the alarms of a hall', () => {
  it('stand with the worst first and what is seen to last, each with its level in words', async () => {
    await showAlarms({
      a1: anAlarm({ acknowledgedAt: onWire(8), level: 'red' }),
      a2: anAlarm({ kind: 'overdue', value: 1 }),
      a3: anAlarm({ kind: 'saturation', level: 'orange', value: 8.5, repeats: 1 }),
    });

    expect(lines().map((line) => line.textContent)).toEqual([
      expect.stringMatching(/^Orange8.5 people wait for each open counter.*told 2 times/),
      expect.stringMatching(/^YellowWaiting longer than their limit: 1.*since 09:05/),
      expect.stringMatching(/^RedThe longest wait is 23 min long.*Seen to since 09:08/),
    ]);
    expect(list().getByRole('status').textContent).toBe('2 to see to');
  });

  it.each([
    ['abandonment', { value: 0.12 }, '12% of today’s customers left before they were called.'],
    [
      'long-service',
      { value: 2.5, counterId: '1', ticketId: 't1' },
      'Counter 1 has served A014 for 2.5 times as long as usual.',
    ],
    [
      'idle-counter',
      { value: 5 * MINUTE_MS, counterId: '1' },
      'Counter 1 has been free for 5 min while somebody waits for it.',
    ],
    [
      'protected-arrival',
      { value: 0, ticketId: 't1' },
      'Green channel: A014 has just come. Take care of them.',
    ],
    [
      'bad-rating',
      {
        ...{ value: 0, counterId: '1', ticketId: 'gone', number: 'A099' },
        rating: { score: 2, reasons: ['waiting', 'attitude'] },
      },
      'Not satisfied: A099 at Counter 1, less than a minute ago. About: The wait, Friendliness.',
    ],
    ['sunshine', {}, 'sunshine'],
  ] as const)('say in a sentence what %s is about', async (kind, over, sentence) => {
    await showAlarms({ a1: anAlarm({ kind, ...over }) });

    expect(lines()[0]?.textContent).toContain(sentence);
  });

  it('speak Chinese', async () => {
    await showAlarms(
      { a1: anAlarm({ kind: 'protected-arrival', value: 0, ticketId: 't1' }) },
      { language: 'zh' },
    );

    expect(screen.getByRole('region', { name: '告警' }).textContent).toContain(
      '绿色通道：A014 刚到店',
    );
  });

  it('are seen to by one tap, sent once', async () => {
    const { server } = await showAlarms({ a7: anAlarm() });
    server.on('POST /branches/north/alarms/a7/acknowledge', {
      status: 200,
      body: answered,
    });

    await userEvent.dblClick(list().getByRole('button', { name: 'I see to it' }));

    expect(await screen.findByText('You see to it.')).toBeTruthy();
    expect(server.asked.filter(({ path }) => path.endsWith('/acknowledge'))).toHaveLength(1);
  });

  it('are put away with what was done', async () => {
    const { server } = await showAlarms({ a7: anAlarm() });
    server.on('POST /branches/north/alarms/a7/dispose', { status: 200, body: answered });

    await userEvent.click(list().getByRole('button', { name: 'What was done …' }));
    await userEvent.click(screen.getByRole('button', { name: 'A counter was opened' }));

    expect(await screen.findByText('It is put away.')).toBeTruthy();
    expect(server.asked.at(-1)).toMatchObject({ body: { outcome: 'window-opened' } });
  });

  it('say why when the server does not do it', async () => {
    const { server } = await showAlarms({ a7: anAlarm() });
    server.on('POST /branches/north/alarms/a7/acknowledge', {
      status: 409,
      body: toProblem('alarm-acknowledged'),
    });

    await userEvent.click(list().getByRole('button', { name: 'I see to it' }));

    expect(await screen.findByText('Somebody sees to this alarm already.')).toBeTruthy();
  });

  it('lead to the green-channel customer, who can then be taken to any counter', async () => {
    await showAlarms({ a1: anAlarm({ kind: 'protected-arrival', value: 0, ticketId: 't1' }) });

    await userEvent.click(list().getByRole('button', { name: 'Take A014 …' }));

    expect(await screen.findByRole('dialog', { name: /A014/ })).toBeTruthy();
  });

  it('are only looked at by the head office', async () => {
    await showAlarms({ a1: anAlarm() }, { role: 'hq' });

    expect(list().queryByRole('button')).toBeNull();
  });

  it('leave no place behind when all are put away', async () => {
    const { socket } = await showAlarms({ a1: anAlarm() });

    act(() =>
      socket.receive('hint', {
        asOf: 1,
        rows: { alarms: { a1: anAlarm({ outcome: 'explained' }) } },
      }),
    );

    expect(screen.queryByRole('region', { name: 'Alarms' })).toBeNull();
  });
});
