import type { Rows, ViewRows, WaitRange } from '@lobbyflow/contract';
import { type BranchId, GENERAL_LANE, type Lobby, type TicketId } from '@lobbyflow/engine';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import type { ShownWaits } from './shown-waits.js';
import { WaitsService } from './waits.service.js';
import { newcomersTo } from './waits-question.js';

/** Tells waits to kiosks by service, to staff by ticket, to a customer his own. */
@Injectable()
export class WaitsHints implements HintSource, OnModuleInit {
  /** Branches of which a wait has been told: only there can one be taken back. */
  private readonly told = new Set<BranchId>();

  constructor(
    private readonly hints: LiveHints,
    private readonly branches: BranchesNow,
    private readonly waits: WaitsService,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor(target: ViewTarget): ViewRows {
    if (target.view === 'board') return {};
    const shown = this.waits.look(target.branchId);
    const rows = rowsOf(target, shown, this.branches.of(target.branchId));
    if (Object.keys(rows).length > 0) this.told.add(target.branchId);
    return this.told.has(target.branchId) ? { waits: rows } : {};
  }
}

interface There {
  readonly lobby: Lobby;
  readonly now: number;
}

function rowsOf(target: ViewTarget, shown: ShownWaits, { lobby, now }: There): Rows<WaitRange> {
  const ofTicket = (key: string, ticketId: TicketId) => {
    const isWaiting = lobby.tickets.get(ticketId)?.state === 'waiting';
    return known(key, isWaiting ? shown.ofTicket(ticketId, now) : null);
  };
  switch (target.view) {
    case 'board':
    case 'pad':
      return {};
    case 'kiosk':
      return Object.fromEntries(
        newcomersTo(lobby).flatMap((who) => {
          const { serviceId, laneId } = who;
          const key = laneId === GENERAL_LANE ? serviceId : `${serviceId}|${laneId}`;
          return known(key, shown.ofNewcomer(who));
        }),
      );
    case 'staff':
      return Object.fromEntries(lobby.present.values().flatMap(({ id }) => ofTicket(id, id)));
    case 'ticket':
      return Object.fromEntries(ofTicket('me', target.ticketId));
  }
}

function known(key: string, wait: WaitRange | null): readonly (readonly [string, WaitRange])[] {
  return wait === null ? [] : [[key, wait]];
}
