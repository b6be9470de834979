import type { BranchId, BusinessDay, TicketId } from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn } from '../columns.js';

/** What became of a number that was given out. */
export type NumberState = 'issued' | 'void';

/** The ledger of numbers: the key refuses one number to two customers of a business day. */
@Entity('numbers', { withoutRowid: true })
@Check('number_running_positive', '"running" >= 0')
@Check('number_state', `"state" IN ('issued', 'void')`)
export class NumberEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @DayColumn({ primary: true }) businessDay!: BusinessDay;
  @Column('varchar', { primary: true, length: 2 }) letter!: string;
  @Column('integer', { primary: true }) running!: number;
  @IdColumn() ticketId!: TicketId;
  @CodeColumn() state!: NumberState;
}
