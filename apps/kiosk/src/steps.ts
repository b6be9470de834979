import type { TicketAnswer } from '@lobbyflow/contract';
import type { Feature } from '@lobbyflow/ui';

/** The customer asked for priority or assistance; the reason is neither asked nor known. */
export interface Help {
  readonly needs: readonly Feature[];
}

/** What a customer came for: one service, or several after each other on one ticket. */
export interface Wish {
  readonly serviceId: string;
  /** What comes after it, in this order. */
  readonly also: readonly string[];
  readonly help: Help | null;
}

/** Where a customer stands on the way to a number. */
export type Step =
  | { readonly is: 'choose'; readonly help: Help | null }
  | { readonly is: 'help'; readonly needs: readonly Feature[] }
  | { readonly is: 'confirm'; readonly wish: Wish }
  | { readonly is: 'also'; readonly wish: Wish }
  /** `isOffline`: given out by this kiosk itself; place and wait are not known yet. */
  | { readonly is: 'ticket'; readonly ticket: TicketAnswer; readonly isOffline: boolean }
  /** Without a link, and without a number of its own. */
  | { readonly is: 'used-up' };

/** What the customer does; `issued` is the server's answer. */
export type Touch =
  | { readonly type: 'ask-help' }
  | { readonly type: 'need'; readonly needs: readonly Feature[] }
  | { readonly type: 'go-on' }
  | { readonly type: 'choose'; readonly serviceId: string }
  | { readonly type: 'ask-also' }
  | { readonly type: 'also'; readonly also: readonly string[] }
  | { readonly type: 'back' }
  | { readonly type: 'issued'; readonly ticket: TicketAnswer; readonly isOffline?: boolean }
  | { readonly type: 'used-up' }
  | { readonly type: 'begin-again' };

export const AT_FIRST: Step = { is: 'choose', help: null };

/** As many as one visit can hold beside the first; what the contract takes. */
export const MOST_ALSO = 8;

/** The way to a number: choose, confirm, ticket; with turns through help and further matters for whoever wants them. */
export function nextStep(step: Step, touch: Touch): Step {
  switch (touch.type) {
    case 'ask-help':
      return { is: 'help', needs: [] };
    case 'need':
      return step.is === 'help' ? { ...step, needs: touch.needs } : step;
    case 'go-on':
      return goOn(step);
    case 'choose':
      if (step.is !== 'choose') return step;
      return { is: 'confirm', wish: { serviceId: touch.serviceId, also: [], help: step.help } };
    case 'ask-also':
      return step.is === 'confirm' ? { ...step, is: 'also' } : step;
    case 'also':
      if (step.is !== 'also') return step;
      return { ...step, wish: { ...step.wish, also: touch.also.slice(0, MOST_ALSO) } };
    case 'back':
      return back(step);
    case 'issued':
      return { is: 'ticket', ticket: touch.ticket, isOffline: touch.isOffline ?? false };
    case 'used-up':
      return { is: 'used-up' };
    case 'begin-again':
      return AT_FIRST;
  }
}

function goOn(step: Step): Step {
  if (step.is === 'help') return { is: 'choose', help: { needs: step.needs } };
  return step.is === 'also' ? { is: 'confirm', wish: step.wish } : step;
}

function back(step: Step): Step {
  if (step.is === 'confirm') return { is: 'choose', help: step.wish.help };
  return step.is === 'also' ? { is: 'confirm', wish: step.wish } : AT_FIRST;
}
