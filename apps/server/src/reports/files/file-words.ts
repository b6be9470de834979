import type { Language } from '@lobbyflow/contract';
import { ownWordsEn } from './own-words.en.js';
import { ownWordsZh } from './own-words.zh.js';
import { screenWordsEn } from './screen-words.en.js';
import { screenWordsZh } from './screen-words.zh.js';

const WORDS = {
  en: { ...screenWordsEn, ...ownWordsEn },
  zh: { ...screenWordsZh, ...ownWordsZh },
} as const;
export type FileWord = keyof typeof WORDS.en;
type Values = Readonly<Record<string, string | number>>;

/** Says words in one language; `{name}` stands for a value. */
export interface FileWords {
  readonly language: Language;
  readonly say: (key: FileWord, values?: Values) => string;
  /** A closed code of the wire; one without a word is shown as it is. */
  readonly code: (area: string, code: string) => string;
}

/** The words of files in a language. */
export function fileWords(language: Language): FileWords {
  const words: Readonly<Record<string, string>> = WORDS[language];
  const say = (key: string, values: Values = {}) =>
    (words[key] ?? key).replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return {
    language,
    say,
    code: (area, code) => words[`${area}.${code}`] ?? code,
  };
}
