import type { MessageKey, Values } from '@lobbyflow/ui';
import { type Act, isPossible } from './acts.js';
import type { Desk } from './desk.js';
import type { Standing } from './standing.js';
import type { Told } from './use-counter-acts.js';

/** Why an act is not possible now, as a sentence; `seconds` until it is, where time alone helps. */
export interface HeldBack {
  readonly key: MessageKey;
  readonly values: Values;
  readonly seconds: number | null;
}

/** Says what holds an act back at this counter; `null` when nothing does. */
export function whatHolds(
  act: Act,
  standing: Standing,
  { calledAt }: Told,
  { branch: { policy }, now }: Pick<Desk, 'branch' | 'now'>,
): HeldBack | null {
  const { counter, phase, ticket } = standing;
  if (act === 'help') return null;
  if (act === 'undo') {
    return secondsUntil(counter.undoUntil, 0, now) === null ? sentence('teller.off.undo') : null;
  }
  if (!isPossible(act, phase)) return sentence(`teller.off.${phase}`);
  if (act === 'next' || act === 'pick') {
    const seconds = secondsUntil(calledAt, policy.callGapMs, now);
    return seconds === null ? null : sentence('teller.off.call-gap', seconds);
  }
  if (act !== 'recall' || ticket === null) return null;
  if (ticket.recalls >= policy.recallLimit) return sentence('problem.recall-limit');
  const seconds = secondsUntil(ticket.calledAt, policy.recallGapMs, now);
  return seconds === null ? null : sentence('teller.off.recall-gap', seconds);
}

/** Whole seconds, rounded up, until `gapMs` after an instant; `null` when that is past or not known. */
export function secondsUntil(at: string | null, gapMs: number, now: number | null): number | null {
  if (at === null || now === null) return null;
  const leftMs = Date.parse(at) + gapMs - now;
  return leftMs > 0 ? Math.ceil(leftMs / 1000) : null;
}

function sentence(key: MessageKey, seconds: number | null = null): HeldBack {
  return { key, values: seconds === null ? {} : { n: seconds }, seconds };
}
