import type { BranchId, LobbyEvent } from '@lobbyflow/engine';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LostRace, StorageBroken, StorageSlow, UnknownCommit } from '../db/storage-errors.js';
import { Turn } from '../db/turn.js';
import type { BranchClock } from '../ports/branch-clock.js';
import type { Clock } from '../ports/clock.js';
import type { Fatal } from '../ports/fatal.js';
import { ProblemError } from '../problems/problem.error.js';
import { BrokenChain } from './chain.js';
import type { Answer, CommandRequest, Commit, Head } from './commit.js';
import type { CommitFeed } from './commit-feed.js';
import type { CommitsRepository } from './commits.repository.js';
import { follow, type Plan, planCommits } from './plan-commits.js';
import type { ToldWaits } from './told-waits.js';
import { UnknownSchema } from './upcasters.js';

/**
 * Commands in one transaction at most. Past it one more gains little, and while
 * a batch is on its way to the disk the next is read and decided here: fewer
 * and larger ones would leave each side waiting for the other.
 */
const MAX_BATCH = 25;
/** Commands waiting at most; beyond it the honest answer is `busy`. */
const MAX_WAITING = 500;
/** Times a batch is decided, where another process was first or the outcome is not known. */
const MAX_ATTEMPTS = 3;
/** Commits of other processes read at once. */
const PAGE = 500;

interface Waiting {
  readonly request: CommandRequest;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** What a journal works with. */
export interface JournalTools {
  readonly commits: CommitsRepository;
  readonly feed: CommitFeed;
  readonly wall: Clock;
  /** Ends what cannot be trusted any more. */
  readonly fatal: Fatal;
  readonly waits: ToldWaits;
}

/** A branch as its journal knows it. */
export interface JournalBranch {
  readonly timeZone: string;
  readonly clock: BranchClock;
  readonly isReplay: boolean;
}

/**
 * The one writer of a branch in this process. Keeps the lobby, takes commands
 * one at a time, writes all that are waiting in one transaction, and answers
 * and tells the world only when that is durable.
 */
export class Journal {
  readonly branchId: BranchId;
  readonly timeZone: string;
  readonly clock: BranchClock;
  /** Whether the branch was made for a replay, on a clock of its own. */
  readonly isReplay: boolean;
  private readonly waiting: Waiting[] = [];
  /** What reads or writes beyond the head, one after the other. */
  private readonly turn = new Turn();
  private isWriting = false;
  private isContended = false;
  /** Why nothing is taken any more. */
  private stopped: ProblemError | null = null;
  private nextLook: Promise<void> | null = null;

  /** @param head - where the branch stood when it was read; {@link catchUp} reads what came since */
  constructor(
    private head: Head,
    { timeZone, clock, isReplay }: JournalBranch,
    private readonly tools: JournalTools,
  ) {
    this.branchId = head.lobby.branchId;
    this.timeZone = timeZone;
    this.clock = clock;
    this.isReplay = isReplay;
  }

  /** Whether its journal turned out to be damaged: nothing is taken or followed any more. */
  get isStopped(): boolean {
    return this.stopped !== null;
  }

  /** Where the branch stands, as committed. */
  get current(): Head {
    return this.head;
  }

