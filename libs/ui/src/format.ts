import type { Language } from '@lobbyflow/contract';
import { sayIn } from './say.js';

/** Writes numbers, times and waits in one language, in the time of one branch. */
export interface Formats {
  /** `14:05` */
  readonly clock: (at: Instant) => string;
  /** `14:05:09` */
  readonly clockWithSeconds: (at: Instant) => string;
  /** `Tuesday, 24 November` · `11月24日星期二` */
  readonly day: (at: Instant) => string;
  /** Whole minutes, rounded down: `12 min`, `1 h 5 min`, `less than a minute`. */
  readonly wait: (ms: number) => string;
  /**
   * A wait as a range, never more exact than it is: to ten in minutes, to an hour in steps of five,
   * then of ten; the end up, the beginning down: `about 8–15 min`.
   */
  readonly waitRange: (range: { readonly p50: number; readonly p90: number }) => string;
  /** `3:05`, `1:02:05`; never below zero. */
  readonly timer: (ms: number) => string;
  /** `1,234` */
  readonly count: (n: number) => string;
  /** A share between 0 and 1: `92%`. */
  readonly share: (share: number) => string;
}

/** RFC 3339 as it comes over the wire, or milliseconds since 1970. */
export type Instant = string | number;

const LOCALE: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const MINUTE_MS = 60_000;

/** Makes the formats of one language and zone; without a zone they are in the device's own time. */
export function formatsIn(language: Language, timeZone?: string): Formats {
  const locale = LOCALE[language];
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = (more: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...zone, ...more });
    return (at: Instant) => format.format(new Date(at));
  };
  const count = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    clock: time({ hour: '2-digit', minute: '2-digit' }),
    clockWithSeconds: time({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    day: time({ weekday: 'long', day: 'numeric', month: 'long' }),
    wait: (ms) => wait(language, ms),
    waitRange: (range) => waitRange(language, range),
    timer,
    count: (n) => count.format(n),
    share: (part) => share.format(part),
  };
}

function wait(language: Language, ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return sayIn(language, 'wait.under-a-minute');
  if (minutes < 60) return sayIn(language, 'wait.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  return sayIn(language, 'wait.hours', { hours, minutes: minutes % 60 });
}

function waitRange(language: Language, { p50, p90 }: { p50: number; p90: number }): string {
  const to = inSteps(p90 / MINUTE_MS, Math.ceil);
  if (to <= 1) return sayIn(language, 'wait.under-a-minute');
  const from = Math.min(Math.max(1, inSteps(p50 / MINUTE_MS, Math.floor)), to - 1);
  return sayIn(language, 'wait.range', { from, to });
}

function inSteps(minutes: number, round: (steps: number) => number): number {
  const step = minutes <= 10 ? 1 : minutes <= 60 ? 5 : 10;
  return round(minutes / step) * step;
}

function timer(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const tail = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${String(hours)}:${tail}` : tail.replace(/^0/, '');
}
