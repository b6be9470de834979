import type { BranchId, BusinessDay, LaneId, ServiceId } from '@lobbyflow/engine';
import type { KeptPromise } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';

/** Business days, both included. */
export interface Days {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

/** What the promises of one day, service and lane came to, added up. */
export interface PromiseSums {
  readonly businessDay: BusinessDay;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly told: number;
  readonly called: number;
  /** Milliseconds, of those who were called; an error is the told median less the wait. */
  readonly absoluteErrors: number;
  readonly errors: number;
  readonly within5Min: number;
  readonly withinP90: number;
}

/** A forecast as it was before it was corrected, and how it came out. */
export interface RawPromise extends KeptPromise {
  readonly method: string;
}

const KEPT_AT_MOST = 5_000;

const SELECT_SUMS = `SELECT "businessDay", "serviceId", "laneId", COUNT(*) AS "told",
  COUNT("actualMs") AS "called",
  COALESCE(SUM(ABS("p50Ms" - "actualMs")), 0) AS "absoluteErrors",
  COALESCE(SUM("p50Ms" - "actualMs"), 0) AS "errors",
  SUM(CASE WHEN ABS("p50Ms" - "actualMs") <= 300000 THEN 1 ELSE 0 END) AS "within5Min",
  SUM(CASE WHEN "actualMs" <= "p90Ms" THEN 1 ELSE 0 END) AS "withinP90"
  FROM promises WHERE "branchId" = ? AND "businessDay" >= ? AND "businessDay" <= ?
  GROUP BY "businessDay", "serviceId", "laneId" ORDER BY 1, 2, 3`;
const SELECT_KEPT = `SELECT "method", "laneId", "rawP50Ms", "rawP90Ms", "actualMs" FROM promises
  WHERE "branchId" = ? AND "businessDay" >= ? AND "businessDay" < ? AND "actualMs" IS NOT NULL
  ORDER BY "businessDay" DESC LIMIT ${KEPT_AT_MOST}`;

/** Reads the waits that were told, and how they came out. */
@Injectable()
export class PromisesRepository {
  constructor(private readonly read: ReadConnection) {}

  async sums(branchId: BranchId, { from, to }: Days): Promise<readonly PromiseSums[]> {
    const rows = await this.read.all({ sql: SELECT_SUMS, parameters: [branchId, from, to] });
    return rows.map((row) => ({
      businessDay: String(row['businessDay']) as BusinessDay,
      serviceId: String(row['serviceId']) as ServiceId,
      laneId: String(row['laneId']) as LaneId,
      told: Number(row['told']),
      called: Number(row['called']),
      absoluteErrors: Number(row['absoluteErrors']),
      errors: Number(row['errors']),
      within5Min: Number(row['within5Min']),
      withinP90: Number(row['withinP90']),
    }));
  }

  /** The kept promises of the days from `from` to before `to`, the latest days first. */
  async kept(branchId: BranchId, { from, to }: Days): Promise<readonly RawPromise[]> {
    const rows = await this.read.all({ sql: SELECT_KEPT, parameters: [branchId, from, to] });
    return rows.map((row) => ({
      method: String(row['method']),
      laneId: String(row['laneId']),
      promised: { p50: Number(row['rawP50Ms']), p90: Number(row['rawP90Ms']) },
      actualMs: Number(row['actualMs']),
    }));
  }
}
