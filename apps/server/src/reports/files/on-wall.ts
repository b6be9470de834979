import { DateTime } from 'luxon';

/** An instant as the clock on the branch's wall shows it. */
export function onWall(at: string, timeZone: string): DateTime {
  return DateTime.fromISO(at, { zone: timeZone });
}
