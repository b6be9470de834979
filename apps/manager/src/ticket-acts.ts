import { ROUTES } from '@lobbyflow/contract';
import type { IconName } from '@lobbyflow/ui';

/** What the lobby manager can do with a number. */
export const TICKET_ACTS = {
  'change-lane': { icon: 'heart', asks: true },
  'pull-forward': { icon: 'forward', asks: true },
  call: { icon: 'bell', asks: true },
  hold: { icon: 'hand', asks: false },
  resume: { icon: 'play', asks: false },
  transfer: { icon: 'transfer', asks: true },
  postpone: { icon: 'undo', asks: false },
  return: { icon: 'check', asks: false },
  divert: { icon: 'info', asks: true },
  abandon: { icon: 'close', asks: true },
} as const satisfies Record<string, { readonly icon: IconName; readonly asks: boolean }>;
export type TicketAct = keyof typeof TICKET_ACTS;
/** Acts that need an answer first. */
export type AskingAct = {
  [Act in TicketAct]: (typeof TICKET_ACTS)[Act]['asks'] extends true ? Act : never;
}[TicketAct];
export type DirectAct = Exclude<TicketAct, AskingAct>;

export const DIRECT_ROUTES = {
  hold: ROUTES.holdTicket,
  resume: ROUTES.resumeTicket,
  postpone: ROUTES.postponeTicket,
  return: ROUTES.returnTicket,
} as const satisfies Record<DirectAct, unknown>;

const ACTS_WHEN: Readonly<Record<string, readonly TicketAct[]>> = {
  waiting: [
    'change-lane',
    'pull-forward',
    'call',
    'hold',
    'transfer',
    'postpone',
    'divert',
    'abandon',
  ],
  held: ['resume', 'transfer', 'abandon'],
  missed: ['return', 'abandon'],
  called: ['abandon'],
};

/** What makes sense with a number in this state. */
export function ticketActs(state: string): readonly TicketAct[] {
  return ACTS_WHEN[state] ?? [];
}

/** Whether it asks before anything is sent. */
export function isAsking(act: TicketAct): act is AskingAct {
  return TICKET_ACTS[act].asks;
}
