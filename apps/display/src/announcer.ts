import type { BoardCall } from '@lobbyflow/contract';

/** The calls a board speaks, one after the other. `at` is the device's clock, `branchNow` the branch's. */
export interface Announcer {
  /** Call ids that were in a picture already; `null` before the first one. */
  readonly known: readonly string[] | null;
  /** Still to be announced, in the order in which they were called. */
  readonly waiting: readonly BoardCall[];
  /** Whom everybody should look at. */
  readonly current: Announced | null;
}

export interface Announced {
  readonly call: BoardCall;
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
      readonly at: number;
      readonly branchNow: number;
    }
  | { readonly type: 'tick'; readonly at: number; readonly branchNow: number };

export const SILENT: Announcer = { known: null, waiting: [], current: null };

/** A number is in front for at least this long; shorter while others wait for their turn. */
export const SHOWN_MS = 8_000;
export const SHOWN_WHILE_OTHERS_WAIT_MS = 4_000;
/** A voice that never says it is done, as when the loudspeaker is pulled out, must not silence the next. */
export const LONGEST_ANNOUNCEMENT_MS = 30_000;
/** An undone act can bring back a call from some acts ago; older ones cannot come back. */
const REMEMBERED_CALLS = 500;

/**
 * Decides whose number is announced. Every call is announced once, a recall being a call of its own; calls
 * that came together follow each other. Nobody is announced whose call has expired, who has come to the
 * counter already, or who was on the board when this screen began.
 */
export function announce(announcer: Announcer, step: AnnouncerStep): Announcer {
  switch (step.type) {
    case 'picture':
      return goOn(takeIn(announcer, step.calls, step.branchNow), step);
    case 'spoken':
      return goOn(spoken(announcer, step.callId), step);
    case 'tick':
      return goOn(announcer, step);
  }
}

function takeIn(announcer: Announcer, calls: readonly BoardCall[], branchNow: number): Announcer {
  const ids = calls.map(({ callId }) => callId);
  if (announcer.known === null) return { ...announcer, known: ids };
  const known = new Set(announcer.known);
  const called = calls.filter(({ state }) => state === 'called');
  const fresh = called
    .filter((call) => !known.has(call.callId) && !isExpired(call, branchNow))
    .toSorted((a, b) => Date.parse(a.calledAt) - Date.parse(b.calledAt));
  const stillCalled = new Set(called.map(({ callId }) => callId));
  return {
    ...announcer,
    known: [...new Set([...announcer.known, ...ids])].slice(-REMEMBERED_CALLS),
    waiting: [...announcer.waiting.filter(({ callId }) => stillCalled.has(callId)), ...fresh],
  };
}

function spoken(announcer: Announcer, callId: string): Announcer {
  if (announcer.current?.call.callId !== callId) return announcer;
  return { ...announcer, current: { ...announcer.current, isSpoken: true } };
}

function goOn(
  announcer: Announcer,
  { at, branchNow }: { readonly at: number; readonly branchNow: number },
): Announcer {
  const { current } = announcer;
  const waiting = announcer.waiting.filter((call) => !isExpired(call, branchNow));
  if (current !== null && !isOver(current, { at, othersWait: waiting.length > 0 })) {
    return waiting.length === announcer.waiting.length ? announcer : { ...announcer, waiting };
  }
  const [next, ...rest] = waiting;
  if (next) {
    return { ...announcer, waiting: rest, current: { call: next, since: at, isSpoken: false } };
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
