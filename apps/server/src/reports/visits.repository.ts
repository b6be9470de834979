import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import { CounterSessionEntity } from '../db/entities/counter-session.entity.js';
import { LegEntity } from '../db/entities/leg.entity.js';
import { VisitEntity } from '../db/entities/visit.entity.js';
import { ReadConnection } from '../db/read-connection.js';

export type VisitRecord = Readonly<VisitEntity>;
export type LegRecord = Readonly<LegEntity>;
export type SessionRecord = Readonly<CounterSessionEntity>;

/** A visit with its legs, in their order. */
export interface VisitWithLegs {
  readonly visit: VisitRecord;
  readonly legs: readonly LegRecord[];
}

/** Parameters of one statement at most. */
const CHUNK = 500;

const SELECT_DAYS = `SELECT DISTINCT "businessDay" FROM visits
  WHERE "branchId" = ? AND "businessDay" >= ? AND "businessDay" <= ? ORDER BY "businessDay"`;

interface DaySpan {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
}

/** Reads the rows of a business day, through the connection that cannot write. */
@Injectable()
export class VisitsRepository {
  constructor(private readonly read: ReadConnection) {}

  /**
   * Visits of a day in the order of issue.
   *
   * @param page.after - the last place in the day that is known already
   */
  async ofDay(
    branchId: BranchId,
    businessDay: BusinessDay,
    { after = 0, limit }: { readonly after?: number; readonly limit?: number } = {},
  ): Promise<readonly VisitWithLegs[]> {
    const visits = await this.read.manager.find(VisitEntity, {
      where: { branchId, businessDay, sequence: MoreThan(after) },
      order: { sequence: 'ASC' },
      ...(limit !== undefined && { take: limit }),
    });
    const legs = byTicket(await this.legsOf(branchId, visits));
    return visits.map((visit) => ({ visit, legs: legs.get(visit.ticketId) ?? [] }));
  }

  /** The business days of a span on which anybody came, in their order. */
  async daysIn(branchId: BranchId, { from, to }: DaySpan): Promise<readonly BusinessDay[]> {
    const rows = await this.read.all({ sql: SELECT_DAYS, parameters: [branchId, from, to] });
    return rows.map((row) => row['businessDay'] as BusinessDay);
  }

  /** The counter sessions of a day. */
  sessionsOf(branchId: BranchId, businessDay: BusinessDay): Promise<readonly SessionRecord[]> {
    return this.read.manager.find(CounterSessionEntity, {
      where: { branchId, businessDay },
      order: { revision: 'ASC' },
    });
  }

  private async legsOf(
    branchId: BranchId,
    visits: readonly VisitRecord[],
  ): Promise<readonly LegRecord[]> {
    const legs: LegRecord[] = [];
    for (let from = 0; from < visits.length; from += CHUNK) {
      const ticketIds = visits.slice(from, from + CHUNK).map(({ ticketId }) => ticketId);
      const found = await this.read.manager.find(LegEntity, {
        where: { branchId, ticketId: In(ticketIds) },
        order: { revision: 'ASC' },
      });
      legs.push(...found);
    }
    return legs;
  }
}

function byTicket(legs: readonly LegRecord[]): ReadonlyMap<string, readonly LegRecord[]> {
  const groups = new Map<string, LegRecord[]>();
  for (const leg of legs) {
    const group = groups.get(leg.ticketId);
    if (group === undefined) groups.set(leg.ticketId, [leg]);
    else group.push(leg);
  }
  return groups;
}
