/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, fireEvent, renderHook } from '@testing-library/react';
import { useIdle } from './use-idle.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function anIdle(first: number | null) {
  const ends: string[] = [];
  const onEnd = () => void ends.push('over');
  const hook = renderHook(({ afterMs }: { afterMs: number | null }) => useIdle(afterMs, onEnd), {
    initialProps: { afterMs: first },
  });
  const pass = (ms: number) =>
    act(() => {
      jest.advanceTimersByTime(ms);
    });
  return { ends, pass, hook, seconds: () => hook.result.current.seconds };
}

it('counts down in whole seconds, and is over once', () => {
  const { ends, pass, seconds } = anIdle(20_000);

  pass(5_000);
  expect(seconds()).toBe(15);
  pass(16_000);

  expect(seconds()).toBe(0);
  expect(ends).toEqual(['over']);
});

it('begins anew with any touch or key', () => {
  const { ends, pass, seconds } = anIdle(20_000);

  pass(19_000);
  act(() => void fireEvent.pointerDown(document.body));
  expect(seconds()).toBe(20);
  pass(19_000);
  act(() => void fireEvent.keyDown(document.body, { key: 'Tab' }));
  pass(19_000);

  expect(ends).toEqual([]);
});

it('does not count while nothing is to be reset', () => {
  const { ends, pass, seconds } = anIdle(null);

  pass(120_000);

  expect(seconds()).toBeNull();
  expect(ends).toEqual([]);
});

it('gives the next step its whole time', () => {
  const { ends, pass, hook, seconds } = anIdle(60_000);

  pass(30_000);
  hook.rerender({ afterMs: 20_000 });
  pass(1_000);

  expect(seconds()).toBe(19);
  expect(ends).toEqual([]);
});
