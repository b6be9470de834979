import type { HeatCell, TrendReport } from '@lobbyflow/contract';
import { shareOf } from '@lobbyflow/engine';
import { DateTime } from 'luxon';
import { type DaySummary, type Hour, trendOf } from './day-summary.js';
import { whole } from './measured.js';

/** A span of days told by day, week, month, hour and service; days without visits are left out. */
export function trendReport(
  days: readonly DaySummary[],
  { from, to }: { readonly from: string; readonly to: string },
): TrendReport {
  return {
    from,
    to,
    all: trendOf(days),
    days: days.map((day) => ({ businessDay: day.businessDay, ...trendOf([day]) })),
    weeks: periods(days, 'week'),
    months: periods(days, 'month'),
    heat: heatOf(days),
    services: servicesOf(days),
  };
}

/** From the first to the last of its days that there are. */
function periods(days: readonly DaySummary[], unit: 'week' | 'month'): TrendReport['weeks'] {
  const groups = groupedBy(days, ({ businessDay }) =>
    DateTime.fromISO(businessDay).startOf(unit).toFormat('yyyy-MM-dd'),
  );
  return [...groups.values()].map((own) => ({
    from: own[0]?.businessDay ?? '',
    to: own.at(-1)?.businessDay ?? '',
    ...trendOf(own),
  }));
}

function heatOf(days: readonly DaySummary[]): HeatCell[] {
  const weekdays = groupedBy(days, ({ businessDay }) => DateTime.fromISO(businessDay).weekday);
  return [...weekdays].flatMap(([weekday, own]) => {
    const hours = new Set(own.flatMap((day) => [...day.hours.keys()]));
    return [...hours]
      .toSorted((a, b) => a - b)
      .map((hour) => {
        const cells = own.flatMap((day): Hour[] => {
          const cell = day.hours.get(hour);
          return cell === undefined ? [] : [cell];
        });
        const total = (of: (cell: Hour) => number) =>
          cells.reduce((sum, cell) => sum + of(cell), 0);
        return {
          weekday,
          hour,
          arrivals: total(({ arrivals }) => arrivals) / own.length,
          waitMeanMs: whole(
            shareOf(
              total(({ wait }) => wait.total),
              total(({ wait }) => wait.count),
            ),
          ),
          tooLong: total(({ tooLong }) => tooLong),
        };
      });
  });
}

function servicesOf(days: readonly DaySummary[]): TrendReport['services'] {
  const services = groupedBy(
    days.flatMap((day) => [...day.services]),
    ([serviceId]) => serviceId,
  );
  return [...services]
    .map(([serviceId, own]) => {
      const total = (of: 'legs' | 'count' | 'total') =>
        own.reduce((sum, [, one]) => sum + one[of], 0);
      const handlingMeanMs = whole(shareOf(total('total'), total('count')));
      return { serviceId, legs: total('legs'), handlingMeanMs };
    })
    .toSorted((a, b) => b.legs - a.legs || (a.serviceId < b.serviceId ? -1 : 1));
}

function groupedBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
