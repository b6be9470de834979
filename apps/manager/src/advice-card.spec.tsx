/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApi, SessionProvider, type ViewSocket } from '@lobbyflow/client';
import type { StaffAdvice, StaffSecondLine, Views } from '@lobbyflow/contract';
import {
  aBranch,
  aStaffCounter,
  aStaffPicture,
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

const offered: StaffAdvice = {
  counterId: '7',
  action: 'open',
  state: 'offered',
  level: 'lobby',
  limitMs: 10 * MINUTE_MS,
  offeredAt: onWire(5),
  until: onWire(65),
  without: { late: 22, waitMs: 9 * MINUTE_MS },
  with: { late: 8, waitMs: 4 * MINUTE_MS },
  helper: { kind: 'second-line', id: 'li', name: 'Li', awayMs: 3 * MINUTE_MS, staffId: null },
  answeredAt: null,
  declineReason: null,
  lapseCause: null,
  doneAt: null,
  effect: null,
};
const li: StaffSecondLine = {
  name: 'Li',
  serviceIds: ['cash'],
  travelMs: 3 * MINUTE_MS,
  staffId: null,
  state: 'free',
  counterId: null,
  since: null,
};
const picture = (advice: Partial<StaffAdvice>, person: Partial<StaffSecondLine> = {}) =>
  aStaffPicture({
    counters: { '7': aStaffCounter({ name: '7', kind: 'elastic' }) },
    advice: { a1: { ...offered, ...advice } },
    secondLine: { li: { ...li, ...person } },
  });

/** The hall with this picture, at 09:10 by the branch's clock, which stands still. */
async function showHall(rows: Views['staff'], language: 'en' | 'zh' = 'en') {
  const server = new FakeServer();
  server.on('GET /branches/north', { status: 200, body: aBranch() });
  const socket = new FakeViewSocket();
  const api = createApi({ screen: 'manager', fetch: server.fetch });
  render(
    <LanguageProvider initial={language}>
      <SessionProvider api={api}>
        <BranchDesk
          api={api}
          user={{ id: 'me', username: 'lead', role: 'lead', branchId: 'north' as never }}
          branchId="north"
          useSocket={() => socket as unknown as ViewSocket}
          onLeave={null}
        />
      </SessionProvider>
    </LanguageProvider>,
  );
  await screen.findByText(language === 'en' ? 'Connecting…' : /连接/);
  const clock = { at: onWire(10), speed: 0 };
  act(() => socket.answer({ revision: 41, clock, snapshot: rows }));
  const name = language === 'en' ? 'Elastic windows' : '弹性窗口';
  // The card is loaded when it is first needed.
  const card = await screen.findByRole('region', { name }, { timeout: 10_000 });
  return { server, card: within(card) };
}

describe('the card of elastic windows', () => {
  it('says what to do, what it spares, until when, and who comes from where', async () => {
    const { card } = await showHall(picture({}));

    expect(card.getByRole('heading', { name: 'Open Counter 7 now' })).toBeTruthy();
    expect(card.getByText(/8 instead of 22 customers over 10 min by 10:05/)).toBeTruthy();
    expect(card.getByText('Li, second line, 3 min away')).toBeTruthy();
  });

  it('says the same in Chinese', async () => {
    const { card } = await showHall(picture({}), 'zh');

    expect(card.getByRole('heading', { name: '现在开放7号窗口' })).toBeTruthy();
    expect(card.getByText(/等候超过10\s*分钟的客户预计由22人减至8人/)).toBeTruthy();
    expect(card.getByText(/二线人员Li，3\s*分钟可到/)).toBeTruthy();
  });

  it('does it with one tap', async () => {
    const { server, card } = await showHall(picture({}));
    const body = { revision: 42, advice: anAnswer('accepted') };
    server.on('POST /branches/north/advice/a1/accept', { status: 200, body });

    await userEvent.click(card.getByRole('button', { name: 'Open it' }));

    expect(server.askedOf('POST /branches/north/advice/a1/accept')).toHaveLength(1);
    expect(await screen.findByText('It is under way.')).toBeTruthy();
  });

  it('declines only with a reason', async () => {
    const { server, card } = await showHall(picture({}));
    const body = { revision: 42, advice: anAnswer('declined') };
    server.on('POST /branches/north/advice/a1/decline', { status: 200, body });

    await userEvent.click(card.getByRole('button', { name: 'Decline' }));
    await userEvent.click(screen.getByRole('button', { name: 'It will ease by itself' }));

    expect(server.askedOf('POST /branches/north/advice/a1/decline')).toMatchObject([
      { body: { reason: 'eases-soon' } },
    ]);
  });

  it('says that the next level is asked', async () => {
    const { card } = await showHall(picture({ level: 'head-office' }));

    expect(card.getByText('Nobody has answered: the head office is asked now.')).toBeTruthy();
  });

  it('shows who is on the way, and takes the word for who has no screen', async () => {
    const way = { state: 'called', since: onWire(9), counterId: '7' };
    const { server, card } = await showHall(picture({ state: 'accepted' }, way));
    const person = { id: 'li', state: 'there', counterId: '7', since: onWire(10) };
    const body = { revision: 42, person };
    server.on('POST /branches/north/second-line/li/arrive', { status: 200, body });
    expect(card.getByText(/Li was called at 09:09/)).toBeTruthy();

    await userEvent.click(card.getByRole('button', { name: 'Is there' }));

    expect(server.askedOf('POST /branches/north/second-line/li/arrive')).toHaveLength(1);
  });

  it('shows the effect beside what was expected without it', async () => {
    const effect = { customers: 61, late: 9, waitMs: 5 * MINUTE_MS };
    const { card } = await showHall(picture({ state: 'done', doneAt: onWire(8), effect }));

    expect(card.getByText(/Counter 7 opened at 09:08; advised at 09:05/)).toBeTruthy();
    expect(
      card.getByText(/9 of 61 customers over 10 min; 22 were expected without it/),
    ).toBeTruthy();
  });

  it('lists all advice of the day with what became of it', async () => {
    const { server, card } = await showHall(picture({}));
    const items = [
      anAnswer('offered'),
      { ...anAnswer('lapsed'), id: 'a0', lapseCause: 'unanswered' },
    ];
    server.on('GET /branches/north/advice', { status: 200, body: { items } });

    await userEvent.click(card.getByRole('button', { name: 'Advice today' }));

    const table = within(await screen.findByRole('table'));
    expect(table.getByText('Nobody answered')).toBeTruthy();
    expect(table.getAllByText('22 → 8')).toHaveLength(2);
  });
});

/** The advice as the server answers it. */
function anAnswer(state: string) {
  const { helper, ...advice } = offered;
  return {
    ...advice,
    id: 'a1',
    state,
    businessDay: '2026-01-05',
    answeredBy: null,
    helper: helper && { kind: helper.kind, id: helper.id },
  };
}
