import type { BranchId, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** One row a command that was answered, refusals too; the key refuses one command two answers. */
@Entity('answers')
@Check('answer_status_http', '"status" BETWEEN 200 AND 599')
@Index('answer_at', ['at'])
export class AnswerEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) commandId!: string;
  @HashColumn() requestHash!: string;
  @Column('integer') status!: number;
  @Column('text') body!: string;
  @InstantColumn() at!: Instant;
}
