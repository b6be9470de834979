import type { Act } from './acts.js';

/** A key of the pad: digits, `*` to go back, `#` to go on, louder, softer, and the curtain. */
export type Key =
  '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#' | '+' | '-' | '.';

/** Something that can be chosen by ear. */
export interface SpokenChoice {
  readonly says: string;
  readonly does: Act;
}

/** A step of the visit as it is heard. */
export interface SpokenMenu {
  /** Another one is read from its beginning; the same one is not read again by itself. */
  readonly id: string;
  /** What is so, before what can be done. */
  readonly intro: readonly string[];
  /** Keys 1 to 6, then 9 for the next six. */
  readonly choices: readonly SpokenChoice[];
  /** Key 7 on every page. */
  readonly aside: SpokenChoice | null;
  /** Key `#`. */
  readonly onward: SpokenChoice | null;
  readonly canGoBack: boolean;
}

/** How the visit by ear stands. */
export interface Listening {
  readonly isOn: boolean;
  /** Which six of the choices are on the keys now, from 0. */
  readonly page: number;
  /** From 0.2 to 1. */
  readonly loudness: number;
  /** The screen is dark, so that nobody reads along. */
  readonly isCurtained: boolean;
}

export const NOT_LISTENING: Listening = { isOn: false, page: 0, loudness: 0.8, isCurtained: false };

/** What a key comes to: how it stands then, what is to be said, and what to be done. */
export interface Reply {
  readonly next: Listening;
  /** `welcome`: keys explained, then the menu. `unknown`: the key does nothing here. */
  readonly says: 'welcome' | 'menu' | 'unknown' | 'louder' | 'softer' | 'curtain' | 'staff' | null;
  readonly does: Act | null;
}

/** Choices that are on keys at a time. */
export const PAGE_SIZE = 6;
const LOUDNESS_STEP = 0.2;

/** Decides what a key means. Whoever is not listening yet begins with any digit. */
export function replyTo(listening: Listening, key: Key, menu: SpokenMenu): Reply {
  if (!listening.isOn) {
    return { next: { ...NOT_LISTENING, isOn: true }, says: 'welcome', does: null };
  }
  const stay = (says: Reply['says'], change: Partial<Listening> = {}): Reply => ({
    next: { ...listening, ...change },
    says,
    does: null,
  });
  const act = (does: Act): Reply => ({ next: { ...listening, page: 0 }, says: null, does });
  switch (key) {
    case '0':
      return stay('menu');
    case '+':
    case '-':
      return stay(key === '+' ? 'louder' : 'softer', { loudness: changed(listening, key) });
    case '.':
      return stay('curtain', { isCurtained: !listening.isCurtained });
    case '8':
      return { next: listening, says: 'staff', does: { type: 'call-staff' } };
    case '9':
      if (menu.choices.length <= PAGE_SIZE) return stay('unknown');
      return stay('menu', { page: nextPage(listening.page, menu) });
    case '*':
      return menu.canGoBack ? act({ type: 'back' }) : stay('unknown');
    case '#':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': {
      const choice = choiceAt(key, listening.page, menu);
      return choice === null ? stay('unknown') : act(choice.does);
    }
  }
}

/** What keys 1 to 6 stand for on this page. */
export function onPage({ choices }: SpokenMenu, page: number): readonly SpokenChoice[] {
  return choices.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
}

function choiceAt(key: Key, page: number, menu: SpokenMenu): SpokenChoice | null {
  if (key === '#') return menu.onward;
  if (key === '7') return menu.aside;
  return onPage(menu, page)[Number(key) - 1] ?? null;
}

function nextPage(page: number, { choices }: SpokenMenu): number {
  return (page + 1) % Math.ceil(choices.length / PAGE_SIZE);
}

function changed({ loudness }: Listening, key: '+' | '-'): number {
  const step = key === '+' ? LOUDNESS_STEP : -LOUDNESS_STEP;
  return Math.min(1, Math.max(LOUDNESS_STEP, Math.round((loudness + step) * 10) / 10));
}
