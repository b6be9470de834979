import type { PrintOutcome } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../columns.js';

/** A ticket that was put on paper, or was to be: ids and codes only. */
@Entity('prints')
@Index('print_of_ticket', ['branchId', 'ticketId', 'at'])
export class PrintEntity {
  @IdColumn({ primary: true }) printId!: string;
  @IdColumn() branchId!: BranchId;
  @IdColumn() ticketId!: TicketId;
  /** `null` where there is none for whoever asked. */
  @IdColumn({ nullable: true }) printerId!: string | null;
  @Column('boolean') isReprint!: boolean;
  @CodeColumn() outcome!: PrintOutcome;
  @Column('boolean') isPaperLow!: boolean;
  @IdColumn() askedBy!: ActorId;
  @InstantColumn() at!: Instant;
}
