import { BranchConfig, type ConfigVersionList } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Answer } from '../journal/commit.js';
import { invalid } from '../problems/problem-of.js';
import { ProblemError } from '../problems/problem.error.js';
import type { SentCommand } from '../routes/asked.js';
import { BranchesService } from './branches.service.js';
import { ConfigVersionsRepository, type PublishingCommit } from './config-versions.repository.js';

const PAGE = 50;
/** Above every revision. */
const END = 2_147_483_647;

/** What was published before, and the way back to it. */
@Injectable()
export class ConfigVersionsService {
  constructor(
    private readonly versions: ConfigVersionsRepository,
    private readonly branches: BranchesService,
  ) {}

  /** @throws ProblemError `not-found` */
  async list(
    branchId: BranchId,
    { before = END, limit = PAGE }: { before?: number | undefined; limit?: number | undefined },
  ): Promise<ConfigVersionList> {
    this.branches.mustExist(branchId);
    const [latest] = await this.versions.before(branchId, END, 1);
    const found = await this.versions.before(branchId, before, limit + 1);
    const page = found.slice(0, limit);
    const items = page.map((commit) => ({
      version: commit.revision,
      publishedAt: new Date(commit.at).toISOString(),
      by: commit.actor,
      restores: publishedBy(commit).restores ?? null,
      isCurrent: commit.revision === latest?.revision,
    }));
    return { items, next: found.length > limit ? (page.at(-1)?.revision ?? null) : null };
  }

  /** @throws ProblemError `not-found` for what published nothing, or `invalid-request` for what no longer can be read */
  async get(branchId: BranchId, version: string): Promise<BranchConfig> {
    this.branches.mustExist(branchId);
    const commit = await this.versions.at(branchId, Number(version));
    if (commit === null) throw new ProblemError('not-found');
    const parsed = BranchConfig.safeParse(publishedBy(commit).config);
    if (parsed.success) return parsed.data;
    const { errors } = invalid(parsed.error);
    throw new ProblemError('invalid-request', undefined, { errors });
  }

  /** Publishes an earlier version anew: nothing is taken out of the journal. */
  async restore(branchId: BranchId, version: string, command: SentCommand): Promise<Answer> {
    const config = await this.get(branchId, version);
    return this.branches.publish(branchId, command, { config, restores: Number(version) });
  }
}

function publishedBy({ command }: PublishingCommit) {
  return JSON.parse(command) as { readonly config: unknown; readonly restores?: number };
}
