import { LANGUAGES, type Language } from '@lobbyflow/contract';
import { counterIn, sayIn } from '@lobbyflow/ui';

/** A sentence to be said aloud. */
export interface Sentence {
  readonly language: Language;
  readonly text: string;
}

const DIGITS_ZH = '零一二三四五六七八九';

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

function signBySign(language: Language, number: string): string {
  if (language === 'en') return number.split('').join(' ');
  const digits = number.replace(/\d/g, (digit) => DIGITS_ZH.charAt(Number(digit)));
  return digits.replace(/^([A-Z]+)/, '$1 ');
}
