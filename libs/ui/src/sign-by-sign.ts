import type { Language } from '@lobbyflow/contract';

const DIGITS_ZH = '零一二三四五六七八九';

/** A ticket's number as it is read out, sign by sign: `A 0 1 4`, `A 零一四`. */
export function signBySign(language: Language, number: string): string {
  if (language === 'en') return number.split('').join(' ');
  const digits = number.replace(/\d/g, (digit) => DIGITS_ZH.charAt(Number(digit)));
  return digits.replace(/^([A-Z]+)/, '$1 ');
}
