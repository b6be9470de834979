import type { BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Between, type FindOptionsWhere, In, LessThan, Not } from 'typeorm';
import { AdviceEntity } from '../db/entities/advice.entity.js';
import { ReadConnection } from '../db/read-connection.js';

export type AdviceRecord = Readonly<AdviceEntity>;

/** Business days, both included, and where to begin. */
export interface AdvicePage {
  readonly from: string;
  readonly to: string;
  readonly before: Instant;
  readonly limit: number;
}

/** Reads what became of advice, through the connection that cannot write. */
@Injectable()
export class AdviceRepository {
  constructor(private readonly read: ReadConnection) {}

  /** Of one business day, the latest first. */
  ofDay(branchId: BranchId, businessDay: BusinessDay): Promise<readonly AdviceRecord[]> {
    return this.read.manager.find(AdviceEntity, {
      where: { branchId, businessDay },
      order: { offeredAt: 'DESC', adviceId: 'ASC' },
    });
  }

  /** Of every branch, the latest first: declined, not done, or not answered where it was asked first. */
  notFollowed({ from, to, before, limit }: AdvicePage): Promise<readonly AdviceRecord[]> {
    const when = {
      businessDay: Between(from as BusinessDay, to as BusinessDay),
      offeredAt: LessThan(before),
    };
    const where: FindOptionsWhere<AdviceEntity>[] = [
      { ...when, state: 'declined' },
      { ...when, state: 'lapsed', lapseCause: In(['unanswered', 'not-done', 'nobody-free']) },
      { ...when, state: 'offered', level: Not('lobby') },
    ];
    const order = { offeredAt: 'DESC', adviceId: 'ASC' } as const;
    return this.read.manager.find(AdviceEntity, { where, order, take: limit });
  }
}
