import type { LobbyEvent } from './event.js';
import type { RefusalCode } from './terms.js';

/** What a rule answers: yes with what happened, or no with the reason. */
export type Decision =
  | { readonly accepted: true; readonly events: readonly LobbyEvent[] }
  | { readonly accepted: false; readonly refusal: RefusalCode };

/** Says yes. */
export function accept(...events: LobbyEvent[]): Decision {
  return { accepted: true, events };
}

/** Says no; the lobby stays as it is. */
export function refuse(refusal: RefusalCode): Decision {
  return { accepted: false, refusal };
}
