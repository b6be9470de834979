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
}
