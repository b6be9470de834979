import { LANGUAGES, type Language } from '@lobbyflow/contract';
import { counterIn, sayIn, signBySign } from '@lobbyflow/ui';

/** A sentence to be said aloud. */
export interface Sentence {
  readonly language: Language;
  readonly text: string;
}

/** A call as it is said, first in Chinese, then in English; the number sign by sign. */
export function sentencesOf(number: string, counterName: string): readonly Sentence[] {
  return LANGUAGES.map((language) => ({
    language,
    text: sayIn(language, 'board.speech', {
      number: signBySign(language, number),
      counter: counterIn(language, counterName),
    }),
  }));
}
