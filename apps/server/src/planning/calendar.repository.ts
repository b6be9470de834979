import type { DayKind } from '@lobbyflow/contract';
import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { CalendarDayEntity } from '../db/entities/calendar-day.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import type { CalendarLine } from './calendar-csv.js';

/** Rows in one statement at most. */
const CHUNK = 200;

/** How the calendars of branches are stored. */
@Injectable()
export class CalendarRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** What is known of each day, in the order of the calendar. */
  async of(branchId: BranchId): Promise<ReadonlyMap<BusinessDay, readonly DayKind[]>> {
    const rows = await this.read.manager.find(CalendarDayEntity, {
      where: { branchId },
      order: { businessDay: 'ASC', kind: 'ASC' },
    });
    const days = new Map<BusinessDay, DayKind[]>();
    for (const { businessDay, kind } of rows) {
      days.set(businessDay, [...(days.get(businessDay) ?? []), kind as DayKind]);
    }
    return days;
  }

  /** All of it anew: all or nothing. */
  replace(branchId: BranchId, lines: readonly CalendarLine[]): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(CalendarDayEntity, { branchId });
      for (let from = 0; from < lines.length; from += CHUNK) {
        const some = lines.slice(from, from + CHUNK);
        await db.insert(
          CalendarDayEntity,
          some.map((line) => ({ branchId, ...line })),
        );
      }
    });
  }

  replaceDay(
    branchId: BranchId,
    businessDay: BusinessDay,
    kinds: readonly DayKind[],
  ): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(CalendarDayEntity, { branchId, businessDay });
      const rows = [...new Set(kinds)].map((kind) => ({ branchId, businessDay, kind }));
      if (rows.length > 0) await db.insert(CalendarDayEntity, rows);
    });
  }
}
