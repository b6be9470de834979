import {
  type AnnouncementConfig,
  type BoardCall,
  clipsFor,
  type Language,
  numberAloud,
  wholeNumberAloud,
} from '@lobbyflow/contract';
import { counterIn, sayIn } from '@lobbyflow/ui';

/** A sentence to be said aloud. */
export interface Sentence {
  readonly language: Language;
  /** Every number in words, as the language reads it. */
  readonly text: string;
  /** The same to be read: the caption. */
  readonly shown: string;
  /** Clips that say it where the machine has no voice of that language. */
  readonly clips: readonly string[];
}

type Wish = Pick<AnnouncementConfig, 'languages' | 'one'>;

/** A call as it is said, in each language that the branch wishes: the number sign by sign, the counter as a number. */
export function sentencesOf(
  { number, isLastCall = false }: Pick<BoardCall, 'number' | 'isLastCall'>,
  counterName: string,
  { languages, one }: Wish,
): readonly Sentence[] {
  const key = isLastCall ? 'board.speech-last' : 'board.speech';
  return languages.map((language) => ({
    language,
    text: sayIn(language, key, {
      number: numberAloud(language, number, one),
      counter: counterAloud(language, counterName),
    }),
    shown: sayIn(language, key, { number, counter: counterIn(language, counterName) }),
    clips: clipsFor(language, { number, counterName, isLastCall, one }),
  }));
}

/** `3` is window number three, `12A` number twelve A; one that has a name is called by it. */
function counterAloud(language: Language, name: string): string {
  const [, digits, letter = ''] = /^(\d+)([A-Za-z]?)$/.exec(name) ?? [];
  if (digits === undefined) return name;
  const n = wholeNumberAloud(language, Number(digits));
  const counter = language === 'zh' || letter === '' ? n + letter : `${n} ${letter}`;
  return sayIn(language, 'board.counter-aloud', { counter });
}
