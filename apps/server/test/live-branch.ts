import type { JoinAnswer, ViewHint, ViewUpdate } from '@lobbyflow/contract';
import {
  applyCommit,
  type BranchId,
  type Command,
  decide,
  type Instant,
  type Lobby,
  type LobbyEvent,
} from '@lobbyflow/engine';
import { anInstant, anOpenedLobby, BRANCH, FakeClock } from '@lobbyflow/testing';
import { CommitFeed } from '../src/journal/commit-feed.js';
import { BranchesNow, type BranchNow } from '../src/live/branches-now.js';
import { LiveHints } from '../src/live/live-hints.js';
import { LiveViews } from '../src/live/live-views.js';
import { roomOf, type ViewTarget } from '../src/live/view-target.js';
import { ProblemError } from '../src/problems/problem.error.js';

export const BOARD: ViewTarget = { branchId: BRANCH, view: 'board', ticketId: null };
export const KIOSK: ViewTarget = { branchId: BRANCH, view: 'kiosk', ticketId: null };
export const STAFF: ViewTarget = { branchId: BRANCH, view: 'staff', ticketId: null };

/** What a room was told, in order. */
export type Told =
  | { readonly update: ViewUpdate; readonly hint?: never }
  | { readonly hint: ViewHint; readonly update?: never };

class OneBranch extends BranchesNow {
  constructor(
    private readonly clock: FakeClock,
    public lobby: Lobby,
  ) {
    super();
  }

  fresh(): Promise<void> {
    return Promise.resolve();
  }

  of(branchId: BranchId): BranchNow {
    if (branchId !== BRANCH) throw new ProblemError('not-found');
    return { lobby: this.lobby, now: this.clock.now(), speed: 1 };
  }
}

/** The live views of one branch whose commits the test makes, batch by batch, without a socket. */
export class LiveBranch {
  readonly clock = new FakeClock(anInstant(0));
  readonly views: LiveViews;
  readonly hints: LiveHints;
  private readonly feed = new CommitFeed();
  private readonly branch: OneBranch;
  private readonly told = new Map<string, Told[]>();
  private readonly listeners = new Map<string, Set<(told: Told) => void>>();

  constructor(lobby: Lobby = anOpenedLobby()) {
    this.branch = new OneBranch(this.clock, lobby);
    const stopwatch = { elapsedMs: () => this.clock.now(), elapsedWithSleepMs: () => 0 };
    this.views = new LiveViews(this.feed, this.branch, stopwatch);
    this.hints = new LiveHints(this.views, this.branch, this.clock);
    const screens = {
      update: (rooms: readonly string[], update: ViewUpdate) => this.hear(rooms, { update }),
      hint: (rooms: readonly string[], hint: ViewHint) => this.hear(rooms, { hint }),
    };
    this.views.tellThrough(screens);
    this.hints.tellThrough(screens);
  }

  get lobby(): Lobby {
    return this.branch.lobby;
  }

  join(target: ViewTarget, since?: number): JoinAnswer {
    return this.views.join(target, since);
  }

  leave(target: ViewTarget): void {
    this.views.leave(roomOf(target));
  }

  /** Everything a room was told so far. */
  heardBy(target: ViewTarget): readonly Told[] {
    return this.told.get(roomOf(target)) ?? [];
  }

  updatesOf(target: ViewTarget): readonly ViewUpdate[] {
    return this.heardBy(target).flatMap(({ update }) => update ?? []);
  }

  hintsOf(target: ViewTarget): readonly ViewHint[] {
    return this.heardBy(target).flatMap(({ hint }) => hint ?? []);
  }

  /** One batch of accepted commands; a refused one is a fault of the test. */
  commit(...commands: readonly Command[]): void {
    const { after, events } = this.decide(commands);
    this.publish(after, events);
  }

  /** The same, but nobody is told. */
  commitUnheard(...commands: readonly Command[]): void {
    this.branch.lobby = this.decide(commands).after;
  }

  private decide(commands: readonly Command[]) {
    const events: LobbyEvent[] = [];
    let after = this.lobby;
    for (const command of commands) {
      const decision = decide(after, command, this.clock.now());
      if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.refusal}`);
      events.push(...decision.events);
      after = applyCommit(after, decision.events);
    }
    return { after, events };
  }

  /** Makes what was decided elsewhere the branch's lobby, and tells of it. */
  publish(after: Lobby, events: readonly LobbyEvent[]): void {
    const before = this.lobby;
    this.branch.lobby = after;
    this.feed.publish({
      branchId: BRANCH,
      before: headOf(before),
      after: headOf(after),
      commits: [],
      events,
      isOwn: true,
    });
  }

  /** Hears what is told from now on, as it is told. */
  follow(target: ViewTarget, listener: (told: Told) => void): () => void {
    const listeners = this.listeners.get(roomOf(target)) ?? new Set();
    this.listeners.set(roomOf(target), listeners.add(listener));
    return () => listeners.delete(listener);
  }

  private hear(rooms: readonly string[], told: Told): void {
    for (const room of rooms) {
      for (const listener of this.listeners.get(room) ?? []) listener(told);
    }
    for (const room of rooms) this.told.set(room, [...(this.told.get(room) ?? []), told]);
  }
}

function headOf(lobby: Lobby) {
  const { revision } = lobby;
  return { lobby, revision, businessDay: lobby.businessDay ?? '', at: 0 as Instant, hash: '' };
}