  /**
   * Answers when the command is durable. A refusal is an answer, not a throw.
   *
   * @throws ProblemError `busy`, `command-id-reused`, or `storage-failed` when the
   *   disk is full or the database away; this and any other error may mean that the
   *   outcome is unknown to the caller, who asks again with the same id
   */
  submit(request: CommandRequest): Promise<Answer> {
    if (this.stopped !== null) return Promise.reject(this.stopped);
    if (this.waiting.length >= MAX_WAITING) {
      return Promise.reject(new ProblemError('busy', undefined, { retryAfter: 1 }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  /** Reads what other processes have written by now. Whoever asks while a look is about to begin shares it. */
  catchUp(): Promise<void> {
    if (this.stopped !== null) return Promise.reject(this.stopped);
    return (this.nextLook ??= this.turn.take(() => {
      this.nextLook = null;
      return this.look();
    }));
  }

  /** When everything that was submitted so far is answered. */
  async settled(): Promise<void> {
    while (this.isWriting) await nextTurn();
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      await this.gather();
      await this.turn.take(() => this.settle(this.waiting.splice(0, MAX_BATCH)));
    }
    this.isWriting = false;
  }

  /** Waits for turns of the event loop as long as each brings more: what comes at once is written at once. */
  private async gather(): Promise<void> {
    for (let seen = 0; seen < this.waiting.length && this.waiting.length < MAX_BATCH;) {
      seen = this.waiting.length;
      await nextTurn();
    }
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const { replies } = await this.write(batch.map(({ request }) => request));
      batch.forEach((one, index) => settleOne(one, replies[index]));
    } catch (error) {
      const told = this.told(error);
      // Behind what was too slow, whoever waits would only wait as long again.
      const also = told instanceof StorageSlow ? this.waiting.splice(0) : [];
      for (const { reject } of [...batch, ...also]) reject(told);
    }
  }

  private async look(): Promise<void> {
    try {
      for (let isMore = true; isMore;) {
        const page = await this.tools.commits.after(this.branchId, this.head.revision, PAGE);
        this.follow(page);
        isMore = page.length === PAGE;
      }
    } catch (error) {
      throw this.told(error);
    }
  }

  private follow(commits: readonly Commit[]): void {
    if (commits.length === 0) return;
    const before = this.head;
    const { head: after, events } = followAll(before, commits);
    this.head = after;
    const { branchId } = this;
    this.tools.feed.publish({ branchId, before, after, commits, events, isOwn: false });
  }

  private async write(requests: readonly CommandRequest[], attempt = 1): Promise<Plan> {
    const before = this.head;
    let news: News = { commits: [], events: [] };
    try {
      const plan = await this.tools.commits.write(
        { ...before, isContended: this.isContended },
        requests,
        (found, known) => {
          const caughtUp = followAll(before, found);
          news = { commits: found, events: caughtUp.events };
          const { wall, waits } = this.tools;
          const around = { now: this.clock.now(), wall: wall.now(), waitOf: waits.of };
          return planCommits(caughtUp.head, requests, known, around);
        },
      );
      this.head = plan.head;
      this.tell(before, news, plan);
      return plan;
    } catch (error) {
      const isOpen = error instanceof LostRace || error instanceof UnknownCommit;
      if (!isOpen || attempt === MAX_ATTEMPTS) throw error;
      // Decided again it is answered by the ids it has, should it have been written after all.
      this.isContended = true;
      return this.write(requests, attempt + 1);
    }
  }

  private tell(before: Head, news: News, plan: Plan): void {
    const commits = [...news.commits, ...plan.commits];
    if (commits.length === 0) return;
    const events = [...news.events, ...plan.events];
    const { branchId } = this;
    const isOwn = plan.commits.length > 0;
    this.tools.feed.publish({ branchId, before, after: plan.head, commits, events, isOwn });
  }

  private stop(damage: Error): ProblemError {
    if (this.stopped === null) this.tools.fatal.stop(damage);
    return (this.stopped ??= new ProblemError('storage-failed', damage.message, { cause: damage }));
  }

  /** What the callers hear of what failed. What cannot be trusted ends here: this branch, or all there is. */
  private told(error: unknown): unknown {
    if (DAMAGES.some((damage) => error instanceof damage)) return this.stop(error as Error);
    if (!(error instanceof LostRace)) return error;
    return new ProblemError('busy', undefined, { cause: error, retryAfter: 1 });
  }
}

const DAMAGES = [BrokenChain, UnknownSchema, StorageBroken];

interface News {
  readonly commits: readonly Commit[];
  readonly events: readonly LobbyEvent[];
}

/** @throws BrokenChain */
export function followAll(
  head: Head,
  commits: readonly Commit[],
): { readonly head: Head; readonly events: readonly LobbyEvent[] } {
  const events: LobbyEvent[] = [];
  for (const commit of commits) {
    const followed = follow(head, commit);
    head = followed.head;
    events.push(...followed.events);
  }
  return { head, events };
}

function settleOne({ resolve, reject }: Waiting, reply: Plan['replies'][number] | undefined): void {
  if (reply === undefined) reject(new Error('a command was left without an answer'));
  else if ('problem' in reply) reject(new ProblemError(reply.problem));
  else resolve(reply);
}
