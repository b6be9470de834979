import type { StaffHelpCall, ViewRows } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { WatchedRows } from '../live/watched-rows.js';
import { HelpCallsRepository, type NamedHelpCall } from './help-calls.repository.js';

/** After that nobody stands at the kiosk any more: staff are not asked any longer, and the next one calls anew. */
export const HELP_CALL_LASTS_MS = 10 * 60_000;

/**
 * Tells staff who calls for help, and kiosks that somebody is coming. The rows are the truth, read again with every
 * look, so that a call made through one process is seen through all.
 */
@Injectable()
export class HelpHints implements HintSource, OnModuleInit {
  private readonly logger = new Logger(HelpHints.name);
  private readonly rows = new WatchedRows<NamedHelpCall>(
    (branches) => this.calls.since(new Map(branches.map((id) => [id, this.openSince(id)]))),
    (error) => {
      this.logger.error(error);
    },
  );

  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly calls: HelpCallsRepository,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId }: ViewTarget): ViewRows {
    if (view !== 'staff' && view !== 'kiosk') return {};
    const calls = this.rows.of(branchId);
    if (view === 'kiosk') {
      const rows = calls.map(({ id, answeredAt }) => [id, { isAnswered: answeredAt !== null }]);
      return { help: Object.fromEntries(rows) as ViewRows[string] };
    }
    const open = calls.filter(({ answeredAt }) => answeredAt === null);
    const rows = open.map((call) => [call.id, this.row(branchId, call)] as const);
    return { helpCalls: Object.fromEntries(rows) };
  }

  /** Who asks at a counter is told by the counter where he is now. */
  private row(
    branchId: BranchId,
    { deviceId, deviceName, calledAt }: NamedHelpCall,
  ): StaffHelpCall {
    const { counters } = this.branches.of(branchId).lobby;
    const counter = [...counters.values()].find(({ tellerId }) => tellerId === deviceId);
    return {
      deviceName,
      calledAt: new Date(calledAt).toISOString(),
      ...(counter !== undefined && { counterId: counter.id }),
    };
  }

  /** Reads what stands in the table now. */
  refresh(branchId: BranchId): Promise<void> {
    return this.rows.refresh(branchId);
  }

  private openSince(branchId: BranchId): Instant {
    return (this.branches.of(branchId).now - HELP_CALL_LASTS_MS) as Instant;
  }
}
