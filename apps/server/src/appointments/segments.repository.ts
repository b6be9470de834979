import type { ActorId, BranchId, Instant, LaneId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { SegmentEntity } from '../db/entities/segment.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** The lane of a customer, as stored. */
export interface StoredSegment {
  readonly branchId: BranchId;
  readonly customer: string;
  readonly laneId: LaneId;
  readonly until: Instant;
}

/** How segments are stored, until they have had their time. */
@Injectable()
export class SegmentsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** Instead of what was told of them before; whatever is over goes with it. */
  put(
    branchId: BranchId,
    segments: readonly StoredSegment[],
    { now, by }: { readonly now: Instant; readonly by: ActorId },
  ): Promise<void> {
    const customers = segments.map(({ customer }) => customer);
    return this.writer.transaction(async (db) => {
      await db.delete(SegmentEntity, { branchId, until: LessThanOrEqual(now) });
      await db.delete(SegmentEntity, { branchId, customer: In(customers) });
      await db.insert(SegmentEntity, [...segments]);
      await this.system.recordIn(db, { type: 'segments.told', branchId }, by);
    });
  }

  forget(branchId: BranchId, customer: string, by: ActorId): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(SegmentEntity, { branchId, customer });
      await this.system.recordIn(db, { type: 'segment.forgotten', branchId }, by);
    });
  }

  async laneOf(branchId: BranchId, customer: string, now: Instant): Promise<LaneId | null> {
    const where = { branchId, customer, until: MoreThan(now) };
    return (await this.read.manager.findOneBy(SegmentEntity, where))?.laneId ?? null;
  }
}
