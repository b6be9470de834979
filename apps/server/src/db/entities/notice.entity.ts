import type { ActorId, BranchId, Instant, NoticeLevel, NoticePlace } from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../columns.js';

/** The words of a notice, which the journal knows by id alone, and beside them what it knows. */
@Entity('notices')
@Index('notice_of_branch', ['branchId', 'postedAt'])
export class NoticeEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @CodeColumn() level!: NoticeLevel;
  @Column('text') zh!: string;
  @Column('text') en!: string;
  @Column('simple-json') places!: readonly NoticePlace[];
  @InstantColumn() postedAt!: Instant;
  @IdColumn() postedBy!: ActorId;
  @InstantColumn({ nullable: true }) until!: Instant | null;
  @InstantColumn({ nullable: true }) withdrawnAt!: Instant | null;
}
