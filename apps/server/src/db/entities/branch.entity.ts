import type { BranchId, Instant } from '@lobbyflow/engine';
import { Column, Entity } from 'typeorm';
import type { ReplayTime } from '../../ports/branch-clock.js';
import { IdColumn, InstantColumn } from '../columns.js';

/** A branch; what it offers stands in its journal, as published configurations. */
@Entity('branches')
export class BranchEntity {
  @IdColumn({ primary: true }) id!: BranchId;
  @Column('varchar', { length: 60 }) name!: string;
  @Column('varchar', { length: 60 }) timeZone!: string;
  /** Only of a branch that was made for a replay. */
  @Column('simple-json', { nullable: true }) clock!: ReplayTime | null;
  @InstantColumn() createdAt!: Instant;
}
