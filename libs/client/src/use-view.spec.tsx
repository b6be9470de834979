/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { toProblem } from '@lobbyflow/contract';
import { FakeViewSocket } from '@lobbyflow/testing';
import { act, renderHook } from '@testing-library/react';
import type { ViewSocket } from './socket.js';
import { useView } from './use-view.js';

const clock = { at: '2026-01-05T01:00:00.000Z', speed: 1 };
const snapshot = (revision: number) => ({ revision, clock, snapshot: { calls: {} } });
const update = (since: number, revision: number) => ({ since, revision, rows: {} });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function follow() {
  const socket = new FakeViewSocket();
  const hook = renderHook(() => useView(socket as unknown as ViewSocket, 'north', 'board'));
  return { socket, view: () => hook.result.current, leave: hook.unmount };
}
const later = (ms: number) => {
  act(() => {
    jest.advanceTimersByTime(ms);
  });
};

it('asks for a snapshot first, and afterwards only for what it missed', () => {
  const { socket } = follow();
  act(() => socket.answer(snapshot(41)));

  act(() => socket.drop());
  act(() => socket.comeBack());

  expect(socket.joins).toEqual([
    { protocol: 1, branchId: 'north', view: 'board' },
    { protocol: 1, branchId: 'north', view: 'board', since: 41 },
  ]);
});

it('asks again at once when an update is missing', () => {
  const { socket, view } = follow();
  act(() => socket.answer(snapshot(41)));

  act(() => socket.receive('update', update(42, 43)));

  expect(socket.joins).toHaveLength(2);
  act(() => socket.answer(snapshot(43)));
  expect(view()).toMatchObject({ link: 'live', revision: 43 });
});

it('ignores the answer to a join that was overtaken by a later one', () => {
  const { socket, view } = follow();
  act(() => socket.receive('connect'));

  act(() => socket.answer(snapshot(50), 1));
  act(() => socket.answer(snapshot(41), 0));

  expect(view().revision).toBe(50);
});

it('asks again when a join was never answered though the line stands', () => {
  const { socket, view } = follow();

  act(() => socket.fallSilent());

  expect(view().link).toBe('lost');
  later(10_000);
  expect(socket.joins).toHaveLength(2);
});

it('says why it was refused, and asks again later', () => {
  const { socket, view } = follow();

  act(() => socket.refuse(toProblem('busy')));

  expect(view()).toMatchObject({ link: 'refused', problem: { code: 'busy' } });
  later(10_000);
  expect(socket.joins).toHaveLength(2);
});

it('says why it was not let in at all', () => {
  const { socket, view } = follow();
  const refusal = Object.assign(new Error('no'), { data: toProblem('unauthenticated') });

  act(() => socket.receive('connect_error', refusal));

  expect(view().problem?.code).toBe('unauthenticated');
});

it('counts as stale after 20 s of silence, and not while the server pings', () => {
  const { socket, view } = follow();
  act(() => socket.answer(snapshot(41)));

  later(15_000);
  act(() => socket.ping());
  later(15_000);
  expect(view().isStale).toBe(false);
  later(6_000);
  expect(view().isStale).toBe(true);
  act(() => socket.receive('update', update(41, 42)));
  expect(view().isStale).toBe(false);
});

it('leaves nothing behind when it goes', () => {
  const { socket, leave } = follow();

  leave();
  act(() => socket.comeBack());

  expect(socket.joins).toHaveLength(1);
});
