import { useCallback, useRef, useState } from 'react';
import { ApiProblem } from './trouble.js';

/** One thing at a time that is sent, and why the last one failed. */
export interface Sending {
  readonly isBusy: boolean;
  readonly problem: ApiProblem | null;
  /** A press while another is under way is left out. */
  readonly send: <T>(work: () => Promise<T>, then: (answer: T) => void) => void;
  readonly forget: () => void;
}

/** For what is no command of a lobby, and so is not sent again by itself. */
export function useSending(): Sending {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const isUnderWay = useRef(false);
  const send = useCallback(<T>(work: () => Promise<T>, then: (answer: T) => void) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setProblem(null);
    work()
      .then(then, (fault: unknown) => {
        setProblem(fault instanceof ApiProblem ? fault : new ApiProblem('unreadable-answer'));
      })
      .finally(() => {
        isUnderWay.current = false;
        setBusy(false);
      });
  }, []);
  const forget = useCallback(() => setProblem(null), []);
  return { isBusy, problem, send, forget };
}
