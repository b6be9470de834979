import type { Phase } from './standing.js';

/** What a teller can do, by button and by hot key; `next` finishes first when a customer is served. */
export const ACTS = [
  'next',
  'pick',
  'recall',
  'start',
  'finish',
  'no-show',
  'hold',
  'transfer',
  'pause',
  'close',
  'undo',
  'help',
] as const;
export type Act = (typeof ACTS)[number];

/** What the state of the counter decides about; help can be called at any time. */
export type BoundAct = Exclude<Act, 'undo' | 'help'>;

/** In which state of the counter each act is possible; `pause` resumes a paused one. */
const POSSIBLE: Record<BoundAct, readonly Phase[]> = {
  next: ['free', 'serving'],
  pick: ['free'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'no-show': ['called'],
  hold: ['serving'],
  transfer: ['called', 'serving'],
  pause: ['free', 'paused'],
  close: ['free', 'paused'],
};

/** Whether the act is one for this state of the counter. */
export function isPossible(act: BoundAct, phase: Phase): boolean {
  return POSSIBLE[act].includes(phase);
}

/** What usually comes next: the button to stand out. */
export const USUAL: Record<Phase, Act> = {
  free: 'next',
  called: 'start',
  serving: 'next',
  paused: 'pause',
};
