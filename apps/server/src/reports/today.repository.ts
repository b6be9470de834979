import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';

/** Of one branch and day: visits served or abandoned, and those of them served within the limit. */
export interface Level {
  readonly counted: number;
  readonly inTime: number;
}

/** A wait never called lasted until its end; a served visit’s legs are over, all of them. */
const WAITED = `(SELECT SUM(CASE WHEN "waited" > 0 THEN "waited" ELSE 0 END) FROM (
  SELECT COALESCE(legs."calledAt", legs."endedAt", legs."startedWaitingAt")
    - legs."startedWaitingAt" - legs."heldMs" AS "waited" FROM legs
  WHERE legs."branchId" = visits."branchId" AND legs."ticketId" = visits."ticketId") AS waits)`;

/** Adds up service levels in the database, for a few branches at once. */
@Injectable()
export class TodayRepository {
  constructor(private readonly read: ReadConnection) {}

  async levelsOf(
    days: readonly { readonly branchId: BranchId; readonly businessDay: BusinessDay }[],
  ): Promise<ReadonlyMap<BranchId, Level>> {
    if (days.length === 0) return new Map();
    const isOfDay = days.map(() => '("branchId" = ? AND "businessDay" = ?)').join(' OR ');
    const rows = await this.read.all({
      sql: `SELECT "branchId", COUNT(*) AS "counted",
        SUM(CASE WHEN "state" = 'served' AND ${WAITED} <= "maxWaitMs" THEN 1 ELSE 0 END) AS "inTime"
        FROM visits WHERE "state" IN ('served', 'abandoned') AND (${isOfDay}) GROUP BY "branchId"`,
      parameters: days.flatMap(({ branchId, businessDay }) => [branchId, businessDay]),
    });
    return new Map(
      rows.map((row) => [
        row['branchId'] as BranchId,
        { counted: Number(row['counted']), inTime: Number(row['inTime']) },
      ]),
    );
  }
}
