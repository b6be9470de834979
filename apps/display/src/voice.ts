import type { Language } from '@lobbyflow/contract';
import { chime } from './chime.js';
import { type Clips, createClips } from './clips.js';
import type { Sentence } from './spoken.js';
import { onceIn } from './voice-turn.js';

/** What is to be heard. */
export interface Spoken {
  /** What has been said under an id is not said again by another page of the same browser. */
  readonly id: string;
  readonly sentences: readonly Sentence[];
  /** 0 to 1. */
  readonly volume: number;
  readonly rate: number;
  readonly isChimed: boolean;
}

/** What a board is heard with. */
export interface Voice {
  /** Chimes and says the sentences; resolves when it is over, and at once where nothing may be heard. */
  readonly announce: (spoken: Spoken) => Promise<void>;
  /** Whether the browser lets this page be heard; it may want a touch first. */
  readonly isAllowed: () => boolean;
  /** Asks to be heard; has to be called from a touch. */
  readonly allow: () => void;
  /** Tells when {@link Voice.isAllowed} has changed. Returns the way out. */
  readonly onChange: (listener: () => void) => () => void;
}

const CODE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
/** Some browsers never say that they are done. */
const SILENCE_MS = 2_000;
const LONGEST_SIGN_MS = 450;

type Manner = Pick<Spoken, 'volume' | 'rate'>;

/**
 * The chime and a voice: one that the machine has itself, else the clips that the server has, else one that needs
 * the internet, else the chime alone.
 */
export function createVoice(page: Window & typeof globalThis = window): Voice {
  const context = 'AudioContext' in page ? new page.AudioContext() : null;
  const speech = 'speechSynthesis' in page ? page.speechSynthesis : null;
  const clips = context === null ? null : createClips(context, (path) => page.fetch(path));
  const isAllowed = () => context?.state === 'running';
  void context?.resume();
  // Some browsers load their voices when they are first asked for them.
  speech?.getVoices();
  return {
    isAllowed,
    allow: () => void context?.resume(),
    onChange(listener) {
      context?.addEventListener('statechange', listener);
      return () => context?.removeEventListener('statechange', listener);
    },
    async announce({ id, sentences, isChimed, ...manner }) {
      if (context === null || !isAllowed() || manner.volume === 0) return;
      await onceIn(page.navigator, id, async () => {
        if (isChimed) await chime(context, manner.volume);
        for (const sentence of sentences) await say(sentence, manner, { speech, clips });
      });
    },
  };
}

interface Means {
  readonly speech: SpeechSynthesis | null;
  readonly clips: Clips | null;
}

async function say(sentence: Sentence, manner: Manner, { speech, clips }: Means): Promise<void> {
  const code = CODE[sentence.language].slice(0, 2);
  const voices = speech?.getVoices().filter(({ lang }) => lang.startsWith(code)) ?? [];
  const own = voices.find(({ localService }) => localService !== false);
  if (speech && own && (await speak(speech, own, sentence, manner))) return;
  if (await clips?.play(sentence, manner)) return;
  const [far] = voices;
  if (speech && far && far !== own) await speak(speech, far, sentence, manner);
}

/** @returns whether it was said, as far as the browser tells */
function speak(
  speech: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  { language, text }: Sentence,
  { volume, rate }: Manner,
): Promise<boolean> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = CODE[language];
    utterance.voice = voice;
    utterance.rate = rate;
    utterance.volume = volume;
    const tooLong = setTimeout(
      () => {
        speech.cancel();
        resolve(true);
      },
      SILENCE_MS + text.length * LONGEST_SIGN_MS,
    );
    const end = (isSaid: boolean) => () => {
      clearTimeout(tooLong);
      resolve(isSaid);
    };
    utterance.onend = end(true);
    utterance.onerror = end(false);
    speech.speak(utterance);
  });
}
