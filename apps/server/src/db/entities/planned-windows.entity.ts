import type { BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** Windows that somebody set for a half-hour of a day, in the place of those that are needed. */
@Entity('planned_windows')
@Check('planned_windows_positive', '"windows" >= 0')
export class PlannedWindowsEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @DayColumn({ primary: true }) businessDay!: BusinessDay;
  /** Half-hours from midnight. */
  @Column('integer', { primary: true }) halfHour!: number;
  @Column('integer') windows!: number;
  @IdColumn() setBy!: string;
  @InstantColumn() setAt!: Instant;
}
