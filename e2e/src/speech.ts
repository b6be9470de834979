import type { BrowserContext, Page } from 'playwright-core';

/** Puts a voice into every page that writes down what it is to say; a test machine has no other. */
export async function writeDownSpeech(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const said: string[] = [];
    class Utterance {
      onend: (() => void) | null = null;
      constructor(readonly text: string) {}
    }
    const speech = {
      getVoices: () => ['zh-CN', 'en-GB'].map((lang) => ({ lang, localService: true })),
      speak(utterance: Utterance) {
        said.push(utterance.text);
        queueMicrotask(() => utterance.onend?.());
      },
      cancel: () => undefined,
    };
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    Object.defineProperty(window, 'said', { value: said });
  });
}

/** What the page has said so far. */
export function saidBy(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...(window as unknown as { readonly said: string[] }).said]);
}

/** Waits until the page has said that many sentences. */
export async function hasSaid(page: Page, sentences: number): Promise<void> {
  await page.waitForFunction(
    (count) => (window as unknown as { readonly said: string[] }).said.length >= count,
    sentences,
  );
}
