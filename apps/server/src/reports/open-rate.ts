import { shareOf } from '@lobbyflow/engine';
import { DateTime } from 'luxon';
import type { DayRecords, DaySetting } from './day-records.js';
import { openMs, type Span, windowsOf } from './windows.js';

/**
 * Window time that was open ÷ that of all windows in opening hours, as far as
 * they have passed. Around the clock there are no hours: from the first opening
 * of a window to the last closing counts then. `null` when nothing counts.
 */
export function openRate(records: DayRecords, { timeZone, config }: DaySetting): number | null {
  if (config === null) return null;
  const windows = windowsOf(records);
  const { now, businessDay } = records;
  const hours: readonly Span[] =
    config.hours.weekly === null
      ? spanOf(windows)
      : hoursOf(DateTime.fromISO(businessDay, { zone: timeZone }), config.hours.weekly);
  const passed = hours.map(({ from, until }) => ({ from, until: Math.min(until, now) }));
  const hoursMs = passed.reduce((sum, { from, until }) => sum + Math.max(0, until - from), 0);
  const open = passed.reduce((sum, span) => sum + openMs(windows, span), 0);
  return shareOf(open, hoursMs * config.counters.length);
}

function spanOf(windows: readonly Span[]): readonly Span[] {
  if (windows.length === 0) return [];
  const from = windows.reduce((least, window) => Math.min(least, window.from), Infinity);
  const until = windows.reduce((most, window) => Math.max(most, window.until), -Infinity);
  return [{ from, until }];
}

/** The openings of a date; hours that overlap are one. */
function hoursOf(
  day: DateTime,
  weekly: readonly { readonly weekday: number; readonly from: string; readonly to: string }[],
): readonly Span[] {
  const at = (time: string) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return day.set({ hour, minute }).toMillis();
  };
  const spans: { from: number; until: number }[] = [];
  const openings = weekly
    .filter(({ weekday }) => weekday === day.weekday)
    .map(({ from, to }) => ({ from: at(from), until: at(to) }))
    .toSorted((a, b) => a.from - b.from);
  for (const opening of openings) {
    const last = spans.at(-1);
    if (last !== undefined && opening.from <= last.until) {
      last.until = Math.max(last.until, opening.until);
    } else {
      spans.push(opening);
    }
  }
  return spans;
}
