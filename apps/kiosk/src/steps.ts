import type { TicketAnswer } from '@lobbyflow/contract';
import type { Feature } from '@lobbyflow/ui';

/** The customer asked for priority or assistance; the reason is neither asked nor known. */
export interface Help {
  readonly needs: readonly Feature[];
}

/** Where a customer stands on the way to a number. */
export type Step =
  | { readonly is: 'choose'; readonly help: Help | null }
  | { readonly is: 'help'; readonly needs: readonly Feature[] }
  | { readonly is: 'confirm'; readonly serviceId: string; readonly help: Help | null }
  | { readonly is: 'ticket'; readonly ticket: TicketAnswer };

/** What the customer does; `issued` is the server's answer. */
export type Touch =
  | { readonly type: 'ask-help' }
  | { readonly type: 'need'; readonly needs: readonly Feature[] }
  | { readonly type: 'go-on' }
  | { readonly type: 'choose'; readonly serviceId: string }
  | { readonly type: 'back' }
  | { readonly type: 'issued'; readonly ticket: TicketAnswer }
  | { readonly type: 'begin-again' };

export const AT_FIRST: Step = { is: 'choose', help: null };

/** The way to a number: choose, confirm, ticket; with a turn through help for whoever wants it. */
export function nextStep(step: Step, touch: Touch): Step {
  switch (touch.type) {
    case 'ask-help':
      return { is: 'help', needs: [] };
    case 'need':
      return step.is === 'help' ? { ...step, needs: touch.needs } : step;
    case 'go-on':
      return step.is === 'help' ? { is: 'choose', help: { needs: step.needs } } : step;
    case 'choose':
      return step.is === 'choose'
        ? { is: 'confirm', serviceId: touch.serviceId, help: step.help }
        : step;
    case 'back':
      return step.is === 'confirm' ? { is: 'choose', help: step.help } : AT_FIRST;
    case 'issued':
      return { is: 'ticket', ticket: touch.ticket };
    case 'begin-again':
      return AT_FIRST;
  }
}
