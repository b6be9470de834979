import type { TicketAnswer } from '@lobbyflow/contract';
import { useFormats, useMessages } from '@lobbyflow/ui';

/** What a ticket tells its customer; empty where it says nothing. */
export interface TicketWords {
  readonly ahead: string;
  readonly wait: string;
  /** All of it, as it is read out. */
  readonly spoken: string;
}

export function useTicketWords(ticket: TicketAnswer | null): TicketWords {
  const t = useMessages();
  const { waitRange } = useFormats();
  if (ticket === null) return { ahead: '', wait: '', spoken: '' };
  const { number } = ticket;
  const people = ticket.ahead === 0 ? t('kiosk.next') : null;
  const ahead = ticket.ahead === null ? '' : (people ?? t('kiosk.ahead', { n: ticket.ahead }));
  const wait = ticket.wait === null ? '' : waitRange(ticket.wait);
  return { ahead, wait, spoken: t('kiosk.number-spoken', { number, ahead, wait }).trim() };
}
