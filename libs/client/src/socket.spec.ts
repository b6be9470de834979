import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import {
  comeBackWhenOnline,
  comeBackWhenRefused,
  type OnlineNews,
  type Reconnecting,
  returnOf,
} from './socket.js';

class FakeSocket implements Reconnecting {
  active = true;
  connects = 0;
  private readonly listeners = new Set<() => void>();

  readonly connect = () => (this.connects += 1);
  readonly on = (_: string, listener: () => void) => this.listeners.add(listener);
  readonly off = (_: string, listener: () => void) => this.listeners.delete(listener);

  cut(by: 'link' | 'server'): void {
    this.active = by === 'link';
    for (const listener of this.listeners) listener();
  }
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('knocks again after the server itself cut the line', () => {
  const socket = new FakeSocket();
  comeBackWhenRefused(socket);

  socket.cut('server');

  jest.advanceTimersByTime(4_900);
  expect(socket.connects).toBe(0);
  jest.advanceTimersByTime(5_200);
  expect(socket.connects).toBe(1);
});

it('leaves a broken link to the library, which is coming back already', () => {
  const socket = new FakeSocket();
  comeBackWhenRefused(socket);

  socket.cut('link');
  jest.advanceTimersByTime(60_000);

  expect(socket.connects).toBe(0);
});

it('knocks no more once it was told to stop', () => {
  const socket = new FakeSocket();
  const stop = comeBackWhenRefused(socket);
  socket.cut('server');

  stop();
  jest.advanceTimersByTime(60_000);

  expect(socket.connects).toBe(0);
});

it('comes back by kind of screen: work in two seconds, boards in ten, phones when it is quiet', () => {
  const spread = (auth: Parameters<typeof returnOf>[0]) => returnOf(auth).firstMs * 2;

  for (const screen of ['teller', 'kiosk', 'manager'] as const)
    expect(spread({ screen })).toBe(2_000);
  expect(spread({ screen: 'display' })).toBe(10_000);
  expect(spread({ token: 't' })).toBe(10_000);
  expect(returnOf({ token: 't' }).longestMs).toBe(60_000);
  // A board that missed the first try is right within half a minute all the same.
  expect(returnOf({ screen: 'display' }).longestMs).toBeLessThanOrEqual(10_000);
});

it('comes back at once when the device itself was off the network, and only then', () => {
  const listeners = new Set<() => void>();
  const page = {
    addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
  } as unknown as OnlineNews;
  let connects = 0;
  const socket = {
    connected: false,
    connect() {
      connects += 1;
      return this as never;
    },
  };
  const leave = comeBackWhenOnline(socket, page);
  const online = () => {
    for (const listener of listeners) listener();
  };

  online();
  socket.connected = true;
  online();
  leave();
  socket.connected = false;
  online();

  expect(connects).toBe(1);
});
