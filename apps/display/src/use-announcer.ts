import type { AnnouncementConfig, BoardCall } from '@lobbyflow/contract';
import { type BranchClock, branchNow, deviceNow } from '@lobbyflow/client';
import { type Formats, useFormats } from '@lobbyflow/ui';
import { useEffect, useReducer, useRef } from 'react';
import { volumeAt } from './announcements.js';
import { announce, type Announced, SILENT } from './announcer.js';
import { sentencesOf } from './spoken.js';
import type { Voice } from './voice.js';

/** How often it is looked whether the next number's turn has come. */
const LOOK_MS = 250;

interface Wish {
  readonly voice: Voice;
  readonly nameOf: (counterId: string) => string;
  readonly config: AnnouncementConfig;
  /** Whether this board speaks; one that does not still puts each call in front for its time. */
  readonly isHeard: boolean;
}

/** Announces the calls of a board, and says which one is in front now. */
export function useAnnouncer(
  calls: readonly BoardCall[] | null,
  clock: BranchClock | null,
  wish: Wish,
): Announced | null {
  const [announcer, step] = useReducer(announce, SILENT);
  const formats = useFormats();
  const latest = useRef({ clock, wish, formats });
  useEffect(() => {
    latest.current = { clock, wish, formats };
  });

  useEffect(() => {
    if (calls === null || latest.current.clock === null) return;
    step({ type: 'picture', calls, ...timeNow(latest.current.clock) });
  }, [calls]);

  const call = announcer.current?.call ?? null;
  const round = announcer.current?.round ?? 0;
  const { voice } = wish;
  useEffect(() => {
    if (call === null) return;
    const done = () => {
      const { clock: told, wish: wished } = latest.current;
      const { repeats } = wished.config;
      if (told !== null) step({ type: 'spoken', callId: call.callId, repeats, ...timeNow(told) });
    };
    say(voice, { call, round }, latest.current).then(done, done);
  }, [call, round, voice]);

  useEffect(() => {
    if (call === null) return undefined;
    const timer = setInterval(() => {
      const told = latest.current.clock;
      if (told !== null) step({ type: 'tick', ...timeNow(told) });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [call]);

  return announcer.current;
}

function say(
  voice: Voice,
  { call, round }: { readonly call: BoardCall; readonly round: number },
  {
    clock,
    wish: { config, nameOf, isHeard },
    formats,
  }: { readonly clock: BranchClock | null; readonly wish: Wish; readonly formats: Formats },
): Promise<void> {
  if (clock === null || !isHeard) return Promise.resolve();
  const time = formats.clock(branchNow(clock, deviceNow()));
  return voice.announce({
    id: `${call.callId}-${round}`,
    sentences: sentencesOf(call, nameOf(call.counterId), config),
    volume: volumeAt(config, time) / 100,
    rate: config.rate,
    isChimed: config.chime && round === 1,
  });
}

function timeNow(clock: BranchClock) {
  const at = deviceNow();
  return { at, branchNow: branchNow(clock, at) };
}
