import { type BranchId, emptyLobby, type Instant } from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Doorbell } from '../db/doorbell.js';
import { StartError } from '../db/storage-errors.js';
import { branchClock, type ReplayTime } from '../ports/branch-clock.js';
import { Clock } from '../ports/clock.js';
import { Fatal, LoggedFatal } from '../ports/fatal.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { ProblemError } from '../problems/problem.error.js';
import { BranchesRepository } from './branches.repository.js';
import type { Head } from './commit.js';
import { CommitFeed } from './commit-feed.js';
import { CommitsRepository } from './commits.repository.js';
import { BrokenChain } from './chain.js';
import { followAll, Journal } from './journal.js';
import { ToldWaits } from './told-waits.js';
import { UnknownSchema } from './upcasters.js';

/** Commits read at once when a lobby is rebuilt. */
const PAGE = 1_000;

/** A branch as its row has it. */
export interface OpenBranch {
  readonly id: BranchId;
  readonly timeZone: string;
  /** `null`: the time is everybody's. */
  readonly clock: ReplayTime | null;
}

/** The journals of the branches that this process serves. */
@Injectable()
export class Journals implements OnModuleInit {
  private readonly byBranch = new Map<BranchId, Journal>();
  /** Those whose journal did not hold when it was read, in a cluster. */
  private readonly damaged = new Set<BranchId>();
  private readonly ends: Fatal;
  private readonly also = new Set<(branchId: BranchId) => Promise<void>>();

  constructor(
    private readonly branches: BranchesRepository,
    private readonly commits: CommitsRepository,
    private readonly feed: CommitFeed,
    private readonly wall: Clock,
    private readonly stopwatch: Stopwatch,
    fatal: Fatal,
    private readonly waits: ToldWaits,
    private readonly doorbell: Doorbell,
  ) {
    // One file that cannot be trusted is all there is; in a cluster, other branches go on.
    this.ends = doorbell.isShared ? new LoggedFatal() : fatal;
  }

  /** @throws StartError when a journal does not hold, on one box */
  async onModuleInit(): Promise<void> {
    for (const branch of await this.branches.all()) await this.meet(branch);
  }

  /** @throws ProblemError `not-found`; `storage-failed` where its journal does not hold */
  of(branchId: BranchId): Journal {
    const journal = this.byBranch.get(branchId);
    if (journal !== undefined) return journal;
    if (!this.damaged.has(branchId)) throw new ProblemError('not-found');
    throw new ProblemError('storage-failed', 'the journal of this branch is damaged');
  }

  isKnown(branchId: BranchId): boolean {
    return this.byBranch.has(branchId) || this.damaged.has(branchId);
  }

  /** Has something else read, too, of each branch that is met from now on. */
  alsoRead(read: (branchId: BranchId) => Promise<void>): void {
    this.also.add(read);
  }

  /**
   * Opens a branch that is there already.
   *
   * @throws StartError when its journal does not hold, on one box; in a cluster the others go on
   */
  async meet(branch: OpenBranch): Promise<void> {
    for (const read of this.also) await read(branch.id);
    try {
      await this.open(branch);
    } catch (error) {
      if (!(error instanceof BrokenChain || error instanceof UnknownSchema)) throw error;
      if (!this.doorbell.isShared) {
        const wayOut = 'Put a backup in the place of the database.';
        throw new StartError(`${error.message}.`, wayOut, { cause: error });
      }
      this.damaged.add(branch.id);
      this.ends.stop(error);
    }
  }

  all(): readonly Journal[] {
    return [...this.byBranch.values()];
  }

  /**
   * Rebuilds the lobby of a branch from its last opening of a business day, and
   * serves it from now on. A branch that is open already stays as it is.
   *
   * @throws BrokenChain
   */
  async open({ id, timeZone, clock: replay }: OpenBranch): Promise<Journal> {
    const head = await this.headOf(id);
    const open = this.byBranch.get(id);
    if (open !== undefined) return open;
    const { wall, stopwatch, commits, feed, ends: fatal, waits } = this;
    const clock = branchClock(replay, head.at, { wall, stopwatch });
    const journal = new Journal(
      head,
      { timeZone, clock, isReplay: replay !== null },
      { commits, feed, wall, fatal, waits },
    );
    this.byBranch.set(id, journal);
    return journal;
  }

  /** When everything that was submitted so far, to any branch, is answered. */
  async settled(): Promise<void> {
    await Promise.all(this.all().map((journal) => journal.settled()));
  }

  private async headOf(branchId: BranchId): Promise<Head> {
    const anchor = await this.commits.anchorOf(branchId);
    const lobby = { ...emptyLobby(branchId), revision: anchor.revision };
    let head: Head = { lobby, businessDay: '', at: 0 as Instant, ...anchor };
    for (;;) {
      const page = await this.commits.after(branchId, head.revision, PAGE);
      ({ head } = followAll(head, page));
      if (page.length < PAGE) return head;
    }
  }
}
