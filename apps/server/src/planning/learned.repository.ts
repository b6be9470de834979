import type { BranchId, BusinessDay, Instant, ServiceId } from '@lobbyflow/engine';
import type { LearnedBranch } from '@lobbyflow/forecast';
import { Injectable } from '@nestjs/common';
import { LearnedEntity } from '../db/entities/learned.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** How long a service takes, from the call to the end, by the days that were looked at. */
export interface LearnedService {
  readonly serviceId: ServiceId;
  readonly served: number;
  readonly meanMs: number;
  readonly p90Ms: number;
}

/** What past days of a branch taught. */
export interface Learned {
  readonly lastDay: BusinessDay;
  readonly days: number;
  readonly learnedAt: Instant;
  readonly services: readonly LearnedService[];
  /** The correction of forecasts; `null`: too little has happened yet. */
  readonly correction: LearnedBranch | null;
}

/** How what was learned is stored. */
@Injectable()
export class LearnedRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  async of(branchId: BranchId): Promise<Learned | null> {
    const found = await this.read.manager.findOneBy(LearnedEntity, { branchId });
    if (found === null) return null;
    const { lastDay, days, learnedAt, body } = found;
    const learned = JSON.parse(body) as Pick<Learned, 'services' | 'correction'>;
    return { lastDay, days, learnedAt, ...learned };
  }

  /** Two processes that learn the same write the same. */
  async keep(branchId: BranchId, learned: Learned): Promise<void> {
    const { lastDay, days, learnedAt, services, correction } = learned;
    const body = JSON.stringify({ services, correction });
    await this.writer.transaction(async (db) => {
      await db.upsert(LearnedEntity, { branchId, lastDay, days, learnedAt, body }, ['branchId']);
    });
  }
}
