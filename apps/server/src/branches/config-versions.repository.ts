import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { ReadConnection } from '../db/read-connection.js';
import type { Row } from '../db/writer.js';

/** A commit that published a configuration: as such, or by opening the first business day. */
export interface PublishingCommit {
  readonly revision: number;
  readonly at: Instant;
  readonly actor: string;
  /** As it stands in the journal. */
  readonly command: string;
}

const COLUMNS = `SELECT "revision", "at", "actor", "command" FROM commits WHERE "branchId" = ?`;
/** Both read through an index of their own, however long the journal is. */
const PUBLISHED = `${COLUMNS} AND "type" = 'publish-config'`;
const OPENED = `${COLUMNS} AND "type" = 'open-day'`;

/** Reads what was published from the journal; nothing is stored twice. */
@Injectable()
export class ConfigVersionsRepository {
  constructor(private readonly read: ReadConnection) {}

  /** The latest first; the one that the first day was opened with is the last. */
  async before(
    branchId: BranchId,
    revision: number,
    limit: number,
  ): Promise<readonly PublishingCommit[]> {
    const found = await this.read.all({
      sql: `${PUBLISHED} AND "revision" < ? ORDER BY "revision" DESC LIMIT ?`,
      parameters: [branchId, revision, limit],
    });
    if (found.length === limit) return found.map(toCommit);
    const first = await this.first(branchId);
    const isWanted = first !== null && first.revision < revision;
    return isWanted ? [...found.map(toCommit), first] : found.map(toCommit);
  }

  /** `null` where this revision published nothing. */
  async at(branchId: BranchId, revision: number): Promise<PublishingCommit | null> {
    const [found] = await this.read.all({
      sql: `${PUBLISHED} AND "revision" = ?`,
      parameters: [branchId, revision],
    });
    if (found !== undefined) return toCommit(found);
    const first = await this.first(branchId);
    return first?.revision === revision ? first : null;
  }

  private async first(branchId: BranchId): Promise<PublishingCommit | null> {
    const [found] = await this.read.all({
      sql: `${OPENED} ORDER BY "revision" LIMIT 1`,
      parameters: [branchId],
    });
    return found === undefined ? null : toCommit(found);
  }
}

function toCommit({ revision, at, actor, command }: Row): PublishingCommit {
  return {
    revision: Number(revision),
    at: Number(at) as Instant,
    actor: String(actor),
    command: String(command),
  };
}
