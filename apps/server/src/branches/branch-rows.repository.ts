import type { Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchEntity } from '../db/entities/branch.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import type { OpenBranch } from '../journal/journals.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** A branch, as stored. */
export interface BranchRow extends OpenBranch {
  readonly name: string;
  readonly createdAt: Instant;
}

/** How branches are stored; what they offer stands in their journals. */
@Injectable()
export class BranchRowsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  all(): Promise<readonly BranchRow[]> {
    return this.read.manager.find(BranchEntity, { order: { id: 'ASC' } });
  }

  /** @returns whether the id was free */
  insert(row: BranchRow, by: string): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      if (await db.existsBy(BranchEntity, { id: row.id })) return false;
      await db.insert(BranchEntity, row);
      await this.system.recordIn(db, { type: 'branch.created', branchId: row.id }, by);
      return true;
    });
  }
}
