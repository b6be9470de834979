import type { BranchId } from '@lobbyflow/engine';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { Faults } from '../health/faults.js';
import type { Link } from '../journal/chain.js';
import { CommitFeed } from '../journal/commit-feed.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';
import { Clock } from '../ports/clock.js';
import { ServerSettings } from '../settings.js';
import { lineOf } from './checkpoint.js';
import { SystemHeadRepository } from './system-head.repository.js';
import { appendLines, CHECKPOINTS, lastLineIn, signingKey } from './checkpoint-files.js';

/** A journal that grows is noted this often … */
const EVERY_MS = 60_000;
/** … and after this many commits. */
const EVERY_COMMITS = 1_000;

/**
 * Notes outside the database where each journal stands, signed: so that whoever
 * may write to the database can neither change nor shorten what was noted. A
 * note that cannot be written holds nobody up; it is told in the log.
 */
@Injectable()
export class Checkpoints implements OnModuleInit, BeforeApplicationShutdown, OnModuleDestroy {
  private readonly logger = new Logger('Checkpoints');
  /** Where journals stand that have grown since their last checkpoint. */
  private readonly grown = new Map<BranchId, Link>();
  private commits = 0;
  private notedActs = 0;
  private lastAt = 0;
  private last = '';
  private key: KeyObject | null = null;
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly settings: ServerSettings,
    private readonly feed: CommitFeed,
    private readonly system: SystemHeadRepository,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {}

  onModuleInit(): void {
    const { folder } = this.settings;
    this.key = signingKey(folder);
    this.last = lastLineIn(this.path);
    this.unsubscribe = this.feed.subscribe(({ branchId, after, commits }) => {
      this.grown.set(branchId, { revision: after.revision, hash: after.hash });
      this.commits += commits.length;
      if (this.commits >= EVERY_COMMITS) void this.write();
    });
    this.timer = setInterval(() => void this.write(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.write();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.unsubscribe();
  }

  /** When the last one was written; milliseconds, UTC, or 0 for none by this process. */
  get writtenAt(): number {
    return this.lastAt;
  }

  /** Notes every journal that has grown; one writing after the other. */
  write(): Promise<void> {
    this.commits = 0;
    this.writing = this.writing.then(() =>
      this.append().catch((error: unknown) => {
        this.logger.error(error);
        this.faults.tell('checkpoint-failed');
      }),
    );
    return this.writing;
  }

  private get path(): string {
    return join(this.settings.folder, CHECKPOINTS);
  }

  private async append(): Promise<void> {
    const { key } = this;
    if (key === null) return;
    await this.noteSystem();
    const grown = [...this.grown];
    if (grown.length === 0) return;
    const at = this.clock.now();
    const lines: string[] = [];
    for (const [branchId, { revision, hash }] of grown) {
      const last = lines.at(-1) ?? this.last;
      lines.push(lineOf({ branchId, revision, hash, at }, last, key));
    }
    await appendLines(this.path, lines);
    this.last = lines.at(-1) ?? this.last;
    this.lastAt = at;
    for (const [branchId, link] of grown) {
      if (this.grown.get(branchId) === link) this.grown.delete(branchId);
    }
  }

  /** Acts of administration are in no feed: they are few, and are looked at. */
  private async noteSystem(): Promise<void> {
    const link = await this.system.last();
    if (link.revision === 0 || link.revision === this.notedActs) return;
    this.grown.set(SYSTEM_BRANCH, link);
    this.notedActs = link.revision;
  }
}
