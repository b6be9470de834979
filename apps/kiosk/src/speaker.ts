import type { Language } from '@lobbyflow/contract';

/** What a kiosk is heard with. A port: the browser's own speech below, a fake in tests. */
export interface Speaker {
  /** Whether there is a voice for that language. */
  readonly canSpeak: (language: Language) => boolean;
  /** Says it at once, in place of whatever was being said; `loudness` from 0 to 1. */
  readonly say: (
    text: string,
    how: { readonly language: Language; readonly loudness: number },
  ) => void;
  /** A short tone that asks for attention. */
  readonly chime: () => void;
  readonly stop: () => void;
}

const CODE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
/** Slower than a conversation: whoever listens also looks for a key. */
const RATE = 0.9;
const CHIME_HERTZ = 660;
const CHIME_S = 0.35;
const CHIME_LOUDNESS = 0.3;

/** The browser's own speech. A touch or key has come before anything is said, so it may be heard. */
export function createSpeaker(page: Window & typeof globalThis = window): Speaker {
  const speech = 'speechSynthesis' in page ? page.speechSynthesis : null;
  // Some browsers load their voices when they are first asked for them.
  speech?.getVoices();
  const voiceFor = (language: Language) =>
    speech?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));
  return {
    canSpeak: (language) => voiceFor(language) !== undefined,
    say(text, { language, loudness }) {
      const voice = voiceFor(language);
      speech?.cancel();
      if (speech === null || voice === undefined) return;
      const utterance = new page.SpeechSynthesisUtterance(text);
      utterance.lang = CODE[language];
      utterance.voice = voice;
      utterance.rate = RATE;
      utterance.volume = loudness;
      speech.speak(utterance);
    },
    chime: () => chime(page),
    stop: () => speech?.cancel(),
  };
}

function chime(page: Window & typeof globalThis): void {
  if (!('AudioContext' in page)) return;
  const context = new page.AudioContext();
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.value = CHIME_HERTZ;
  loudness.gain.value = CHIME_LOUDNESS;
  tone.connect(loudness).connect(context.destination);
  tone.onended = () => void context.close();
  tone.start();
  tone.stop(context.currentTime + CHIME_S);
}
