import { USUAL_REMOTE, type ViewRows } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { contactKey } from '../contacts/contact-key.js';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { ServerSettings } from '../settings.js';
import { arrivalCode } from './arrival-code.js';

/** Knows the digits of the day, and tells them to the screens that stand in the lobby. */
@Injectable()
export class Arrivals implements HintSource, OnModuleInit {
  private key: Buffer | null = null;

  constructor(
    private readonly hints: LiveHints,
    private readonly now: BranchesNow,
    private readonly branches: BranchesService,
    private readonly settings: ServerSettings,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  /** `null` where no number can be taken from afar, or the branch is closed. */
  codeOf(branchId: BranchId): string | null {
    const { businessDay } = this.now.of(branchId).lobby;
    const { isOn } = this.branches.configOf(branchId).remote ?? USUAL_REMOTE;
    if (!isOn || businessDay === null) return null;
    this.key ??= contactKey(this.settings.folder);
    return arrivalCode(this.key, branchId, businessDay);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'kiosk' && view !== 'staff') return {};
    const code = this.codeOf(branchId);
    return { arrival: code === null ? {} : { now: { code } } };
  }
}
