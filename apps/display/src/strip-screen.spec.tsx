/** @jest-environment jsdom */
import { afterEach, expect, it } from '@jest/globals';
import type { ViewSocket } from '@lobbyflow/client';
import { FakeViewSocket } from '@lobbyflow/testing';
import { LanguageProvider } from '@lobbyflow/ui';
import { act, cleanup, render, screen } from '@testing-library/react';
import { StripScreen } from './strip-screen.js';

const clock = { at: '2026-01-05T01:00:00.000Z', speed: 1 };
const A014 = {
  number: 'A014',
  counterId: '3',
  callId: 'A014-1',
  calledAt: clock.at,
  expiresAt: clock.at,
  state: 'called',
};

afterEach(cleanup);

function showStrip(session: string, calls: object = {}, counterId = '3') {
  const socket = new FakeViewSocket();
  render(
    <LanguageProvider initial="en">
      <StripScreen
        socket={socket as unknown as ViewSocket}
        branchId="north"
        counterId={counterId}
      />
    </LanguageProvider>,
  );
  const counters = { '3': { name: '3', session } };
  const snapshot = { calls, recent: {}, missed: {}, counters, lobby: {} };
  act(() => socket.answer({ revision: 1, clock, snapshot }));
  return socket;
}
const line = () => screen.getAllByRole('status')[0]?.textContent;

it('names its counter and welcomes whoever comes while nobody is called', () => {
  showStrip('open');

  expect(screen.getByRole('heading', { name: 'Counter 3' })).toBeTruthy();
  expect(line()).toContain('Welcome');
});

it('shows the number that is called here, and that it is being served', () => {
  const socket = showStrip('open', { '3': A014, '4': { ...A014, number: 'B001' } });

  expect(line()).toMatch(/A014.*Please come/);
  const rows = { calls: { '3': { ...A014, state: 'serving' } } };
  act(() => socket.receive('update', { since: 1, revision: 2, rows }));
  expect(line()).toMatch(/A014.*Being served/);
});

it.each([
  ['paused', /Paused.*another counter/],
  ['closed', /Closed.*another counter/],
])('sends people to another counter while it is %s', (session, words) => {
  showStrip(session);

  expect(line()).toMatch(words);
});

it('says when there is no such counter', () => {
  showStrip('open', {}, '99');

  expect(line()).toContain('no counter “99”');
});

it('gives way to an emergency', () => {
  const socket = showStrip('open', { '3': A014 });
  const fire = {
    level: 'emergency',
    zh: '请离开',
    en: 'Leave now',
    postedAt: clock.at,
    until: null,
  };

  act(() => socket.receive('hint', { asOf: 2, rows: { notices: { n1: fire } } }));

  expect(screen.getByRole('alert').textContent).toContain('Leave now');
  expect(screen.queryByText('A014')).toBeNull();
});
