/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, type ViewSocket } from '@lobbyflow/client';
import type { MyPad, PadCounter, PadShown } from '@lobbyflow/contract';
import { aTicketAnswer, FakeServer, FakeViewSocket, onWire } from '@lobbyflow/testing';
import { BranchZone, LanguageProvider } from '@lobbyflow/ui';
import { learnTellerWords } from '@lobbyflow/ui/teller-later-words';
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { tokenIn } from './pad-app.js';
import { PadScreen } from './pad-screen.js';

learnTellerWords();

const MINE = {
  branchId: 'north',
  branchName: 'North Gate',
  timeZone: 'Asia/Shanghai',
  counterId: '3',
} as unknown as MyPad;
const AT = 'POST /branches/north/tickets/t1';
const ANSWER = { revision: 43, ticket: aTicketAnswer() };
const SHOWN: PadShown = { badge: 'No. 207', asks: true, answerWithinMs: 15_000 };
const SERVED = {
  ticketId: 't1',
  number: 'A014',
  language: null,
  servedAt: onWire(10),
  rating: null,
};
const counter = (over: Partial<PadCounter> = {}): PadCounter => ({
  name: '3',
  session: 'open',
  services: [{ zh: '现金业务', en: 'Cash' }],
  now: null,
  served: null,
  ...over,
});
const now = (state: string, language: string | null = null) => ({
  number: 'A015',
  state,
  language,
});

afterEach(cleanup);

/** The screen with this picture, ten minutes past nine by the branch's clock. */
async function showPad(
  row: PadCounter,
  { shown = SHOWN, notices = {}, server = new FakeServer() } = {},
) {
  const said: string[] = [];
  const socket = new FakeViewSocket();
  server.on(`${AT}/invite`, { status: 200, body: ANSWER });
  server.on(`${AT}/rate`, { status: 200, body: ANSWER });
  render(
    <LanguageProvider initial="en">
      <BranchZone timeZone="Asia/Shanghai">
        <PadScreen
          api={createApi({ token: 'p.x', fetch: server.fetch })}
          socket={socket as unknown as ViewSocket}
          voice={(_, sentence) => said.push(sentence)}
          mine={MINE}
        />
      </BranchZone>
    </LanguageProvider>,
  );
  await act(() => Promise.resolve());
  const snapshot = { counter: { me: row }, shown: { me: shown }, notices };
  act(() => socket.answer({ revision: 41, clock: { at: onWire(10), speed: 0 }, snapshot }));
  const update = (changed: PadCounter) =>
    act(() =>
      socket.receive('update', { since: 41, revision: 42, rows: { counter: { me: changed } } }),
    );
  return { server, said, update };
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const sentTo = (server: FakeServer, act: string) => server.askedOf(`${AT}${act}`);

describe('the customer’s side of a counter', () => {
  it('says what the counter is for while nobody is called, and who serves there', async () => {
    await showPad(counter());

    expect(heading()).toBe('Welcome');
    expect(screen.getByText('Cash')).toBeTruthy();
    expect(screen.getByText('Serving you: No. 207')).toBeTruthy();
    expect(screen.getByText('Counter 3')).toBeTruthy();
  });

  it('shows who is called, in the language of the ticket', async () => {
    await showPad(counter({ now: now('called', 'zh') }));

    expect(heading()).toBe('A015');
    expect(screen.getByText('请到本窗口办理')).toBeTruthy();
  });

  it.each([
    ['paused', 'This counter takes a short break. Please watch the board for your number.'],
    ['closed', 'This counter is closed. Please go to another one.'],
  ])('says so when the counter is %s', async (session, words) => {
    await showPad(counter({ session }));

    expect(heading()).toBe(words);
  });

  it('asks whoever was served how it was, aloud too, and tells that it has asked, once', async () => {
    const { server, said, update } = await showPad(counter({ served: SERVED }));

    expect(heading()).toBe('Number A014, how was it?');
    update(counter({ served: SERVED, now: now('called') }));

    expect(heading()).toBe('Number A014, how was it?');
    expect(said).toEqual(['How was it?']);
    expect(sentTo(server, '/invite')).toHaveLength(1);
  });

  it('takes a face, thanks, and goes on', async () => {
    const { server } = await showPad(counter({ served: SERVED }));

    await userEvent.click(button('Satisfied'));

    expect(sentTo(server, '/rate').map(({ body }) => body)).toEqual([{ score: 4, reasons: [] }]);
    expect(await screen.findByText('Thank you for telling us.')).toBeTruthy();
  });

  it('asks what it was when somebody was not content, and says that somebody comes', async () => {
    const { server } = await showPad(counter({ served: SERVED }));

    await userEvent.click(button('Not satisfied'));
    expect(heading()).toBe('What was it?');
    await userEvent.click(button('The wait'));

    const sent = sentTo(server, '/rate').map(({ body }) => body);
    expect(sent).toEqual([{ score: 2, reasons: ['waiting'] }]);
    expect(await screen.findByText(/The lobby manager has been told/)).toBeTruthy();
  });

  it('keeps that somebody was not content when he walks away without a reason', async () => {
    const { server, update } = await showPad(counter({ served: SERVED }));
    await userEvent.click(button('Not satisfied'));

    update(counter({ served: SERVED, now: now('serving') }));
    await act(() => Promise.resolve());

    expect(sentTo(server, '/rate').map(({ body }) => body)).toEqual([{ score: 2, reasons: [] }]);
  });

  it('asks nobody for longer than the branch wants, nor beside the next one who is served', async () => {
    const late = { ...SERVED, servedAt: onWire(9) };
    const { server, update } = await showPad(counter({ served: late }));
    expect(heading()).toBe('Welcome');

    update(counter({ served: SERVED, now: now('serving') }));

    expect(heading()).toBe('A015');
    expect(sentTo(server, '/invite')).toEqual([]);
  });

  it('gives more time to whoever wants it, and takes no for an answer', async () => {
    await showPad(counter({ served: SERVED }));
    expect(screen.getByRole('timer').textContent).toBe('15 s left');

    await userEvent.click(button('More time'));
    expect(screen.getByRole('timer').textContent).toBe('30 s left');
    await userEvent.click(button('No answer'));

    expect(heading()).toBe('Welcome');
  });

  it('asks nobody where the branch does not', async () => {
    await showPad(counter({ served: SERVED }), { shown: { ...SHOWN, asks: false, badge: null } });

    expect(heading()).toBe('Welcome');
    expect(screen.queryByText(/Serving you/)).toBeNull();
  });

  it('lets an emergency go before everything', async () => {
    const notices = {
      n1: {
        ...{ level: 'emergency', zh: '请撤离', en: 'Please leave the building.' },
        ...{ postedAt: onWire(9), until: null, places: ['board'] },
      },
    };
    await showPad(counter({ now: now('called') }), { notices });

    expect(screen.getByRole('alert').textContent).toContain('Please leave the building.');
  });
});

describe('the address of a counter’s screen', () => {
  it('keeps its token behind the sign that no server is told', () => {
    expect(tokenIn('#p.abcdefghijklmnopqrstuvwxyz')).toBe('p.abcdefghijklmnopqrstuvwxyz');
    expect([tokenIn(''), tokenIn('#short'), tokenIn('#p.with spaces in it, and long')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
