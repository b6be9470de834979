import type { BranchId, BusinessDay } from '@lobbyflow/engine';
import { Entity } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn } from '../columns.js';

/** Something that is known of a day beforehand, such as that pensions are paid. */
@Entity('calendar_days')
export class CalendarDayEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @DayColumn({ primary: true }) businessDay!: BusinessDay;
  @CodeColumn({ primary: true }) kind!: string;
}
