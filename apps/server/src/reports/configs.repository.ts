import type { BranchConfig, BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';
import { CommitsRepository, toCommit } from '../journal/commits.repository.js';
import { eventsOf } from '../journal/upcasters.js';

const SELECT_LATEST = `SELECT * FROM commits WHERE "branchId" = ? AND "revision" > ?
  AND "revision" <= ? AND "type" IN ('open-day', 'publish-config')
  ORDER BY "revision" DESC LIMIT 1`;

/** Reads from the journal how a branch was set. */
@Injectable()
export class ConfigsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly commits: CommitsRepository,
  ) {}

  /** The configuration in force at a revision: as the day was opened, or as published since. */
  async configAt(branchId: BranchId, revision: number): Promise<BranchConfig | null> {
    const anchor = await this.commits.anchorOf(branchId, revision);
    const parameters = [branchId, anchor.revision, revision];
    const [found] = await this.read.all({ sql: SELECT_LATEST, parameters });
    if (found === undefined) return null;
    for (const event of eventsOf(toCommit(found))) {
      if (event.type === 'day.opened' || event.type === 'config.published') return event.config;
    }
    return null;
  }
}
