import type { BranchNow, Overview, OverviewQuery } from '@lobbyflow/contract';
import { type BranchId, shareOf } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { BranchRowsRepository } from '../branches/branch-rows.repository.js';
import type { Journal } from '../journal/journal.js';
import { Journals } from '../journal/journals.js';
import { Clock } from '../ports/clock.js';
import { type Caller, isHome } from '../routes/caller.js';
import { branchNow } from './branch-now.js';
import { TodayRepository } from './today.repository.js';

/** Branches on a page, unless the caller says how many. */
const PAGE = 50;
/** A service level is looked up again after this long, if anything has happened since. */
const LEVEL_MS = 30_000;
/** Branches in one query: a few milliseconds, in which nobody can press. */
const AT_ONCE = 10;

interface KnownLevel {
  readonly revision: number;
  readonly businessDay: string;
  readonly at: number;
  /** Asked twice at this revision: the rows, which follow by a second, hold it for sure. */
  readonly isSettled: boolean;
  readonly level: number | null;
}

/** Compares branches as they are now: from their lobbies, and from rows that the database adds up. */
@Injectable()
export class OverviewService {
  private readonly levels = new Map<BranchId, KnownLevel>();
  private refreshing: Promise<void> | null = null;

  constructor(
    private readonly journals: Journals,
    private readonly rows: BranchRowsRepository,
    private readonly today: TodayRepository,
    private readonly clock: Clock,
  ) {}

  async overview(caller: Caller, query: z.output<typeof OverviewQuery>): Promise<Overview> {
    await this.refresh();
    const { order = 'overdue', find = '', after = 0, limit = PAGE } = query;
    const part = find.trim().toLowerCase();
    const all = (await this.rows.all())
      .filter(({ id }) => isHome(caller, id) && this.journals.isKnown(id))
      .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(part))
      .map(({ id, name }) => this.branch(this.journals.of(id), name));
    const sorted = all.toSorted((a, b) => worse(order, a, b) || byName(a, b));
    const total = (of: (branch: BranchNow) => number) =>
      all.reduce((sum, branch) => sum + of(branch), 0);
    return {
      asOf: new Date(this.clock.now()).toISOString(),
      branches: all.length,
      open: all.filter(({ businessDay }) => businessDay !== null).length,
      waiting: total(({ waiting }) => waiting),
      overdue: total(({ overdue }) => overdue),
      items: sorted.slice(after, after + limit),
      next: after + limit < sorted.length ? after + limit : null,
    };
  }

  private branch({ branchId, current, clock, isReplay }: Journal, name: string): BranchNow {
    const known = this.levels.get(branchId);
    return {
      branchId,
      name,
      isReplay,
      ...branchNow(current.lobby, clock.now()),
      serviceLevel: known?.businessDay === current.lobby.businessDay ? known.level : null,
    };
  }

  /** One at a time, whoever asks. */
  private refresh(): Promise<void> {
    this.refreshing ??= this.look().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    const due = this.journals.all().flatMap(({ branchId, current: { lobby } }) => {
      const { businessDay, revision } = lobby;
      if (businessDay === null) return [];
      const known = this.levels.get(branchId);
      const isKnown = known?.businessDay === businessDay && isFresh(known, revision, now);
      const isSettled = known?.revision === revision;
      return isKnown ? [] : [{ branchId, businessDay, revision, isSettled }];
    });
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const some = due.slice(from, from + AT_ONCE);
      const found = await this.today.levelsOf(some);
      for (const { branchId, ...asked } of some) {
        const { counted, inTime } = found.get(branchId) ?? { counted: 0, inTime: 0 };
        const level = shareOf(inTime, counted);
        this.levels.set(branchId, { ...asked, at: now, level });
      }
      await nextTurn();
    }
  }
}

function isFresh({ at, isSettled, revision: asked }: KnownLevel, revision: number, now: number) {
  return now - at < LEVEL_MS || (isSettled && asked === revision);
}

type Order = NonNullable<z.output<typeof OverviewQuery>['order']>;

/** Below 0 when the first is worse. */
function worse(order: Order, a: BranchNow, b: BranchNow): number {
  switch (order) {
    case 'overdue':
      return b.overdue - a.overdue || worse('oldest', a, b);
    case 'oldest':
      return (b.oldestWaitMs ?? -1) - (a.oldestWaitMs ?? -1);
    case 'waiting':
      return b.waiting - a.waiting;
    case 'service-level':
      return (a.serviceLevel ?? 2) - (b.serviceLevel ?? 2);
    case 'name':
      return 0;
  }
}

function byName(a: BranchNow, b: BranchNow): number {
  return a.name.localeCompare(b.name) || (a.branchId < b.branchId ? -1 : 1);
}
