import type { BranchId, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** One row an accepted command. Written once, never changed; the key refuses a revision twice. */
@Entity('commits')
@Check('commit_revision_positive', '"revision" > 0')
@Index('commit_day_opened', ['branchId', 'revision'], { where: `"type" = 'open-day'` })
@Index('commit_config_published', ['branchId', 'revision'], { where: `"type" = 'publish-config'` })
export class CommitEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @Column('integer', { primary: true }) revision!: number;
  @DayColumn() businessDay!: string;
  @InstantColumn() at!: Instant;
  @IdColumn() actor!: string;
  @IdColumn({ nullable: true }) device!: string | null;
  @CodeColumn() type!: string;
  @Column('text') command!: string;
  @Column('text') events!: string;
  @Column('integer') schema!: number;
  @Column('integer') rules!: number;
  @HashColumn() prevHash!: string;
  @HashColumn() hash!: string;
}
