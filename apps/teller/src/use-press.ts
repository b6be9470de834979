import { useEffect, useState } from 'react';
import type { Act } from './acts.js';
import { useDesk } from './desk.js';
import type { Question } from './question-dialog.js';
import type { Standing } from './standing.js';
import type { CounterActs, Told } from './use-counter-acts.js';
import { type HeldBack, whatHolds } from './what-holds.js';

/** What a button or a hot key does here. */
export interface Presses {
  readonly press: (act: Act) => void;
  /** Why an act is not possible now. */
  readonly holdingBack: (act: Act) => HeldBack | null;
  /** Why the last press did nothing, as long as that holds. */
  readonly refused: HeldBack | null;
}

/**
 * One meaning for each press, whether it comes from a button or from a key; some ask first. A press of another
 * button while an answer is under way counts when that has come; pressing the same one again does nothing.
 */
export function usePress(
  standing: Standing,
  acts: CounterActs,
  {
    told,
    ask,
    help,
  }: {
    readonly told: Told;
    readonly ask: (question: Question) => void;
    readonly help: () => void;
  },
): Presses {
  const desk = useDesk();
  const [refused, setRefused] = useState<Act | null>(null);
  const [wished, setWished] = useState<Act | null>(null);
  const holdingBack = (act: Act) => whatHolds(act, standing, told, desk);

  /** Who was called as often as may be: what becomes of him is worth a question. */
  const isCalledInVain = (act: Act): act is 'no-show' =>
    act === 'no-show' && (standing.ticket?.recalls ?? 0) >= desk.branch.policy.recallLimit;

  const press = (act: Act) => {
    if (act === 'help') {
      help();
      return;
    }
    if (acts.underWay !== null) {
      if (act !== acts.underWay) setWished(act);
      return;
    }
    const isHeldBack = holdingBack(act) !== null;
    setRefused(isHeldBack ? act : null);
    acts.forget();
    if (isHeldBack) return;
    if (act === 'transfer' || act === 'pick' || isCalledInVain(act)) ask(act);
    else if (act === 'next' && standing.phase === 'serving') acts.finishAndCallNext();
    else if (act === 'next') acts.callNext();
    else if (act === 'pause' && standing.phase === 'paused') acts.resume();
    else if (act === 'pause') ask('pause');
    else acts.press(act);
  };
  useEffect(() => {
    if (wished === null || acts.underWay !== null) return;
    setWished(null);
    // After a press that failed the teller looks first.
    if (acts.problem === null) press(wished);
  });
  return { press, holdingBack, refused: refused === null ? null : holdingBack(refused) };
}
