import type { PrinterFaultKind } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { PrinterFaultEntity } from '../db/entities/printer-fault.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** A fault of a printer, as stored. */
export interface StoredFault {
  readonly id: string;
  readonly branchId: BranchId;
  readonly printerId: string;
  readonly kind: PrinterFaultKind;
  readonly raisedAt: Instant;
  readonly lastAt: Instant;
  readonly times: number;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: ActorId | null;
  readonly endedAt: Instant | null;
  readonly endedBy: ActorId | null;
}

interface Seen {
  readonly id: string;
  readonly branchId: BranchId;
  readonly printerId: string;
  readonly at: Instant;
}

/** How faults of printers are stored. */
@Injectable()
export class PrinterFaultsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** A printer has one fault: the same again counts, another one begins anew and is to be seen to again. */
  raise({ id, branchId, printerId, at }: Seen, kind: PrinterFaultKind): Promise<void> {
    return this.writer.transaction(async (db) => {
      const open = { branchId, printerId, endedAt: IsNull() };
      const standing = await db.findOneBy(PrinterFaultEntity, open);
      if (standing?.kind === kind) {
        await db.update(PrinterFaultEntity, open, { lastAt: at, times: standing.times + 1 });
        return;
      }
      if (standing !== null) await db.update(PrinterFaultEntity, open, { endedAt: at });
      const nobody = { acknowledgedAt: null, acknowledgedBy: null, endedAt: null, endedBy: null };
      await db.insert(PrinterFaultEntity, {
        ...{ id, branchId, printerId, kind, raisedAt: at, lastAt: at, times: 1 },
        ...nobody,
      });
    });
  }

  /** It prints well again. */
  async over({ branchId, printerId, at }: Omit<Seen, 'id'>): Promise<void> {
    const open = { branchId, printerId, endedAt: IsNull() };
    if (!(await this.read.manager.existsBy(PrinterFaultEntity, open))) return;
    await this.writer.transaction(async (db) => {
      await db.update(PrinterFaultEntity, open, { endedAt: at });
    });
  }

  /** Says once who sees to it; whoever comes later hears the first. @returns `null` for none of this branch */
  acknowledge(
    branchId: BranchId,
    id: string,
    by: { readonly acknowledgedAt: Instant; readonly acknowledgedBy: ActorId },
  ): Promise<StoredFault | null> {
    return this.writer.transaction(async (db) => {
      const open = { branchId, id, acknowledgedAt: IsNull(), endedAt: IsNull() };
      await db.update(PrinterFaultEntity, open, by);
      return db.findOneBy(PrinterFaultEntity, { branchId, id });
    });
  }

  /** @returns `null` for none of this branch */
  end(
    branchId: BranchId,
    id: string,
    by: { readonly endedAt: Instant; readonly endedBy: ActorId },
  ): Promise<StoredFault | null> {
    return this.writer.transaction(async (db) => {
      await db.update(PrinterFaultEntity, { branchId, id, endedAt: IsNull() }, by);
      return db.findOneBy(PrinterFaultEntity, { branchId, id });
    });
  }

  /** Those of branches that stand, oldest first. */
  standing(branches: readonly BranchId[]): Promise<readonly StoredFault[]> {
    return this.read.manager.find(PrinterFaultEntity, {
      where: { branchId: In([...branches]), endedAt: IsNull() },
      order: { raisedAt: 'ASC', id: 'ASC' },
    });
  }
}
