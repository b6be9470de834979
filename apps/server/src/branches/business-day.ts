import type { BusinessDay, Hours, Instant } from '@lobbyflow/engine';
import { DateTime } from 'luxon';

/** What a branch's own clock on the wall says. */
export interface DayNow {
  readonly businessDay: BusinessDay;
  /** Whether the branch is open by its hours. */
  readonly isOpen: boolean;
}

/**
 * The business day of an instant. A branch around the clock begins its next day
 * at `rollAt`; another has the date on its wall, and is open from the first
 * opening to the last closing of that weekday.
 */
export function dayAt(now: Instant, timeZone: string, { weekly, rollAt }: Hours): DayNow {
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const time = local.toFormat('HH:mm');
  if (weekly === null) {
    const day = time < rollAt ? local.minus({ days: 1 }) : local;
    return { businessDay: dayOf(day), isOpen: true };
  }
  const today = weekly.filter(({ weekday }) => weekday === local.weekday);
  const opens = today.map(({ from }) => from).toSorted()[0];
  const closes = today
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  const isOpen = opens !== undefined && closes !== undefined && opens <= time && time < closes;
  return { businessDay: dayOf(local), isOpen };
}

/** When a branch that is open by its hours closes; `null` around the clock, and when it is shut. */
export function closesAt(now: Instant, timeZone: string, hours: Hours): Instant | null {
  if (hours.weekly === null || !dayAt(now, timeZone, hours).isOpen) return null;
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const closes = hours.weekly
    .filter(({ weekday }) => weekday === local.weekday)
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  const [hour = 0, minute = 0] = (closes ?? '').split(':').map(Number);
  return local.set({ hour, minute, second: 0, millisecond: 0 }).toMillis() as Instant;
}

/** When the business day that has begun is to end: at closing, at the next roll, or at midnight of the branch. */
export function dayEndsAt(now: Instant, timeZone: string, hours: Hours): Instant {
  const closing = closesAt(now, timeZone, hours);
  if (closing !== null) return closing;
  const local = DateTime.fromMillis(now, { zone: timeZone });
  const [hour = 0, minute = 0] = hours.rollAt.split(':').map(Number);
  const ends =
    hours.weekly === null
      ? local.set({ hour, minute, second: 0, millisecond: 0 })
      : local.startOf('day');
  return (ends > local ? ends : ends.plus({ days: 1 })).toMillis() as Instant;
}

function dayOf(local: DateTime): BusinessDay {
  return local.toFormat('yyyy-MM-dd') as BusinessDay;
}
