import type { PadCounter, PadShown } from '@lobbyflow/contract';

/** Whom the screen asks how it was, and until when. */
export interface Asking {
  readonly ticketId: string;
  readonly number: string;
  readonly until: number;
}

/**
 * Whom to ask now: who was served last, for as long as the branch gives, and not
 * once the next customer is being served.
 *
 * @param moreMs - what this customer has asked for beyond that
 * @returns `null` for nobody
 */
export function whomToAsk(
  { now: present, served }: PadCounter,
  shown: PadShown | null,
  { now, moreMs }: { readonly now: number | null; readonly moreMs: number },
): Asking | null {
  if (now === null || shown?.asks !== true) return null;
  if (served?.rating !== null || present?.state === 'serving') return null;
  const until = Date.parse(served.servedAt) + shown.answerWithinMs + moreMs;
  return now < until ? { ticketId: served.ticketId, number: served.number, until } : null;
}
