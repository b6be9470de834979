import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from './trouble.js';

/** What was asked once over HTTP: the answer, or why there is none. */
export interface Asked<T> {
  readonly answer: T | null;
  readonly problem: ApiProblem | null;
  readonly askAgain: () => void;
}

/**
 * Asks something that does not change while the screen stands, such as a branch's counters. `question` is
 * kept by `useCallback`; a new one is asked at once. A screen with nobody before it says with `againMs`
 * that it asks again by itself until it is answered.
 */
export function useAsked<T>(
  question: () => Promise<T>,
  { againMs }: { readonly againMs?: number } = {},
): Asked<T> {
  const [asked, setAsked] = useState<Omit<Asked<T>, 'askAgain'>>({ answer: null, problem: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const settle = (answer: T | null, problem: ApiProblem | null) => {
      if (isWanted) setAsked({ answer, problem });
    };
    question().then(
      (answer) => settle(answer, null),
      (fault: unknown) =>
        settle(null, fault instanceof ApiProblem ? fault : new ApiProblem('unreadable-answer')),
    );
    return () => {
      isWanted = false;
    };
  }, [question, turn]);
  const askAgain = useCallback(() => setTurn((before) => before + 1), []);
  const { problem } = asked;
  useEffect(() => {
    if (problem === null || againMs === undefined) return undefined;
    const timer = setTimeout(askAgain, againMs);
    return () => clearTimeout(timer);
  }, [problem, againMs, askAgain]);
  return { ...asked, askAgain };
}
