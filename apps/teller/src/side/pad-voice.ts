import type { Language } from '@lobbyflow/contract';

/** Says a sentence aloud, where the browser can; else does nothing. */
export type Voice = (language: Language, sentence: string) => void;

const TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The browser's own voice. */
export function createVoice(page: Window & typeof globalThis = window): Voice {
  if (!('speechSynthesis' in page) || !('SpeechSynthesisUtterance' in page)) return () => undefined;
  return (language, sentence) => {
    const utterance = new page.SpeechSynthesisUtterance(sentence);
    utterance.lang = TAGS[language];
    page.speechSynthesis.cancel();
    page.speechSynthesis.speak(utterance);
  };
}
