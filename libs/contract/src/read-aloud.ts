import type { AnnouncementConfig } from './display.js';
import type { Language } from './tickets.js';

const DIGITS_ZH = '零一二三四五六七八九';
const UNITS_ZH = ['', '十', '百', '千'];
const SMALL_EN = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS_EN = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** Above it a number is read digit by digit. */
const LARGEST_WHOLE = 9_999;

/** The word for one digit; `one` says how Chinese reads a 1 within a row of digits. */
export function digitAloud(
  language: Language,
  digit: number,
  one: AnnouncementConfig['one'] = 'yi',
): string {
  if (language === 'en') return SMALL_EN[digit] ?? '';
  return digit === 1 && one === 'yao' ? '幺' : DIGITS_ZH.charAt(digit);
}

/** A ticket's number sign by sign, letters too: `A 零一四`, `A zero one four`. */
export function numberAloud(
  language: Language,
  number: string,
  one: AnnouncementConfig['one'] = 'yi',
): string {
  const [, letters = '', digits = ''] = /^(\D*)(.*)$/.exec(number) ?? [];
  const words = Array.from(digits, (sign) =>
    /\d/.test(sign) ? digitAloud(language, Number(sign), one) : sign,
  );
  const spelt = Array.from(letters.trim()).join(' ');
  return [spelt, words.join(language === 'zh' ? '' : ' ')].filter((part) => part !== '').join(' ');
}

/** A whole number as people count: `十三`, `一百零三`, `thirteen`, `one hundred and three`. */
export function wholeNumberAloud(language: Language, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > LARGEST_WHOLE) return numberAloud(language, String(n));
  return language === 'zh' ? wholeZh(n) : wholeEn(n);
}

/** A gap of zeros is said once, one at the end not at all; 10 to 19 begin with 十. */
function wholeZh(n: number): string {
  if (n === 0) return '零';
  const digits = Array.from(String(n), Number);
  const said = digits.map((digit, index) =>
    digit === 0 ? '零' : DIGITS_ZH.charAt(digit) + (UNITS_ZH[digits.length - 1 - index] ?? ''),
  );
  return said.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

function wholeEn(n: number): string {
  if (n < 20) return SMALL_EN[n] ?? '';
  if (n < 100) {
    const tens = TENS_EN[Math.floor(n / 10) - 2] ?? '';
    return n % 10 === 0 ? tens : `${tens}-${wholeEn(n % 10)}`;
  }
  const [size, name] = n < 1_000 ? [100, 'hundred'] : [1_000, 'thousand'];
  const head = `${wholeEn(Math.floor(n / size))} ${name}`;
  const rest = n % size;
  if (rest === 0) return head;
  return rest < 100 ? `${head} and ${wholeEn(rest)}` : `${head} ${wholeEn(rest)}`;
}
