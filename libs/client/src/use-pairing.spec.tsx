/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { FakeServer, FakeViewSocket } from '@lobbyflow/testing';
import { act, renderHook } from '@testing-library/react';
import { createApi } from './http.js';
import type { ViewSocket } from './socket.js';
import { usePairing, useTurnedAway } from './use-pairing.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const coded = (code: string) => ({
  status: 201,
  body: { code, expiresAt: '2026-01-05T01:10:00.000Z' },
});

it('shows the code that counts: it is asked again every half minute, and after a lost link', async () => {
  const server = new FakeServer()
    .on('POST /pairings', 'lost')
    .on('POST /pairings', coded('WDJBMJHT'))
    .on('POST /pairings', coded('BCDFGHJK'));
  const api = createApi({ screen: 'kiosk', fetch: server.fetch });
  const { result } = renderHook(() => usePairing(api, 'kiosk'));
  await pass(0);
  expect(result.current.problem?.code).toBe('no-link');

  await pass(5_000);
  expect(result.current).toMatchObject({ pairing: { code: 'WDJBMJHT' }, problem: null });
  await pass(30_000);

  expect(result.current.pairing?.code).toBe('BCDFGHJK');
});

it('hears of a line that is not let in any more, and of no other trouble', () => {
  const socket = new FakeViewSocket();
  let told = 0;
  const count = () => void (told += 1);
  renderHook(() => useTurnedAway(socket as unknown as ViewSocket, count));

  const refuse = (code: 'unauthenticated' | 'busy') =>
    socket.receive('connect_error', Object.assign(new Error(code), { data: toProblem(code) }));
  refuse('busy');
  socket.receive('connect_error', new Error('xhr poll error'));
  expect(told).toBe(0);
  refuse('unauthenticated');

  expect(told).toBe(1);
});
