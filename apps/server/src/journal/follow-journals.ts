import type { BranchId } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Doorbell } from '../db/doorbell.js';
import { StorageSlow } from '../db/storage-errors.js';
import { BranchesRepository } from './branches.repository.js';
import { CommitFeed } from './commit-feed.js';
import { CommitsRepository } from './commits.repository.js';
import type { Journal } from './journal.js';
import { Journals } from './journals.js';

/** How often journals are looked at, whether the bell rings or not. */
const LOOK_MS = 2_000;
/** Every so many looks, also those of branches that nobody watches here. */
const LOOKS_AT_ALL = 15;
/** The longest that a request waits for what other processes have written. */
const FRESH_MS = 2_500;

/**
 * Follows what other processes on the same database write: of branches that
 * somebody watches through this one as soon as the bell rings, and of every
 * branch when a request comes for it. The rows are the truth; a ring that is
 * lost costs two seconds. On one box there is nobody to follow.
 */
@Injectable()
export class FollowJournals implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(FollowJournals.name);
  private readonly looks = new Set<() => Promise<void>>();
  private watched: () => ReadonlySet<BranchId> = () => new Set();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private isLooking = false;
  private count = 0;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly journals: Journals,
    private readonly branches: BranchesRepository,
    private readonly commits: CommitsRepository,
    private readonly feed: CommitFeed,
    private readonly doorbell: Doorbell,
  ) {}

  onModuleInit(): void {
    if (!this.doorbell.isShared) return;
    const unfeed = this.feed.subscribe(({ branchId, after, isOwn }) => {
      if (isOwn) this.doorbell.ring({ branchId, revision: after.revision });
    });
    const unhear = this.doorbell.hear(
      (ring) => {
        if ('branchId' in ring) this.rung(ring.branchId as BranchId, ring.revision);
      },
      () => void this.look(),
    );
    this.unsubscribe = () => {
      unfeed();
      unhear();
    };
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.unsubscribe();
    await this.looking;
  }

  /** @param watched - the branches that somebody watches through this process now */
  watchedBy(watched: () => ReadonlySet<BranchId>): void {
    this.watched = watched;
  }

  /** Adds something else that is looked at every other second, and when rings may have been lost. */
  lookAlso(look: () => Promise<void>): void {
    this.looks.add(look);
  }

  /** Whether no other process writes to this database: there is nobody to follow. */
  get isAlone(): boolean {
    return !this.doorbell.isShared;
  }

  /**
   * Makes this process know of a branch what any other had answered before.
   *
   * @throws StorageAway, or StorageSlow when it takes too long
   */
  async fresh(branchId: BranchId): Promise<void> {
    if (!this.doorbell.isShared) return;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StorageSlow('catching up')), FRESH_MS);
    });
    try {
      await Promise.race([this.catchUp(branchId), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Looks at everything that is due; one look at a time. */
  look(): Promise<void> {
    if (this.isLooking) return this.looking;
    this.isLooking = true;
    this.looking = this.lookOnce()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => (this.isLooking = false));
    return this.looking;
  }

  private async lookOnce(): Promise<void> {
    for (const id of await this.branches.ids()) {
      if (!this.journals.isKnown(id)) await this.catchUp(id);
    }
    const isForAll = this.count % LOOKS_AT_ALL === 0;
    this.count += 1;
    const watched = this.watched();
    const followed = this.journals
      .all()
      .filter(({ branchId, isStopped }) => !isStopped && (isForAll || watched.has(branchId)));
    const heads = followed.map(({ branchId, current: { revision } }) => ({ branchId, revision }));
    for (const branchId of await this.commits.behind(heads)) {
      await this.follow(this.journals.of(branchId));
    }
    for (const look of this.looks) await look();
  }

  private rung(branchId: BranchId, revision: number): void {
    if (!this.watched().has(branchId) || !this.journals.isKnown(branchId)) return;
    const journal = this.journals.of(branchId);
    if (journal.current.revision < revision) void this.follow(journal);
  }

  private async follow(journal: Journal): Promise<void> {
    try {
      await journal.catchUp();
    } catch (error) {
      this.logger.warn(error);
    }
  }

  private async catchUp(branchId: BranchId): Promise<void> {
    if (this.journals.isKnown(branchId)) {
      await this.journals.of(branchId).catchUp();
      return;
    }
    const branch = await this.branches.one(branchId);
    if (branch !== null) await this.journals.meet(branch);
  }
}
