import type { Language } from '@lobbyflow/contract';
import type { Sentence } from './spoken.js';

/** What a board is heard with. */
export interface Voice {
  /** Chimes and says the sentences; resolves when it is over, and at once where nothing may be heard. */
  readonly announce: (sentences: readonly Sentence[]) => Promise<void>;
  /** Whether the browser lets this page be heard; it may want a touch first. */
  readonly isAllowed: () => boolean;
  /** Asks to be heard; has to be called from a touch. */
  readonly allow: () => void;
  /** Tells when {@link Voice.isAllowed} has changed. Returns the way out. */
  readonly onChange: (listener: () => void) => () => void;
}

const CODE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
/** A little slower than a conversation: halls echo. */
const RATE = 0.9;
/** Some browsers never say that they are done. */
const SILENCE_MS = 2_000;
const LONGEST_SIGN_MS = 450;

/** Two soft tones, high then low; frequencies in hertz. */
const TONES = [
  { hertz: 783.99, from: 0 },
  { hertz: 587.33, from: 0.45 },
];
const TONE_S = 1.1;
const LOUDNESS = 0.35;

/** The browser's own chime and speech. */
export function createVoice(page: Window & typeof globalThis = window): Voice {
  const context = 'AudioContext' in page ? new page.AudioContext() : null;
  const speech = 'speechSynthesis' in page ? page.speechSynthesis : null;
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
    async announce(sentences) {
      if (context === null || !isAllowed()) return;
      await chime(context);
      if (speech === null) return;
      for (const sentence of sentences) await say(speech, sentence);
    },
  };
}

function chime(context: AudioContext): Promise<void> {
  const last = TONES.map(({ hertz, from }) => tone(context, hertz, context.currentTime + from)).at(
    -1,
  );
  return new Promise((resolve) => {
    if (last) last.onended = () => resolve();
    else resolve();
  });
}

function tone(context: AudioContext, hertz: number, from: number): OscillatorNode {
  const oscillator = context.createOscillator();
  const loudness = context.createGain();
  oscillator.frequency.value = hertz;
  loudness.gain.setValueAtTime(0.0001, from);
  loudness.gain.exponentialRampToValueAtTime(LOUDNESS, from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + TONE_S);
  oscillator.connect(loudness).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + TONE_S);
  return oscillator;
}

function say(speech: SpeechSynthesis, { language, text }: Sentence): Promise<void> {
  const code = CODE[language];
  const voice = speech.getVoices().find(({ lang }) => lang.startsWith(code.slice(0, 2)));
  if (!voice) return Promise.resolve();
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = code;
    utterance.voice = voice;
    utterance.rate = RATE;
    const tooLong = setTimeout(
      () => {
        speech.cancel();
        resolve();
      },
      SILENCE_MS + text.length * LONGEST_SIGN_MS,
    );
    utterance.onend = utterance.onerror = () => {
      clearTimeout(tooLong);
      resolve();
    };
    speech.speak(utterance);
  });
}
