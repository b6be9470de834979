import type { BoardCall, Rows } from '@lobbyflow/contract';
import { type BranchClock, branchNow, deviceNow } from '@lobbyflow/client';
import { useEffect, useReducer, useRef } from 'react';
import { announce, type Announced, SILENT } from './announcer.js';
import { sentencesOf } from './spoken.js';
import type { Voice } from './voice.js';

/** How often it is looked whether the next number's turn has come. */
const LOOK_MS = 250;

/** Announces the calls of a board, and says which one is in front now. */
export function useAnnouncer(
  calls: Rows<BoardCall> | null,
  clock: BranchClock | null,
  { voice, nameOf }: { readonly voice: Voice; readonly nameOf: (counterId: string) => string },
): Announced | null {
  const [announcer, step] = useReducer(announce, SILENT);
  const latest = useRef({ clock, nameOf });
  useEffect(() => {
    latest.current = { clock, nameOf };
  });

  useEffect(() => {
    if (calls === null || latest.current.clock === null) return;
    step({ type: 'picture', calls: Object.values(calls), ...timeNow(latest.current.clock) });
  }, [calls]);

  const current = announcer.current?.call ?? null;
  useEffect(() => {
    if (current === null) return;
    const { callId, number, counterId } = current;
    const done = () => {
      const told = latest.current.clock;
      if (told !== null) step({ type: 'spoken', callId, ...timeNow(told) });
    };
    voice.announce(sentencesOf(number, latest.current.nameOf(counterId))).then(done, done);
  }, [current, voice]);

  useEffect(() => {
    if (current === null) return undefined;
    const timer = setInterval(() => {
      const told = latest.current.clock;
      if (told !== null) step({ type: 'tick', ...timeNow(told) });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [current]);

  return announcer.current;
}

function timeNow(clock: BranchClock) {
  const at = deviceNow();
  return { at, branchNow: branchNow(clock, at) };
}
