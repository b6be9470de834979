import type { TicketState } from './terms.js';

/** In which states a ticket may be told what; every rule reads this table. */
export const ALLOWED_IN = {
  'call-next': ['waiting'],
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  'no-show': ['called'],
  hold: ['serving'],
  'hold-ticket': ['waiting'],
  resume: ['held'],
  transfer: ['called', 'serving'],
  'transfer-ticket': ['waiting', 'held'],
  return: ['missed'],
  abandon: ['waiting', 'called', 'held', 'missed'],
  divert: ['waiting'],
  'change-lane': ['waiting'],
  'pull-forward': ['waiting'],
  postpone: ['waiting'],
  invite: ['served'],
  rate: ['served'],
} as const satisfies Record<string, readonly TicketState[]>;

/** Whatever a ticket may be told; an act at a counter goes to the ticket that stands there. */
export type TicketAct = keyof typeof ALLOWED_IN;

/** Whether a ticket in this state may be told that. */
export function isAllowed(act: TicketAct, state: TicketState): boolean {
  return (ALLOWED_IN[act] as readonly TicketState[]).includes(state);
}
