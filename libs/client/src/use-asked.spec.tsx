/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { ApiProblem } from './trouble.js';
import { useAsked } from './use-asked.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Answers the first time with a lost link, then with a name. */
function aQuestion() {
  let asked = 0;
  const question = () => {
    asked += 1;
    return asked === 1 ? Promise.reject(new ApiProblem('no-link')) : Promise.resolve('North Gate');
  };
  return { question, asked: () => asked };
}
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

it('says why there is no answer, and asks again when it is told to', async () => {
  const { question } = aQuestion();
  const { result } = renderHook(() => useAsked(question));
  await pass(0);
  expect(result.current.problem?.code).toBe('no-link');

  act(() => result.current.askAgain());
  await pass(0);

  expect(result.current).toMatchObject({ answer: 'North Gate', problem: null });
});

it('asks again by itself where nobody stands before the screen, until it is answered', async () => {
  const { question, asked } = aQuestion();
  const { result } = renderHook(() => useAsked(question, { againMs: 5_000 }));

  await pass(5_000);
  await pass(60_000);

  expect(result.current.answer).toBe('North Gate');
  expect(asked()).toBe(2);
});

it('drops the answer to a question that is not asked any more', async () => {
  let answerFirst: (name: string) => void = () => undefined;
  const first = () => new Promise<string>((resolve) => (answerFirst = resolve));
  const second = () => Promise.resolve('South Gate');
  const { result, rerender } = renderHook(({ question }) => useAsked(question), {
    initialProps: { question: first },
  });

  rerender({ question: second });
  await pass(0);
  answerFirst('North Gate');
  await pass(0);

  expect(result.current.answer).toBe('South Gate');
});
