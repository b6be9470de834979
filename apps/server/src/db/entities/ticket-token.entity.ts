import type { BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** Opens a ticket's phone page. Beside the journal, so that it can be erased. */
@Entity('ticket_tokens', { withoutRowid: true })
@Index('ticket_token_ticket', ['branchId', 'ticketId'], { unique: true })
export class TicketTokenEntity {
  @HashColumn({ primary: true }) tokenHash!: string;
  @IdColumn() branchId!: BranchId;
  @IdColumn() ticketId!: TicketId;
  @InstantColumn() createdAt!: Instant;
}
