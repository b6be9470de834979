import type { BranchTime, RowChanges, ViewHint, ViewRows } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Clock } from '../ports/clock.js';
import { BranchesNow } from './branches-now.js';
import type { HintSource } from './hint-source.js';
import { LiveViews, type Screens } from './live-views.js';
import type { Room } from './room.js';
import { onWire } from './rows.js';
import { roomOf, type ViewTarget } from './view-target.js';

/** How often what changes without a commit is looked at. */
const TICK_MS = 1_000;
/** Every so many ticks each room hears the branch's time, also where nothing changed. */
const TICKS_BETWEEN_TIMES = 10;

/** Rooms that are looked at before anything else gets its turn. */
const ROOMS_AT_ONCE = 25;

/** Tells every room what changes without a commit: once a second what is new, every ten the time. */
@Injectable()
export class LiveHints implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LiveHints.name);
  private readonly sources = new Set<HintSource>();
  private readonly screens = new Set<Screens>();
  private timer: NodeJS.Timeout | undefined;
  private ticks = 0;
  private lastAsOf = 0;
  private isLooking = false;
  private isClosing = false;

  constructor(
    private readonly views: LiveViews,
    private readonly branches: BranchesNow,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.look(), TICK_MS).unref();
  }

  onModuleDestroy(): void {
    this.isClosing = true;
    clearInterval(this.timer);
  }

  add(source: HintSource): void {
    this.sources.add(source);
  }

  tellThrough(screens: Screens): void {
    this.screens.add(screens);
  }

  /** What a screen that joined with updates must still be told, or `null` when there is nothing. */
  hintFor(target: ViewTarget): ViewHint | null {
    const { lobby, now } = this.branches.of(target.branchId);
    const room = this.views.heard().find(({ name }) => name === roomOf(target));
    const rows = room?.hintedRows(lobby, now) ?? {};
    return Object.keys(rows).length === 0 ? null : { asOf: this.nextAsOf(), rows };
  }

  /** One second has passed: all rooms at once. */
  tick(): void {
    const isTime = this.count();
    this.lookAt(this.views.heard(), isTime);
  }

  /** The same a few rooms at a time, so that with the halls of a province no press waits behind all of them. */
  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    const isTime = this.count();
    const rooms = this.views.heard();
    for (let from = 0; from < rooms.length && !this.isClosing; from += ROOMS_AT_ONCE) {
      this.lookAt(rooms.slice(from, from + ROOMS_AT_ONCE), isTime);
      await nextTurn();
    }
    this.isLooking = false;
  }

  /** Counts a tick; every so many the time is told. */
  private count(): boolean {
    this.ticks += 1;
    const isTime = this.ticks % TICKS_BETWEEN_TIMES === 0;
    if (isTime) this.views.sweep();
    return isTime;
  }

  private lookAt(rooms: readonly Room[], isTime: boolean): void {
    for (const room of rooms) {
      const rows = this.newsOf(room);
      if (Object.keys(rows).length > 0) this.send([room], { asOf: this.nextAsOf(), rows });
    }
    if (isTime) this.tellTime(rooms);
  }

  /** What a room has not been told yet; a source that fails costs its own rows only. */
  private newsOf(room: Room): RowChanges {
    const { lobby, now } = this.branches.of(room.target.branchId);
    if (lobby.revision !== room.revision) return {};
    let hints: ViewRows = {};
    for (const source of this.sources) {
      try {
        hints = { ...hints, ...source.rowsFor(room.target) };
      } catch (error) {
        this.logger.error(error);
      }
    }
    return room.hint(hints, lobby, now);
  }

  private tellTime(rooms: readonly Room[]): void {
    const halls = new Map<BranchId, Room[]>();
    for (const room of rooms) {
      const { branchId } = room.target;
      halls.set(branchId, [...(halls.get(branchId) ?? []), room]);
    }
    for (const [branchId, there] of halls) {
      const { now, speed } = this.branches.of(branchId);
      const clock: BranchTime = { at: onWire(now), speed };
      this.send(there, { asOf: this.nextAsOf(), rows: {}, clock });
    }
  }

  private send(rooms: readonly Room[], hint: ViewHint): void {
    const names = rooms.map(({ name }) => name);
    for (const screens of this.screens) screens.hint(names, hint);
  }

  /** Later hints win, so no two are made at the same instant. */
  private nextAsOf(): number {
    this.lastAsOf = Math.max(this.lastAsOf + 1, this.clock.now());
    return this.lastAsOf;
  }
}
