import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchEntity } from '../db/entities/branch.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import type { OpenBranch } from './journals.js';

/** Which branches have a journal. */
@Injectable()
export class BranchesRepository {
  constructor(private readonly read: ReadConnection) {}

  all(): Promise<readonly OpenBranch[]> {
    return this.read.manager.find(BranchEntity, { order: { id: 'ASC' } });
  }

  one(id: BranchId): Promise<OpenBranch | null> {
    return this.read.manager.findOneBy(BranchEntity, { id });
  }

  async ids(): Promise<readonly BranchId[]> {
    const rows = await this.read.all({ sql: 'SELECT "id" FROM branches', parameters: [] });
    return rows.map(({ id }) => id as BranchId);
  }
}
