import type { BranchId, BusinessDay, LaneId, ServiceId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';
import type { Days } from './promises.repository.js';

/** Half an hour, the grain of arrivals. */
export const HALF_HOUR_MS = 1_800_000;
/** Services that are looked at; more would say the same. */
const SERVICES_AT_MOST = 5_000;

/** How many came for a service by a lane within a half-hour, counted from 1970. */
export interface ArrivalCount {
  readonly businessDay: BusinessDay;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId;
  readonly halfHour: number;
  readonly came: number;
}

/** What became of the visits of some days. */
export interface Outcomes {
  readonly called: number;
  readonly missed: number;
  /** Left before they were called. */
  readonly abandoned: number;
  /** By all, also those who left. */
  readonly waitedMs: number;
}

const OF_DAYS = `v."branchId" = ? AND v."businessDay" >= ? AND v."businessDay" < ?`;
const SELECT_SERVICES = `SELECT l."serviceId", l."endedAt" - l."calledAt" AS "ms" FROM visits v
  JOIN legs l ON l."branchId" = v."branchId" AND l."ticketId" = v."ticketId" WHERE ${OF_DAYS}
  AND l."startedAt" IS NOT NULL AND l."endedAt" > l."calledAt"
  ORDER BY v."businessDay" DESC LIMIT ${SERVICES_AT_MOST}`;
const SELECT_ARRIVALS = `SELECT v."businessDay", v."serviceId", v."laneId",
  v."arrivedAt" / ${HALF_HOUR_MS} AS "halfHour", COUNT(*) AS "came" FROM visits v
  WHERE ${OF_DAYS} GROUP BY 1, 2, 3, 4`;
const one = (condition: string) => `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;
const MISSED = `v."state" = 'missed' OR (v."state" = 'ended' AND v."calledAt" IS NOT NULL
  AND v."startedAt" IS NULL)`;
const SELECT_OUTCOMES = `SELECT ${one('v."calledAt" IS NOT NULL')} AS "called",
  ${one(MISSED)} AS "missed",
  ${one(`v."state" = 'abandoned' AND v."calledAt" IS NULL`)} AS "abandoned",
  COALESCE(SUM(COALESCE(v."calledAt", v."endedAt") - v."arrivedAt"), 0) AS "waitedMs"
  FROM visits v WHERE ${OF_DAYS}`;

/** Reads what past days were like, from `from` to before `to`, through the connection that cannot write. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly read: ReadConnection) {}

  /** By service, how long customers were at a counter, from the call to the end. */
  async services(
    branchId: BranchId,
    days: Days,
  ): Promise<ReadonlyMap<ServiceId, readonly number[]>> {
    const byService = new Map<ServiceId, number[]>();
    for (const row of await this.ask(SELECT_SERVICES, branchId, days)) {
      const serviceId = row['serviceId'] as ServiceId;
      const lengths = byService.get(serviceId);
      if (lengths === undefined) byService.set(serviceId, [Number(row['ms'])]);
      else lengths.push(Number(row['ms']));
    }
    return byService;
  }

  async arrivals(branchId: BranchId, days: Days): Promise<readonly ArrivalCount[]> {
    return (await this.ask(SELECT_ARRIVALS, branchId, days)).map((row) => ({
      businessDay: row['businessDay'] as BusinessDay,
      serviceId: row['serviceId'] as ServiceId,
      laneId: row['laneId'] as LaneId,
      halfHour: Number(row['halfHour']),
      came: Number(row['came']),
    }));
  }

  async outcomes(branchId: BranchId, days: Days): Promise<Outcomes> {
    const [row] = await this.ask(SELECT_OUTCOMES, branchId, days);
    const count = (name: keyof Outcomes) => Number(row?.[name] ?? 0);
    return {
      called: count('called'),
      missed: count('missed'),
      abandoned: count('abandoned'),
      waitedMs: count('waitedMs'),
    };
  }

  private ask(sql: string, branchId: BranchId, { from, to }: Days) {
    return this.read.all({ sql, parameters: [branchId, from, to] });
  }
}
