import type { BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** What was learned of a branch's past days: one row, written anew after each business day. It can be made again. */
@Entity('learned')
@Check('learned_days_positive', '"days" >= 0')
export class LearnedEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  /** The latest business day that was looked at. */
  @DayColumn() lastDay!: BusinessDay;
  @Column('integer') days!: number;
  @InstantColumn() learnedAt!: Instant;
  /** JSON text; read by whoever wrote it. */
  @Column('text') body!: string;
}
