import { type Language, LANGUAGES } from '@lobbyflow/contract';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { Button } from './button.js';
import { ContrastProvider } from './contrast.js';
import { type MessageKey, MESSAGES } from './messages/messages.js';
import { type Say, sayIn } from './say.js';

interface Speaking {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Speaking>({ language: 'zh', speak: () => undefined });

/** The language a page begins in: `?lang=` first, then the browser's own, else Chinese. */
export function firstLanguage(
  page: { readonly search: string } = window.location,
  browser: { readonly language: string } = window.navigator,
): Language {
  const wished = new URLSearchParams(page.search).get('lang');
  const known = (name: string | null) => LANGUAGES.find((language) => language === name);
  return known(wished) ?? known(browser.language.slice(0, 2).toLowerCase()) ?? 'zh';
}

/** Says in which language everything below it speaks; and shows it in the contrast that the person wishes. */
export function LanguageProvider({
  initial,
  children,
}: {
  /** `firstLanguage()` when left out. */
  readonly initial?: Language;
  readonly children: ReactNode;
}) {
  const [language, speak] = useState(() => initial ?? firstLanguage());
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speaking = useMemo(() => ({ language, speak }), [language]);
  return (
    <Spoken value={speaking}>
      <ContrastProvider>{children}</ContrastProvider>
    </Spoken>
  );
}

/** The language spoken here, and the way to another. */
export function useLanguage(): Speaking {
  return useContext(Spoken);
}

/** Says messages: `t('wait.people-ahead', { n: 3 })`. */
export function useMessages(): Say {
  const { language } = useLanguage();
  return useMemo(() => (key, values) => sayIn(language, key, values), [language]);
}

/** Words of the wire, by area: `word('ticket-state', row.state)`. */
export type WordArea =
  | 'choice'
  | 'counter-kind'
  | 'divert'
  | 'end-cause'
  | 'feature'
  | 'lane-kind'
  | 'lane-why'
  | 'pause'
  | 'rating-reason'
  | 'rule'
  | 'rule-why'
  | 'session'
  | 'ticket-state';

/** Names a word of the wire; one that a newer server made up is shown as it is. */
export function useWords(): (area: WordArea, code: string) => string {
  const { language } = useLanguage();
  return useMemo(
    () => (area, code) => {
      const key = `${area}.${code}`;
      return isMessage(key) ? sayIn(language, key) : code;
    },
    [language],
  );
}

function isMessage(key: string): key is MessageKey {
  return Object.hasOwn(MESSAGES.en, key);
}

/** The name of a service or a lane in the language spoken here. */
export function useLocalName(): (name: { readonly zh: string; readonly en: string }) => string {
  const { language } = useLanguage();
  return (name) => name[language];
}

/** A counter as people say it: `Counter 3` for one that is only numbered, else its own name. */
export function counterIn(language: Language, name: string): string {
  return /^\d+[A-Za-z]?$/.test(name) ? sayIn(language, 'counter.name', { counter: name }) : name;
}

/** Names counters in the language spoken here; takes the counter's name, or its id. */
export function useCounterName(): (name: string) => string {
  const { language } = useLanguage();
  return (name) => counterIn(language, name);
}

/** One button for each language; the one spoken is pressed. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage();
  const t = useMessages();
  return (
    <div className="lf-segments" role="group" aria-label={t('language.switch')}>
      {LANGUAGES.map((one) => (
        <Button
          key={one}
          kind="quiet"
          lang={one === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={one === language}
          onClick={() => speak(one)}
        >
          {t(`language.${one}`)}
        </Button>
      ))}
    </div>
  );
}
