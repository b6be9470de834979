import type { BoardCall } from '@lobbyflow/contract';

/** The calls a board speaks, one after the other. `at` is the device's clock, `branchNow` the branch's. */
export interface Announcer {
  /** Call ids that were in a picture already; `null` before the first one. */
  readonly known: readonly string[] | null;
  /** Call ids of those who are awaited. */
  readonly awaited: readonly string[];
  /** Still to be said: who was not heard yet in the order of calling, then the repeats. */
  readonly waiting: readonly Announcement[];
  /** Whom everybody should look at. */
  readonly current: Announced | null;
}

/** A call that is said for the first, second … time. */
export interface Announcement {
  readonly call: BoardCall;
  /** 1 for the first time. */
  readonly round: number;
}

export interface Announced extends Announcement {
  readonly since: number;
  readonly isSpoken: boolean;
}

export type AnnouncerStep =
  | {
      readonly type: 'picture';
      readonly calls: readonly BoardCall[];
      readonly at: number;
      readonly branchNow: number;
    }
  | {
      readonly type: 'spoken';
      readonly callId: string;
      /** How often each call is said. */
      readonly repeats: number;
      readonly at: number;
      readonly branchNow: number;
    }
  | { readonly type: 'tick'; readonly at: number; readonly branchNow: number };

export const SILENT: Announcer = { known: null, awaited: [], waiting: [], current: null };

/** A number is in front for at least this long; shorter while others wait, or a repeat does. */
export const SHOWN_MS = 8_000;
export const SHOWN_WHILE_OTHERS_WAIT_MS = 4_000;
/** A voice that never says it is done, as when the loudspeaker is pulled out, must not silence the next. */
export const LONGEST_ANNOUNCEMENT_MS = 30_000;
/** An undone act can bring back a call from some acts ago; older ones cannot come back. */
const REMEMBERED_CALLS = 500;

/**
 * Decides whose number is announced. Every call is announced, a recall being a call of its own, as often as
 * the branch wishes; calls that came together follow each other, and all are heard once before any is repeated.
 * Nobody is announced whose call has expired, who has come to the counter already, or who was on the board when
 * this screen began.
 */
export function announce(announcer: Announcer, step: AnnouncerStep): Announcer {
  switch (step.type) {
    case 'picture':
      return goOn(takeIn(announcer, step.calls, step.branchNow), step);
    case 'spoken':
      return goOn(spoken(announcer, step), step);
    case 'tick':
      return goOn(announcer, step);
  }
}

function takeIn(announcer: Announcer, calls: readonly BoardCall[], branchNow: number): Announcer {
  const ids = calls.map(({ callId }) => callId);
  const called = calls.filter(({ state }) => state === 'called');
  const awaited = called.map(({ callId }) => callId);
  if (announcer.known === null) return { ...announcer, known: ids, awaited };
  const known = new Set(announcer.known);
  const fresh = called
    .filter((call) => !known.has(call.callId) && !isExpired(call, branchNow))
    .map((call) => ({ call, round: 1 }));
  return {
    ...announcer,
    awaited,
    known: [...new Set([...announcer.known, ...ids])].slice(-REMEMBERED_CALLS),
    waiting: [
      ...announcer.waiting.filter(({ call }) => awaited.includes(call.callId)),
      ...fresh,
    ].toSorted(byTurn),
  };
}

function byTurn(a: Announcement, b: Announcement): number {
  return a.round - b.round || Date.parse(a.call.calledAt) - Date.parse(b.call.calledAt);
}

function spoken(
  announcer: Announcer,
  { callId, repeats }: { readonly callId: string; readonly repeats: number },
): Announcer {
  const { current, waiting, awaited } = announcer;
  if (current?.call.callId !== callId || current.isSpoken) return announcer;
  const { call, round } = current;
  const isRepeated = round < repeats && awaited.includes(callId);
  const again = isRepeated ? [{ call, round: round + 1 }] : [];
  return {
    ...announcer,
    current: { ...current, isSpoken: true },
    waiting: [...waiting, ...again].toSorted(byTurn),
  };
}

function goOn(
  announcer: Announcer,
  { at, branchNow }: { readonly at: number; readonly branchNow: number },
): Announcer {
  const { current } = announcer;
  const waiting = announcer.waiting.filter(({ call }) => !isExpired(call, branchNow));
  if (current !== null && !isOver(current, { at, othersWait: waiting.length > 0 })) {
    return waiting.length === announcer.waiting.length ? announcer : { ...announcer, waiting };
  }
  const [next, ...rest] = waiting;
  if (next) {
    return { ...announcer, waiting: rest, current: { ...next, since: at, isSpoken: false } };
  }
  return current === null && announcer.waiting.length === 0
    ? announcer
    : { ...announcer, waiting: [], current: null };
}

function isOver(
  { isSpoken, since }: Announced,
  { at, othersWait }: { readonly at: number; readonly othersWait: boolean },
): boolean {
  if (!isSpoken) return at - since >= LONGEST_ANNOUNCEMENT_MS;
  return at - since >= (othersWait ? SHOWN_WHILE_OTHERS_WAIT_MS : SHOWN_MS);
}

function isExpired({ expiresAt }: BoardCall, branchNow: number): boolean {
  return branchNow > Date.parse(expiresAt);
}
