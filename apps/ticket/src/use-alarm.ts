import { useEffect, useState } from 'react';
import type { Alarm } from './alarm.js';

/** How often it rings, and how many times at most: nobody's pocket should ring for ever. */
const RING_EVERY_MS = 4_000;
const RINGS = 15;

/** Rings for a call until it was seen; each call, a recall too, rings anew. */
export function useAlarm(
  alarm: Alarm,
  callKey: string | null,
): { readonly isSeen: boolean; readonly see: () => void } {
  const [seen, setSeen] = useState<string | null>(null);
  const isSeen = callKey !== null && seen === callKey;
  useEffect(() => {
    if (callKey === null || isSeen) return undefined;
    alarm.ring();
    let rings = 1;
    const timer = setInterval(() => {
      alarm.ring();
      rings += 1;
      if (rings === RINGS) clearInterval(timer);
    }, RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [alarm, callKey, isSeen]);
  return { isSeen, see: () => setSeen(callKey) };
}
