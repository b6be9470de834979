import type { PrintOutcome } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { PrintEntity } from '../db/entities/print.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** A print, as stored. */
export interface StoredPrint {
  readonly printId: string;
  readonly branchId: BranchId;
  readonly ticketId: TicketId;
  readonly printerId: string | null;
  readonly isReprint: boolean;
  readonly outcome: PrintOutcome;
  readonly isPaperLow: boolean;
  readonly askedBy: ActorId;
  readonly at: Instant;
}

/** How prints are stored. */
@Injectable()
export class PrintsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** Of one ticket, oldest first. */
  of(branchId: BranchId, ticketId: TicketId): Promise<readonly StoredPrint[]> {
    const order = { at: 'ASC', printId: 'ASC' } as const;
    return this.read.manager.find(PrintEntity, { where: { branchId, ticketId }, order });
  }

  insert(print: StoredPrint): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.insert(PrintEntity, print);
    });
  }
}
