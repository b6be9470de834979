import type { PrinterFaultKind } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../columns.js';

/** A printer needs somebody, or did; it has one fault at a time. */
@Entity('printer_faults')
@Index('printer_fault_open', ['branchId', 'printerId'], {
  unique: true,
  where: '"endedAt" IS NULL',
})
@Index('printer_fault_of_branch', ['branchId', 'raisedAt'])
export class PrinterFaultEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @IdColumn() printerId!: string;
  @CodeColumn() kind!: PrinterFaultKind;
  @InstantColumn() raisedAt!: Instant;
  @InstantColumn() lastAt!: Instant;
  @Column('integer') times!: number;
  @InstantColumn({ nullable: true }) acknowledgedAt!: Instant | null;
  @IdColumn({ nullable: true }) acknowledgedBy!: ActorId | null;
  @InstantColumn({ nullable: true }) endedAt!: Instant | null;
  /** `null` also where a good print ended it. */
  @IdColumn({ nullable: true }) endedBy!: ActorId | null;
}
