import { type Language, LANGUAGES } from '@lobbyflow/contract';
import type { ReactNode } from 'react';
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

/** The notices that are no emergency, warnings first, in the language spoken here. */
export function HallNotices({ rows }: { readonly rows: HallNoticeRows | undefined }) {
  const { language } = useLanguage();
  const told = Object.entries(rows ?? {})
    .filter(([, { level }]) => level !== 'emergency')
    .toSorted(([, a], [, b]) => Number(b.level === 'warning') - Number(a.level === 'warning'));
  return told.map(([id, notice]) => {
    const text = noticeText(language, notice);
    return text === null ? null : (
      <Notice key={id} tone={notice.level === 'warning' ? 'warning' : 'info'}>
        {text}
      </Notice>
    );
  });
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
  const said = languages.map((one) => ({
    language: one,
    text: noticeText(one, notice) ?? sayIn(one, 'notice.follow-staff'),
  }));
  const isOneOnly = said.every(({ text }) => text === said[0]?.text);
  return (
    <section className="lf-emergency" role="alert">
      <h1>
        <Icon name="alert" /> {languages.map((one) => sayIn(one, 'notice.emergency')).join(' ')}
      </h1>
      {(isOneOnly ? said.slice(0, 1) : said).map(({ language: one, text }) => (
        <p key={one} lang={one === 'zh' ? 'zh-CN' : 'en'}>
          {text}
        </p>
      ))}
      {children}
    </section>
  );
}
