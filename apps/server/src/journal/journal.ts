import type { BranchId, LobbyEvent } from '@lobbyflow/engine';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LostRace } from '../db/storage-errors.js';
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

/** Commands in one transaction at most: past fifty, one more gains little and all wait longer. */
const MAX_BATCH = 50;
/** Commands waiting at most; beyond it the honest answer is `busy`. */
const MAX_WAITING = 500;
/** Times a batch is decided again because another process was first. */
const MAX_ATTEMPTS = 3;

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
  private isWriting = false;
  private isContended = false;

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

  /** Where the branch stands, as committed. */
  get current(): Head {
    return this.head;
  }

  /**
   * Answers when the command is durable. A refusal is an answer, not a throw.
   *
   * @throws ProblemError `busy`, `command-id-reused`, or `storage-failed` when the
   *   disk is full; any other error means that the outcome is unknown to the
   *   caller, who asks again with the same id
   */
  submit(request: CommandRequest): Promise<Answer> {
    if (this.waiting.length >= MAX_WAITING) {
      return Promise.reject(new ProblemError('busy', undefined, { retryAfter: 1 }));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  /** Reads what the journal has beyond the head, when another process has written. */
  async catchUp(): Promise<void> {
    await this.write([]);
  }

  /** When everything that was submitted so far is answered. */
  async settled(): Promise<void> {
    while (this.isWriting) await nextTurn();
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      await this.gather();
      await this.settle(this.waiting.splice(0, MAX_BATCH));
    }
    this.isWriting = false;
  }

  /** Waits for turns of the event loop as long as each brings more: what comes at once is written at once. */
  private async gather(): Promise<void> {
    let seen: number;
    do {
      seen = this.waiting.length;
      await nextTurn();
    } while (this.waiting.length > seen && this.waiting.length < MAX_BATCH);
  }

  private async settle(batch: readonly Waiting[]): Promise<void> {
    try {
      const { replies } = await this.write(batch.map(({ request }) => request));
      batch.forEach((one, index) => settleOne(one, replies[index]));
    } catch (error) {
      const told = this.told(error);
      for (const { reject } of batch) reject(told);
    }
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
      if (!(error instanceof LostRace) || attempt === MAX_ATTEMPTS) throw error;
      this.isContended = true;
      return this.write(requests, attempt + 1);
    }
  }

  private tell(before: Head, news: News, plan: Plan): void {
    const commits = [...news.commits, ...plan.commits];
    if (commits.length === 0) return;
    const events = [...news.events, ...plan.events];
    this.tools.feed.publish({ branchId: this.branchId, before, after: plan.head, commits, events });
  }

  /** What the callers hear of a write that failed; nothing of it happened. */
  private told(error: unknown): unknown {
    if (error instanceof BrokenChain || error instanceof UnknownSchema)
      this.tools.fatal.stop(error);
    if (!(error instanceof LostRace)) return error;
    return new ProblemError('busy', undefined, { cause: error, retryAfter: 1 });
  }
}

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
