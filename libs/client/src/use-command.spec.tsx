/** @jest-environment jsdom */
import { expect, it } from '@jest/globals';
import { ROUTES, toProblem } from '@lobbyflow/contract';
import { FakeServer } from '@lobbyflow/testing';
import { act, renderHook } from '@testing-library/react';
import { createApi } from './http.js';
import { useCommand } from './use-command.js';

const PATH = 'POST /branches/demo/counters/1/call-next';
const AT_COUNTER = { params: { branchId: 'demo', counterId: '1' } };
const CALLED = {
  status: 200,
  body: {
    revision: 42,
    counter: {
      id: '1',
      session: 'open',
      tellerId: 's1',
      pauseReason: null,
      ticketId: 't1',
      undoUntil: null,
    },
  },
};

function aButton() {
  const server = new FakeServer();
  const api = createApi({ screen: 'teller', fetch: server.fetch });
  const pauses: number[] = [];
  const wait = (ms: number) => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const hook = renderHook(() => useCommand(api, { wait }));
  const press = () => hook.result.current.send(ROUTES.callNext, AT_COUNTER);
  const ids = () => server.askedOf(PATH).map(({ headers }) => headers['idempotency-key']);
  return { server, pauses, press, ids, command: () => hook.result.current };
}

it('answers a press with the answer of the server', async () => {
  const { server, press, command } = aButton();
  server.on(PATH, CALLED);

  const answer = await act(press);

  expect(answer?.revision).toBe(42);
  expect(command()).toMatchObject({ pending: null, problem: null, retry: null });
});

it('sends the same id again when the answer got lost', async () => {
  const { server, press, ids } = aButton();
  server.on(PATH, 'lost').on(PATH, 'lost').on(PATH, CALLED);

  const answer = await act(press);

  expect(answer?.revision).toBe(42);
  expect(ids()).toHaveLength(3);
  expect(new Set(ids()).size).toBe(1);
});

it('tells the answer also when only a retry brought it', async () => {
  const { server, command } = aButton();
  for (let lost = 0; lost < 6; lost += 1) server.on(PATH, 'lost');
  server.on(PATH, CALLED);
  const heard: number[] = [];
  const press = () =>
    command().send(ROUTES.callNext, AT_COUNTER, ({ revision }) => heard.push(revision));

  expect(await act(press)).toBeNull();
  await act(async () => command().retry?.());

  expect(heard).toEqual([42]);
});

it('makes a new id for the next press', async () => {
  const { server, press, ids } = aButton();
  server.on(PATH, CALLED);

  await act(press);
  await act(press);

  expect(new Set(ids()).size).toBe(2);
});

it('sends once, however often it is pressed meanwhile', async () => {
  const { server, press, ids, command } = aButton();
  server.on(PATH, CALLED);
  const release = server.hold(PATH);

  let presses: Promise<unknown>[] = [];
  act(() => {
    presses = [press(), press(), press()];
  });
  expect(command().pending).toBe(ROUTES.callNext);
  release();
  await act(() => Promise.all(presses));

  expect(ids()).toHaveLength(1);
});

it('takes a refusal for an answer: no second try, and its code to be shown', async () => {
  const { server, press, ids, command } = aButton();
  server.on(PATH, { status: 409, body: toProblem('nobody-waiting') });

  expect(await act(press)).toBeNull();

  expect(ids()).toHaveLength(1);
  expect(command().problem?.code).toBe('nobody-waiting');
  expect(command().retry).toBeNull();
  act(() => command().forget());
  expect(command().problem).toBeNull();
});

it('waits longer each time, gives up in the end, and a retry is still the same wish', async () => {
  const { server, press, ids, pauses, command } = aButton();
  server.on(PATH, 'lost');

  await act(press);

  expect(command().problem?.code).toBe('no-link');
  expect(pauses).toHaveLength(5);
  expect(pauses[2]).toBeGreaterThan(pauses[0]!);
  await act(() => command().retry!());
  expect(ids()).toHaveLength(12);
  expect(new Set(ids()).size).toBe(1);
});

it('waits as long as a busy server asks for', async () => {
  const { server, press, pauses } = aButton();
  const busy = { status: 503, body: toProblem('busy'), headers: { 'retry-after': '2' } };
  server.on(PATH, busy).on(PATH, CALLED);

  await act(press);

  expect(pauses[0]).toBeGreaterThanOrEqual(1_500);
  expect(pauses[0]).toBeLessThanOrEqual(2_500);
});

it('makes ids that are UUIDs which sort by time', async () => {
  const { server, press, ids } = aButton();
  server.on(PATH, CALLED);

  await act(press);

  expect(ids()[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
