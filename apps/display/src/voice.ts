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

/** What a board is heard with: one thing after the other. */
export interface Voice {
  /** Chimes and says the sentences; resolves when it is over, and at once where nothing may be heard. */
  readonly announce: (spoken: Spoken) => Promise<void>;
  /** Breaks off what is being said, and drops what was to follow. */
  readonly hush: () => void;
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

/**
 * The chime and a voice: one that the machine has itself, else the clips that the server has, else one that needs
 * the internet, else the chime alone.
 */
export function createVoice(page: Window & typeof globalThis = window): Voice {
  const context = 'AudioContext' in page ? new page.AudioContext() : null;
  const speech = 'speechSynthesis' in page ? page.speechSynthesis : null;
  const clips = context === null ? null : createClips(context, (path) => page.fetch(path));
  const isAllowed = () => context?.state === 'running';
  let breaking = new AbortController();
  let before = Promise.resolve();
  void context?.resume();
  // Some browsers load their voices when they are first asked for them.
  speech?.getVoices();
  const sayAll = async ({ id, sentences, isChimed, ...manner }: Spoken, signal: AbortSignal) => {
    if (context === null || !isAllowed() || manner.volume === 0 || signal.aborted) return;
    const how: Manner = { ...manner, signal };
    await onceIn(page.navigator, id, async () => {
      if (isChimed && !signal.aborted) await chime(context, how);
      for (const sentence of sentences) {
        if (!signal.aborted) await say(sentence, how, { speech, clips });
      }
    });
  };
  return {
    isAllowed,
    allow: () => void context?.resume(),
    onChange(listener) {
      context?.addEventListener('statechange', listener);
      return () => context?.removeEventListener('statechange', listener);
    },
    hush() {
      breaking.abort();
      breaking = new AbortController();
      speech?.cancel();
    },
    announce(spoken) {
      const { signal } = breaking;
      const mine = before.then(() => sayAll(spoken, signal));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}

interface Manner extends Pick<Spoken, 'volume' | 'rate'> {
  readonly signal: AbortSignal;
}

interface Means {
  readonly speech: SpeechSynthesis | null;
  readonly clips: Clips | null;
}

async function say(sentence: Sentence, manner: Manner, { speech, clips }: Means): Promise<void> {
  const code = CODE[sentence.language].slice(0, 2);
  const voices = speech?.getVoices().filter(({ lang }) => lang.startsWith(code)) ?? [];
  const own = voices.find(({ localService }) => localService);
  if (speech && own && (await speak(speech, own, sentence, manner))) return;
  if (await clips?.play(sentence, manner)) return;
  const [far] = voices;
  if (speech && far && far !== own) await speak(speech, far, sentence, manner);
}

/** @returns whether it was said, as far as the browser tells; what was broken off counts as said */
function speak(
  speech: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  { language, text }: Sentence,
  { volume, rate, signal }: Manner,
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
    utterance.onerror = () => end(signal.aborted)();
    signal.addEventListener('abort', end(true), { once: true });
    speech.speak(utterance);
  });
}
