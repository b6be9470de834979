import type { Language } from '@lobbyflow/contract';
import { type MessageKey, MESSAGES } from './messages/messages.js';

/** What stands in the gaps of a sentence. */
export type Values = Readonly<Record<string, string | number>>;

/** Says a message in one language, gaps filled. */
export type Say = (key: MessageKey, values?: Values) => string;

const GAP = /\{(\w+)(?:#([^|}]*)\|([^}]*))?\}/g;

/**
 * The sentence for a key. `{n}` is filled with the value of that name; `{n#person|people}` says the
 * first word when `n` is one, the second otherwise.
 */
export function sayIn(language: Language, key: MessageKey, values: Values = {}): string {
  return MESSAGES[language][key].replace(
    GAP,
    (_, name: string, one: string | undefined, other: string | undefined) => {
      const value = values[name];
      if (one === undefined || other === undefined) return String(value ?? '');
      return Number(value) === 1 ? one : other;
    },
  );
}
