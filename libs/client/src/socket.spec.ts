import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { comeBackWhenRefused, type Reconnecting } from './socket.js';

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
