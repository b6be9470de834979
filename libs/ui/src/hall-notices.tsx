import { type Language, LANGUAGES } from '@lobbyflow/contract';
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from './icon.js';
import { Notice } from './notices.js';
import { sayIn } from './say.js';
import { useLanguage } from './use-messages.js';

/** What is told to the hall, as every view hints it. */
export interface HallNotice {
  readonly level: string;
  readonly zh: string;
  readonly en: string;
  readonly postedAt: string;
  readonly until: string | null;
}
type HallNoticeRows = Readonly<Record<string, HallNotice>>;

/** The words of a notice in a language, else in the other one; `null` when they are not there yet. */
export function noticeText(language: Language, notice: HallNotice): string | null {
  const other = LANGUAGES.find((one) => one !== language) ?? language;
  return notice[language] || notice[other] || null;
}

/**
 * The latest emergency that stands.
 *
 * @param now - the branch's time, for a screen that goes on without the server: what has run out counts no more
 */
export function emergencyIn(
  rows: HallNoticeRows | undefined,
  now: number | null = null,
): HallNotice | null {
  return (
    Object.values(rows ?? {})
      .filter(({ level }) => level === 'emergency')
      .filter(({ until }) => until === null || now === null || now < Date.parse(until))
      .toSorted((a, b) => Date.parse(b.postedAt) - Date.parse(a.postedAt))[0] ?? null
  );
}

/** The notices that are no emergency, warnings first, in the language spoken here, or in both. */
export function HallNotices({
  rows,
  inBoth = false,
}: {
  readonly rows: HallNoticeRows | undefined;
  /** Nobody chooses the language of a wall. */
  readonly inBoth?: boolean;
}) {
  const { language } = useLanguage();
  const told = Object.entries(rows ?? {})
    .filter(([, { level }]) => level !== 'emergency')
    .toSorted(([, a], [, b]) => Number(b.level === 'warning') - Number(a.level === 'warning'));
  return told.map(([id, notice]) => {
    const [text, second] = wordsOf(notice, language).map(({ text: one }) => one);
    if (text === undefined) return null;
    return (
      <Notice key={id} tone={notice.level === 'warning' ? 'warning' : 'info'}>
        {text}
        {inBoth && second !== undefined && <span className="lf-notice-second"> {second}</span>}
      </Notice>
    );
  });
}

/** What a notice says, the language spoken here first; words that are the same once. */
function wordsOf(notice: HallNotice, language: Language) {
  const languages = [language, ...LANGUAGES.filter((one) => one !== language)];
  const said = languages.flatMap((one) => {
    const text = noticeText(one, notice);
    return text === null ? [] : [{ language: one, text }];
  });
  return said.filter(({ text }, index) => said.findIndex((one) => one.text === text) === index);
}

/** A screen full of signs, in widths of a Chinese one; the second language is half the size and takes a quarter. */
const FULL_SCREEN = 60;

/** More words in smaller letters, so that a board shows them all. */
function scaleFor(texts: readonly string[]): number {
  const widths = texts.map((text) =>
    Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.5), 0),
  );
  const [first = 0, second = 0] = widths;
  return Math.min(1, Math.sqrt(FULL_SCREEN / Math.max(1, first + second / 2)));
}

/** An emergency over the whole screen, in both languages, the one spoken here first. */
export function EmergencyPanel({
  notice,
  children,
}: {
  readonly notice: HallNotice;
  readonly children?: ReactNode;
}) {
  const { language } = useLanguage();
  const languages = [language, ...LANGUAGES.filter((one) => one !== language)];
  const words = wordsOf(notice, language);
  const said =
    words.length > 0
      ? words
      : languages.map((one) => ({ language: one, text: sayIn(one, 'notice.follow-staff') }));
  const style = { '--scale': scaleFor(said.map(({ text }) => text)) } as CSSProperties;
  return (
    <section className="lf-emergency" role="alert" style={style}>
      <h1>
        <Icon name="alert" /> {languages.map((one) => sayIn(one, 'notice.emergency')).join(' ')}
      </h1>
      {said.map(({ language: one, text }) => (
        <p key={one} lang={one === 'zh' ? 'zh-CN' : 'en'}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
