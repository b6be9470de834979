import { deviceNow } from '@lobbyflow/client';
import { useCallback, useEffect, useState } from 'react';

/** By eye, and not so often that a slow machine feels it. */
const TICK_MS = 250;

/** How long until a screen that nobody touches begins again. */
export interface Idle {
  /** Whole seconds, rounded up; `null` while it does not count. */
  readonly seconds: number | null;
  readonly prolong: () => void;
}

/**
 * Counts down from the last touch or key anywhere on the page, and calls `onEnd` once when it is over.
 * `afterMs` of `null` does not count.
 */
export function useIdle(afterMs: number | null, onEnd: () => void): Idle {
  const [count, setCount] = useState(() => begun(afterMs));
  const prolong = useCallback(() => setCount(begun(afterMs)), [afterMs]);

  useEffect(() => {
    if (afterMs === null) return undefined;
    prolong();
    const tick = () => setCount((before) => ({ ...before, now: deviceNow() }));
    const timer = setInterval(tick, TICK_MS);
    window.addEventListener('pointerdown', prolong);
    window.addEventListener('keydown', prolong);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', prolong);
      window.removeEventListener('keydown', prolong);
    };
  }, [afterMs, prolong]);
  const leftMs = afterMs === null ? null : leftOf(afterMs, count);
  const isOver = leftMs === 0;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  return { seconds: leftMs === null ? null : Math.ceil(leftMs / 1000), prolong };
}

/** A countdown as it runs; it is of the length that it was begun with. */
interface Count {
  readonly ofMs: number | null;
  readonly touchedAt: number;
  readonly now: number;
}

function begun(ofMs: number | null): Count {
  const now = deviceNow();
  return { ofMs, touchedAt: now, now };
}

/** Another length is another countdown, which has its whole time before it. */
function leftOf(afterMs: number, { ofMs, touchedAt, now }: Count): number {
  return ofMs === afterMs ? Math.max(0, touchedAt + afterMs - now) : afterMs;
}
