import type { BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { PlannedWindowsEntity } from '../db/entities/planned-windows.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** How windows are stored that somebody planned. */
@Injectable()
export class PlannedWindowsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** By half-hour from midnight. */
  async of(branchId: BranchId, businessDay: BusinessDay): Promise<ReadonlyMap<number, number>> {
    const rows = await this.read.manager.findBy(PlannedWindowsEntity, { branchId, businessDay });
    return new Map(rows.map(({ halfHour, windows }) => [halfHour, windows]));
  }

  replace(
    day: { readonly branchId: BranchId; readonly businessDay: BusinessDay },
    windows: ReadonlyMap<number, number>,
    by: { readonly setBy: string; readonly setAt: Instant },
  ): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(PlannedWindowsEntity, day);
      if (windows.size === 0) return;
      const rows = [...windows].map(([halfHour, count]) => {
        return { ...day, halfHour, windows: count, ...by };
      });
      await db.insert(PlannedWindowsEntity, rows);
    });
  }
}
