import { daysAfter } from './business-days.js';

/** Business days, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** By what figures are added up. */
export const UNITS = ['days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/** Spans that are asked for often, in days, and what they are told by. */
export const PRESETS = [
  { name: 'four-weeks', days: 28, unit: 'days' },
  { name: 'quarter', days: 91, unit: 'weeks' },
  { name: 'year', days: 365, unit: 'months' },
] as const;

/** Promises and exceptions are told of this many days at most; trends of four hundred. */
export const MOST_LISTED = 100;
const MOST_DAYS = 400;

/** So many days that end with one. */
export function spanUntil(to: string, days: number): DaySpan {
  return { from: daysAfter(to, 1 - days), to };
}

/** Puts right what a person typed: not the wrong way round, and not too long. */
export function fitting({ from, to }: DaySpan, most: number = MOST_DAYS): DaySpan {
  if (from > to) return { from: to, to };
  const earliest = daysAfter(to, 1 - most);
  return { from: from < earliest ? earliest : from, to };
}
