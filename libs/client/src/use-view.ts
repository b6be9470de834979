import {
  PROTOCOL_VERSION,
  type Problem,
  type ViewHint,
  type ViewName,
  type Views,
  type ViewUpdate,
} from '@lobbyflow/contract';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { BranchClock } from './branch-clock.js';
import { type FollowedView, followView, NOT_FOLLOWING } from './follow-view.js';
import { deviceNow, jitter } from './ports/device.js';
import type { ViewSocket } from './socket.js';
import { problemIn } from './trouble.js';

/** Without an answer by then the link counts as lost, and the screen asks again. */
const JOIN_TIMEOUT_MS = 5_000;
/** Before asking again after no answer, or a no. */
const ASK_AGAIN_MS = 5_000;
/** The server pings every 10 s; after two that did not come nobody should trust the picture. */
const STALE_AFTER_MS = 20_000;

/** A view as a screen shows it. */
export interface Following<Name extends ViewName> {
  readonly link: FollowedView['link'];
  readonly revision: number;
  /** `null` until the first answer; afterwards always the last known picture. */
  readonly rows: Views[Name] | null;
  /** For `useBranchNow`; `null` until the first answer. */
  readonly clock: BranchClock | null;
  /** Since when the link is lost, by the device's clock; `null` while it holds. */
  readonly lostSince: number | null;
  /** Nothing was heard for 20 s, though the link may look fine. */
  readonly isStale: boolean;
  /** Why the server does not show this view, as `forbidden` or `unauthenticated`. */
  readonly problem: Problem | null;
}

/**
 * Follows one view of one branch; {@link followView} says what it promises.
 * A component that can change branch or view gets a `key` of both.
 */
export function useView<Name extends ViewName>(
  socket: ViewSocket,
  branchId: string,
  name: Name,
): Following<Name> {
  const [view, step] = useReducer(followView, NOT_FOLLOWING);
  const shown = useRef<number | undefined>(undefined);
  const latestJoin = useRef(0);
  useEffect(() => {
    shown.current = view.rows === null ? undefined : view.revision;
  }, [view.rows, view.revision]);

  const join = useCallback(() => {
    const thisJoin = ++latestJoin.current;
    const since = shown.current;
    step({ type: 'join' });
    socket
      .timeout(JOIN_TIMEOUT_MS)
      .emit(
        'join',
        { protocol: PROTOCOL_VERSION, branchId, view: name, ...(since ? { since } : {}) },
        (late: Error | null, answer) => {
          if (thisJoin !== latestJoin.current) return;
          const at = deviceNow();
          if (late !== null) step({ type: 'lose', at });
          else if (answer.ok) step({ type: 'joined', answer: answer.value, at });
          else step({ type: 'refused', problem: answer.problem, at });
        },
      );
  }, [socket, branchId, name]);

  useHeard(socket, join, step);
  useAskAgain(socket, view.link, join);
  return {
    link: view.link,
    revision: view.revision,
    rows: view.rows as Views[Name] | null,
    clock: view.clock,
    lostSince: view.lostSince,
    isStale: useStale(view.heardAt),
    problem: view.problem,
  };
}

type Step = (step: Parameters<typeof followView>[1]) => void;

function useHeard(socket: ViewSocket, join: () => void, step: Step): void {
  useEffect(() => {
    const lose = () => step({ type: 'lose', at: deviceNow() });
    const refuse = (error: Error & { readonly data?: unknown }) => {
      const problem = problemIn(error.data);
      if (problem === null) lose();
      else step({ type: 'refused', problem, at: deviceNow() });
    };
    const update = (next: ViewUpdate) => step({ type: 'update', update: next, at: deviceNow() });
    const hint = (next: ViewHint) => step({ type: 'hint', hint: next, at: deviceNow() });
    const heard = () => step({ type: 'heard', at: deviceNow() });

    socket.on('connect', join);
    socket.on('disconnect', lose);
    socket.on('connect_error', refuse);
    socket.on('update', update);
    socket.on('hint', hint);
    socket.io.on('ping', heard);
    if (socket.connected) join();
    return () => {
      socket.off('connect', join);
      socket.off('disconnect', lose);
      socket.off('connect_error', refuse);
      socket.off('update', update);
      socket.off('hint', hint);
      socket.io.off('ping', heard);
    };
  }, [socket, join, step]);
}

/** A gap is asked for at once; after silence or a no, a little later: connecting alone asks too. */
function useAskAgain(socket: ViewSocket, link: FollowedView['link'], join: () => void): void {
  useEffect(() => {
    if (link === 'behind') join();
    if (link !== 'lost' && link !== 'refused') return undefined;
    const pause = ASK_AGAIN_MS * (1 + jitter());
    const timer = setTimeout(() => {
      if (socket.connected) join();
    }, pause);
    return () => clearTimeout(timer);
  }, [socket, link, join]);
}

function useStale(heardAt: number | null): boolean {
  const [staleFrom, setStaleFrom] = useState<number | null>(null);
  useEffect(() => {
    if (heardAt === null) return undefined;
    const timer = setTimeout(() => setStaleFrom(heardAt), STALE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [heardAt]);
  return heardAt !== null && staleFrom === heardAt;
}
