import { ScoreFault } from './score-fault.js';

/** Days from one to another, both included; `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const SPAN = /^(\d{4}-\d\d(?:-\d\d)?)\.\.(\d{4}-\d\d(?:-\d\d)?)$/;

/**
 * Reads `2026-01-05..2026-02-01`; a month stands for all its days.
 * @throws {ScoreFault} for anything else, and for a span that ends before it begins
 */
export function readSpan(text: string): Span {
  const [, from = '', to = ''] = SPAN.exec(text) ?? [];
  const span = { from: wholeDay(from, '01'), to: wholeDay(to, lastDayOf(to)) };
  if (from === '' || span.to < span.from) {
    throw new ScoreFault(
      `"${text}" is no span of days; it has to be such as 2026-01-01..2026-05-31 or 2026-01..2026-05.`,
    );
  }
  return span;
}

const lastDayOf = (month: string) => {
  const [year, number] = month.split('-').map(Number);
  return String(new Date(Date.UTC(year ?? 0, number ?? 0, 0)).getUTCDate()).padStart(2, '0');
};

const wholeDay = (text: string, day: string) => (text.length === 7 ? `${text}-${day}` : text);

/** Whether the span holds the day. */
export function isWithin({ from, to }: Span, day: string): boolean {
  return from <= day && day <= to;
}
