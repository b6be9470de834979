import type { AnnouncementConfig } from './display.js';
import { digitAloud, wholeNumberAloud } from './read-aloud.js';
import type { Language } from './tickets.js';

/** Counters that are numbered so far have a clip of their own; of others a clip says to look at the screen. */
export const MOST_SPOKEN_COUNTER = 99;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const AROUND: Record<Language, Readonly<Record<'before' | 'look' | 'last', string>>> = {
  zh: { before: '请', look: '号请看屏幕', last: '最后一次呼叫' },
  en: { before: 'Ticket', look: 'please look at the screen', last: 'Last call' },
};

/** Which clips are there, by language. */
export type VoiceClips = Readonly<Record<Language, readonly string[]>>;

/** What each clip of a language says, by the name of its file: together they say every call. */
export function clipTexts(language: Language): ReadonlyMap<string, string> {
  const texts = new Map<string, string>(Object.entries(AROUND[language]));
  for (const letter of LETTERS) texts.set(`letter-${letter.toLowerCase()}`, letter);
  for (let digit = 0; digit <= 9; digit++) texts.set(`digit-${digit}`, digitAloud(language, digit));
  if (language === 'zh') texts.set('digit-yao', digitAloud('zh', 1, 'yao'));
  for (let counter = 1; counter <= MOST_SPOKEN_COUNTER; counter++) {
    const n = wholeNumberAloud(language, counter);
    texts.set(
      `counter-${counter}`,
      language === 'zh' ? `号到${n}号窗口办理` : `please go to counter ${n}`,
    );
  }
  return texts;
}

interface Said {
  readonly number: string;
  /** As it is set up. */
  readonly counterName: string;
  readonly isLastCall: boolean;
  readonly one: AnnouncementConfig['one'];
}

/** The clips that say a call, in their order; a sign that has no clip is passed over. */
export function clipsFor(
  language: Language,
  { number, counterName, isLastCall, one }: Said,
): readonly string[] {
  const signs = Array.from(number.toLowerCase()).flatMap((sign) => {
    if (/[a-z]/.test(sign)) return [`letter-${sign}`];
    if (!/\d/.test(sign)) return [];
    return [sign === '1' && one === 'yao' && language === 'zh' ? 'digit-yao' : `digit-${sign}`];
  });
  const isSpoken = /^[1-9]\d?$/.test(counterName) && Number(counterName) <= MOST_SPOKEN_COUNTER;
  return [
    ...(isLastCall ? ['last'] : []),
    'before',
    ...signs,
    isSpoken ? `counter-${counterName}` : 'look',
  ];
}
