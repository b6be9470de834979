import type { BranchId } from '@lobbyflow/engine';
import { assertFollows, type Link, ORIGIN } from './chain.js';
import type { CommitsRepository } from './commits.repository.js';

/** Commits read at once. */
const PAGE = 500;

/**
 * Reads a journal from its first commit to its last.
 *
 * @returns the last link, to be compared with what was noted elsewhere
 * @throws BrokenChain at the first commit that was changed, left out or put in
 */
export async function verifyChain(commits: CommitsRepository, branchId: BranchId): Promise<Link> {
  let last = ORIGIN;
  for (;;) {
    const page = await commits.after(branchId, last.revision, PAGE);
    for (const commit of page) {
      assertFollows(last, commit);
      last = { revision: commit.revision, hash: commit.hash };
    }
    if (page.length < PAGE) return last;
  }
}
