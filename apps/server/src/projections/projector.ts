import { type ActorId, type BranchId, emptyLobby, type Lobby } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { StorageSlow } from '../db/storage-errors.js';
import { Turn } from '../db/turn.js';
import { CommitFeed } from '../journal/commit-feed.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { eventsOf } from '../journal/upcasters.js';
import { ProblemError } from '../problems/problem.error.js';
import { changesOf } from './changes-of.js';
import { ProjectionsRepository, type ShownCommit, type Step } from './projections.repository.js';
import type { RowChange, VisitNow } from './row-change.js';

/** Commits in one transaction: few enough that no press waits long behind it. */
const BATCH = 250;
/** As few as that where the database is slow. */
const SMALLEST_BATCH = 10;
/** How long commits gather before rows are made of them: reports are read by minutes. */
const GATHER_MS = 1_000;

/**
 * Makes the rows of the reports out of the journal, from where it stopped. It
 * follows with the engine's own lobby, so that what a command took back is
 * taken back here too; rebuilding is the same from revision 0.
 */
@Injectable()
export class Projector implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Projector.name);
  /** The lobby at each branch's watermark. */
  private readonly lobbies = new Map<BranchId, Lobby>();
  private readonly turn = new Turn();
  private readonly behind = new Set<BranchId>();
  private batch = BATCH;
  private timer: NodeJS.Timeout | undefined;
  private isEnding = false;
  private unsubscribe: () => void = () => undefined;

  constructor(
    private readonly journals: Journals,
    private readonly commits: CommitsRepository,
    private readonly rows: ProjectionsRepository,
    private readonly feed: CommitFeed,
  ) {}

  onModuleInit(): void {
    this.unsubscribe = this.feed.subscribe(({ branchId }) => {
      this.gather(branchId);
    });
    for (const { branchId } of this.journals.all()) this.gather(branchId);
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnding = true;
    this.unsubscribe();
    clearTimeout(this.timer);
    await this.turn.take(() => undefined);
  }

  /** Makes rows of everything that is committed by now. */
  catchUp(branchId: BranchId): Promise<void> {
    return this.turn.take(() => this.run(branchId));
  }

  /** Makes all rows of a branch again from the beginning of its journal. */
  rebuild(branchId: BranchId): Promise<void> {
    return this.turn.take(async () => {
      await this.rows.clear(branchId);
      this.lobbies.delete(branchId);
      await this.run(branchId);
    });
  }

  private gather(branchId: BranchId): void {
    this.behind.add(branchId);
    this.timer ??= setTimeout(() => void this.catchUpAll(), GATHER_MS).unref();
  }

  private async catchUpAll(): Promise<void> {
    this.timer = undefined;
    const behind = [...this.behind];
    this.behind.clear();
    for (const branchId of behind) {
      // What is left undone is done after the next start; the database is about to be closed.
      if (this.isEnding) return;
      await this.catchUp(branchId).catch((error: unknown) => this.fallBehind(branchId, error));
    }
  }

  private fallBehind(branchId: BranchId, error: unknown): void {
    if (this.isEnding) return;
    this.logger.error(error);
    // The storage may come back before anything else happens in this branch.
    if (error instanceof ProblemError) this.gather(branchId);
  }

  private async run(branchId: BranchId): Promise<void> {
    for (let isDone = false; !isDone;) {
      const lobby = this.lobbies.get(branchId) ?? (await this.lobbyAtWatermark(branchId));
      const limit = this.batch;
      const next = await this.advance(branchId, lobby, limit);
      if (next === null) {
        await this.followRows(branchId, lobby);
      } else {
        this.lobbies.set(branchId, next);
        isDone = next.revision - lobby.revision < limit;
      }
    }
  }

  private async advance(branchId: BranchId, lobby: Lobby, limit: number): Promise<Lobby | null> {
    try {
      return await this.rows.advance(branchId, { from: lobby.revision, limit }, (commits) =>
        project(lobby, commits),
      );
    } catch (error) {
      const isSlow = error instanceof StorageSlow;
      if (isSlow) this.batch = Math.max(SMALLEST_BATCH, Math.floor(limit / 2));
      throw error;
    }
  }

  /** Another process has made rows meanwhile: goes on from where they stand now, a short way where it can. */
  private async followRows(branchId: BranchId, lobby: Lobby): Promise<void> {
    const watermark = await this.rows.watermarkOf(branchId);
    this.lobbies.delete(branchId);
    if (watermark < lobby.revision) return;
    this.lobbies.set(branchId, await this.upTo(watermark, branchId, lobby));
  }

  private async lobbyAtWatermark(branchId: BranchId): Promise<Lobby> {
    const watermark = await this.rows.watermarkOf(branchId);
    const { revision } = await this.commits.anchorOf(branchId, watermark);
    return this.upTo(watermark, branchId, { ...emptyLobby(branchId), revision });
  }

  private async upTo(watermark: number, branchId: BranchId, from: Lobby): Promise<Lobby> {
    let lobby = from;
    while (lobby.revision < watermark) {
      const limit = Math.min(BATCH, watermark - lobby.revision);
      const commits = await this.commits.after(branchId, lobby.revision, limit);
      if (commits.length === 0)
        throw new Error(`the journal of ${branchId} is shorter than its rows`);
      lobby = project(lobby, commits).result;
    }
    return lobby;
  }
}

/** The changes that commits bring to the rows, and the lobby after them. */
function project(lobby: Lobby, commits: readonly ShownCommit[]): Step<Lobby> {
  const changes: RowChange[] = [];
  for (const commit of commits) {
    const next = changesOf(lobby, eventsOf(commit), commit.actor as ActorId);
    changes.push(...next.changes);
    lobby = next.lobby;
  }
  return { changes: latestOfVisits(changes), revision: lobby.revision, result: lobby };
}

/**
 * Of several changes to one visit on one business day the last holds all that
 * the others said, and is all that is written. A visit that is carried over
 * stands in the rows with its first day.
 */
function latestOfVisits(changes: readonly RowChange[]): readonly RowChange[] {
  const latest = new Map<string, RowChange>();
  for (const change of changes) {
    if (change.type === 'visit-now') latest.set(visitOf(change), change);
  }
  return changes.filter(
    (change) => change.type !== 'visit-now' || latest.get(visitOf(change)) === change,
  );
}

const visitOf = ({ businessDay, ticket }: VisitNow) => `${businessDay} ${ticket.id}`;
