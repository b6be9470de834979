import { useFormats, useLanguage, useLocalName, useMessages } from '@lobbyflow/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Act } from './acts.js';
import { useBranchHere } from './branch-here.js';
import {
  type Key,
  type Listening,
  NOT_LISTENING,
  type Reply,
  replyTo,
  type SpokenMenu,
} from './listening.js';
import type { Speaker } from './speaker.js';
import { menuOf, readOut } from './spoken-menu.js';
import { useTicketWords } from './use-ticket-words.js';
import type { Visit } from './use-visit.js';

/** The visit as it is heard. */
export interface SpokenVisit {
  readonly listening: Listening;
  /** Whether this machine has a voice for the language spoken here. */
  readonly canSpeak: boolean;
  readonly set: (isOn: boolean) => void;
  /** Asks whether somebody is still there. */
  readonly warn: () => void;
}

/**
 * Reads every step out and takes the keys of the pad for it. In large mode what is so is read as well, though nothing
 * is worked by keys.
 */
export function useSpokenVisit({
  speaker,
  perform,
  isPrompting,
  ...told
}: {
  readonly visit: Visit;
  readonly isOpen: boolean;
  /** In large mode, once somebody is there. */
  readonly isPrompting: boolean;
  readonly speaker: Speaker;
  readonly perform: (act: Act) => void;
}): SpokenVisit {
  const t = useMessages();
  const { language } = useLanguage();
  const menu = useMenu(told);
  const [listening, setListening] = useState(NOT_LISTENING);
  const { loudness } = listening;
  const say = useCallback(
    (text: string) => speaker.say(text, { language, loudness }),
    [speaker, language, loudness],
  );
  useReading({ menu, listening, isPrompting, say });

  const latest = useRef({ menu, say, listening, perform });
  useEffect(() => {
    latest.current = { menu, say, listening, perform };
  });
  const answer = useCallback(
    (key: Key) => {
      const now = latest.current;
      const reply = replyTo(now.listening, key, now.menu);
      speaker.stop();
      setListening(reply.next);
      const words = wordsOf(reply, t) ?? readAgain(reply, now, t);
      if (words !== null) now.say(words);
      if (reply.does !== null) now.perform(reply.does);
    },
    [speaker, t],
  );
  useKeypad(listening.isOn, answer);
  const set = useCallback(
    (wished: boolean) => {
      speaker.stop();
      setListening({ ...NOT_LISTENING, isOn: wished });
    },
    [speaker],
  );
  const canSpeak = speaker.canSpeak(language);
  return { listening, canSpeak, set, warn: () => say(t('kiosk.speech.idle')) };
}

/** The present step as it is heard. */
function useMenu({
  visit: { step, sending },
  isOpen,
}: {
  readonly visit: Visit;
  readonly isOpen: boolean;
}): SpokenMenu {
  const here = useBranchHere();
  const t = useMessages();
  const local = useLocalName();
  const { language } = useLanguage();
  const { waitRange, clock } = useFormats();
  const ticketWords = useTicketWords(step.is === 'ticket' ? step.ticket : null);
  const words = { language, t, local, waitRange, clock, ticketWords };
  return menuOf(step, { here, isOpen, sending, ...words });
}

/** Reads a menu when it comes, and its next page; the keys are explained once, at the beginning. */
function useReading(reading: {
  readonly menu: SpokenMenu;
  readonly listening: Listening;
  readonly isPrompting: boolean;
  readonly say: (text: string) => void;
}): void {
  const { branch } = useBranchHere();
  const t = useMessages();
  const latest = useRef(reading);
  useEffect(() => {
    latest.current = reading;
  });
  const isWelcomed = useRef(false);
  const { id } = reading.menu;
  const { isOn, page } = reading.listening;
  const { isPrompting } = reading;
  useEffect(() => {
    const { menu, listening, say } = latest.current;
    const welcome = t('kiosk.speech.welcome', { branch: branch.name });
    if (isOn) {
      say([...(isWelcomed.current ? [] : [welcome]), readOut(menu, listening, t)].join(' '));
    } else if (isPrompting) say(menu.intro.join(' '));
    isWelcomed.current = isOn;
  }, [id, isOn, page, isPrompting, t, branch.name]);
}

/** Another page is read because it is another one. */
function readAgain(
  { says, next }: Reply,
  { menu, listening }: { readonly menu: SpokenMenu; readonly listening: Listening },
  t: ReturnType<typeof useMessages>,
): string | null {
  return says === 'menu' && next.page === listening.page ? readOut(menu, next, t) : null;
}

/** What is said by itself; the menu is read wherever it changes. */
function wordsOf({ says, next }: Reply, t: ReturnType<typeof useMessages>): string | null {
  if (says === 'unknown' || says === 'louder' || says === 'softer')
    return t(`kiosk.speech.${says}`);
  if (says === 'curtain')
    return t(next.isCurtained ? 'kiosk.speech.curtain' : 'kiosk.speech.light');
  return says === 'staff' ? t('kiosk.staff-called') : null;
}

const NAMED: Readonly<Record<string, Key>> = {
  Enter: '#',
  '#': '#',
  Backspace: '*',
  Escape: '*',
  '*': '*',
  '+': '+',
  '-': '-',
  '.': '.',
  ',': '.',
  Decimal: '.',
};

/** Hears the pad. A digit begins the visit by ear; the other keys are the page's own until then. */
function useKeypad(isOn: boolean, answer: (key: Key) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const key = /^\d$/.test(event.key) ? (event.key as Key) : isOn ? NAMED[event.key] : undefined;
      if (key === undefined) return;
      event.preventDefault();
      answer(key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isOn, answer]);
}
