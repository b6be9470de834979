import type { ViewRows } from '@lobbyflow/contract';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { BranchesService } from './branches.service.js';
import { closesAt } from './business-day.js';

/** Tells kiosks when the branch closes, so that nobody takes a number in vain. */
@Injectable()
export class ClosingHints implements HintSource, OnModuleInit {
  constructor(
    private readonly hints: LiveHints,
    private readonly now: BranchesNow,
    private readonly branches: BranchesService,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'kiosk') return {};
    const { lobby, now } = this.now.of(branchId);
    const { timeZone } = this.branches.mustExist(branchId);
    const at = lobby.config === null ? null : closesAt(now, timeZone, lobby.config.hours);
    if (at === null) return { closing: {} };
    return { closing: { now: { closesAt: new Date(at).toISOString() } } };
  }
}
