import type { BranchId, Instant, Lobby } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { FollowJournals } from '../journal/follow-journals.js';
import { Journals } from '../journal/journals.js';

/** A branch as it stands. */
export interface BranchNow {
  readonly lobby: Lobby;
  /** By the branch's own clock. */
  readonly now: Instant;
  /** Times as fast as a watch; 1 but for replays. */
  readonly speed: number;
}

/** All that the live views read of the rest of the server; a port, so that a test can say it. */
export abstract class BranchesNow {
  /** @throws ProblemError `not-found` for a branch this process does not serve */
  abstract of(branchId: BranchId): BranchNow;

  /** Lets a branch be known as far as it was told anywhere. */
  abstract fresh(branchId: BranchId): Promise<void>;
}

@Injectable()
export class JournaledBranches extends BranchesNow {
  constructor(
    private readonly journals: Journals,
    private readonly follow: FollowJournals,
  ) {
    super();
  }

  fresh(branchId: BranchId): Promise<void> {
    return this.follow.fresh(branchId);
  }

  of(branchId: BranchId): BranchNow {
    const { current, clock } = this.journals.of(branchId);
    return { lobby: current.lobby, now: clock.now(), speed: clock.speed };
  }
}
