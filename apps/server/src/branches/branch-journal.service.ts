import type { JournalPage } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Commit } from '../journal/commit.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { eventsOf } from '../journal/upcasters.js';

const PAGE = 200;

/** Reads a branch's journal for auditors and programs. */
@Injectable()
export class BranchJournalService {
  constructor(
    private readonly journals: Journals,
    private readonly commits: CommitsRepository,
  ) {}

  /** @param since - the last revision that is known already. @throws ProblemError `not-found` */
  async page(
    branchId: BranchId,
    { since = 0, limit = PAGE }: { since?: number | undefined; limit?: number | undefined },
  ): Promise<JournalPage> {
    this.journals.of(branchId);
    const found = await this.commits.after(branchId, since, limit + 1);
    const page = found.slice(0, limit);
    const next = found.length > limit ? (page.at(-1)?.revision ?? null) : null;
    return { commits: page.map(lineOf), next };
  }
}

function lineOf(commit: Commit): JournalPage['commits'][number] {
  const { revision, businessDay, at, actor, device, type, command, prevHash, hash } = commit;
  return {
    revision,
    businessDay,
    at: new Date(at).toISOString(),
    actor,
    device,
    type,
    command: JSON.parse(command) as unknown,
    events: [...eventsOf(commit)],
    prevHash,
    hash,
  };
}
