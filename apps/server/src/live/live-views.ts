import type { JoinAnswer, ViewHint, ViewUpdate } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CommitFeed, type Committed } from '../journal/commit-feed.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { BranchesNow, type BranchNow } from './branches-now.js';
import { Room } from './room.js';
import { onWire } from './rows.js';
import { roomOf, type ViewTarget } from './view-target.js';
import { stepOf, viewOf } from './views.js';

/** A room nobody looks at is kept this long, so that a lost link costs its screen no snapshot. */
const QUIET_ROOM_MS = 5 * 60_000;

/** Whoever carries updates and hints to the screens in these rooms. */
export interface Screens {
  readonly update: (rooms: readonly string[], update: ViewUpdate) => void;
  readonly hint: (rooms: readonly string[], hint: ViewHint) => void;
}

/** Turns each batch of commits into one update of every room that somebody looks at. */
@Injectable()
export class LiveViews implements OnModuleDestroy {
  private readonly rooms = new Map<string, Room>();
  /** The same by branch: a commit concerns one of many. */
  private readonly halls = new Map<BranchId, Set<Room>>();
  private readonly screens = new Set<Screens>();
  private readonly unsubscribe: () => void;

  constructor(
    feed: CommitFeed,
    private readonly branches: BranchesNow,
    private readonly stopwatch: Stopwatch,
  ) {
    this.unsubscribe = feed.subscribe((committed) => this.tell(committed));
  }

  onModuleDestroy(): void {
    this.unsubscribe();
  }

  tellThrough(screens: Screens): void {
    this.screens.add(screens);
  }

  /**
   * What a screen that shows `since` has to apply, or the whole picture. From
   * now on the room hears every batch.
   *
   * @throws ProblemError `not-found` for a branch this process does not serve
   */
  join(target: ViewTarget, since?: number): JoinAnswer {
    const branch = this.branches.of(target.branchId);
    const room = this.roomFor(target, branch);
    room.quietSince = null;
    return { ...room.missed(since), clock: { at: onWire(branch.now), speed: branch.speed } };
  }

  /** Nobody looks any more. */
  leave(name: string): void {
    const room = this.rooms.get(name);
    if (room !== undefined) room.quietSince = this.stopwatch.elapsedMs();
  }

  /** A view as it is, for whoever asks once; hinted rows are in it while somebody looks. */
  snapshot(target: ViewTarget): Snapshot {
    const { lobby, now } = this.branches.of(target.branchId);
    const room = this.rooms.get(roomOf(target));
    const hinted = room?.quietSince === null ? room.ownHints() : {};
    const rows = { ...viewOf(target, lobby, now), ...hinted };
    return { ...rows, revision: lobby.revision, asOf: onWire(now) };
  }

  /** The rooms that somebody looks at. */
  heard(): readonly Room[] {
    return [...this.rooms.values()].filter(({ quietSince }) => quietSince === null);
  }

  /** Forgets rooms that nobody has looked at for a while. */
  sweep(): void {
    const now = this.stopwatch.elapsedMs();
    for (const [name, { quietSince }] of this.rooms) {
      if (quietSince !== null && now - quietSince >= QUIET_ROOM_MS) this.forget(name);
    }
  }

  private roomFor(target: ViewTarget, branch: BranchNow): Room {
    const name = roomOf(target);
    const room = this.rooms.get(name) ?? this.newRoom(name, target, branch);
    if (room.quietSince !== null && room.revision < branch.lobby.revision) {
      room.catchUp(branch.lobby, branch.now);
    }
    return room;
  }

  private newRoom(name: string, target: ViewTarget, branch: BranchNow): Room {
    const room = new Room(target, branch);
    this.rooms.set(name, room);
    const hall = this.halls.get(target.branchId) ?? new Set();
    this.halls.set(target.branchId, hall.add(room));
    return room;
  }

  private forget(name: string): void {
    const room = this.rooms.get(name);
    this.rooms.delete(name);
    if (room !== undefined) this.halls.get(room.target.branchId)?.delete(room);
  }

  private tell({ branchId, before, after, events }: Committed): void {
    const rooms = [...(this.halls.get(branchId) ?? [])].filter(
      ({ quietSince, revision }) => quietSince === null && revision < after.revision,
    );
    if (rooms.length === 0) return;

    const step = stepOf(before.lobby, after.lobby, events);
    const { now } = this.branches.of(branchId);
    const same: string[] = [];
    for (const room of rooms) {
      const update = room.follow(step, now);
      if (isStill(update, before.revision)) same.push(room.name);
      else this.send([room.name], update);
    }
    const still = { since: before.revision, revision: after.revision, rows: {} };
    if (same.length > 0) this.send(same, still);
  }

  private send(rooms: readonly string[], update: ViewUpdate): void {
    for (const screens of this.screens) screens.update(rooms, update);
  }
}

/** A view as HTTP gives it: its collections, and what it is a picture of. */
export interface Snapshot {
  readonly revision: number;
  readonly asOf: string;
  readonly [collection: string]: unknown;
}

/** Whether an update is the one that all rooms get where nothing is to be seen. */
function isStill({ since, rows }: ViewUpdate, before: number): boolean {
  return since === before && Object.keys(rows).length === 0;
}
