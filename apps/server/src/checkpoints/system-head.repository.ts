import { Injectable } from '@nestjs/common';
import { CommitEntity } from '../db/entities/commit.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { type Link, ORIGIN } from '../journal/chain.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';

/** Reads where the journal of acts without a branch stands. */
@Injectable()
export class SystemHeadRepository {
  constructor(private readonly read: ReadConnection) {}

  async last(): Promise<Link> {
    const [last] = await this.read.manager.find(CommitEntity, {
      select: { revision: true, hash: true },
      where: { branchId: SYSTEM_BRANCH },
      order: { revision: 'DESC' },
      take: 1,
    });
    return last ?? ORIGIN;
  }
}
