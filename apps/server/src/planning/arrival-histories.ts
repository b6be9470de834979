import type { BranchId, BusinessDay, ServiceId } from '@lobbyflow/engine';
import { type ArrivalDay, type ArrivalsModel, learnArrivals } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type ArrivalCount,
  HALF_HOUR_MS,
  HistoryRepository,
} from '../forecast/history.repository.js';
import { Journals } from '../journal/journals.js';
import { CalendarRepository } from './calendar.repository.js';

/** A quarter of a year: three pension days. */
const WEEKS = 13;
/** Days that are kept ready; each is a few kilobytes. */
const KEPT = 64;

/** What days before one teach about who comes. */
export interface ArrivalHistory {
  readonly model: ArrivalsModel | null;
  /** By service, the share of all who came. */
  readonly mix: ReadonlyMap<ServiceId, number>;
}

/** Reads who came on the days before one; days that are over do not change. */
@Injectable()
export class ArrivalHistories {
  private readonly kept = new Map<string, readonly ArrivalCount[]>();

  constructor(
    private readonly journals: Journals,
    private readonly days: HistoryRepository,
    private readonly calendar: CalendarRepository,
  ) {}

  /** @param before - a business day; those that are open are left out */
  async before(branchId: BranchId, before: BusinessDay): Promise<ArrivalHistory> {
    const { timeZone } = this.journals.of(branchId);
    const counts = await this.countsBefore(branchId, before);
    const calendar = await this.calendar.of(branchId);
    const steps = new Map<BusinessDay, Map<number, number>>();
    const mix = new Map<ServiceId, number>();
    let all = 0;
    for (const { businessDay, serviceId, halfHour, came } of counts) {
      const day = steps.get(businessDay) ?? new Map<number, number>();
      steps.set(businessDay, day);
      const step = Math.floor(halfHour - midnightOf(businessDay, timeZone) / HALF_HOUR_MS);
      day.set(step, (day.get(step) ?? 0) + came);
      mix.set(serviceId, (mix.get(serviceId) ?? 0) + came);
      all += came;
    }
    const days = [...steps.keys()].toSorted().map((day): ArrivalDay => {
      return { day, steps: steps.get(day) ?? new Map(), kinds: calendar.get(day) ?? [] };
    });
    return {
      model: learnArrivals(days),
      mix: new Map([...mix].map(([id, came]) => [id, came / all])),
    };
  }

  /** Presses must not wait for a quarter of a year to be read: after each week others have their turn. */
  private async countsBefore(
    branchId: BranchId,
    before: BusinessDay,
  ): Promise<readonly ArrivalCount[]> {
    const key = `${branchId} ${before}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const counts: ArrivalCount[] = [];
    const end = DateTime.fromISO(before, { zone: 'utc' });
    for (let week = WEEKS; week > 0; week -= 1) {
      await nextTurn();
      const [from, to] = [week, week - 1].map((weeks) => {
        return end.minus({ weeks }).toFormat('yyyy-MM-dd') as BusinessDay;
      });
      if (from === undefined || to === undefined) continue;
      counts.push(...(await this.days.arrivals(branchId, { from, to })));
    }
    this.kept.set(key, counts);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    return counts;
  }
}

/** Of a day at the branch. */
export function midnightOf(day: BusinessDay, timeZone: string): number {
  return DateTime.fromISO(day, { zone: timeZone }).toMillis();
}
