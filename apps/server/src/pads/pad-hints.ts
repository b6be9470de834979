import { USUAL_PADS, type ViewRows } from '@lobbyflow/contract';
import type { ActorId } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { BranchesNow } from '../live/branches-now.js';
import type { HintSource } from '../live/hint-source.js';
import { LiveHints } from '../live/live-hints.js';
import type { ViewTarget } from '../live/view-target.js';
import { Stopwatch } from '../ports/stopwatch.js';
import { PadsRepository } from './pads.repository.js';

/** A badge that was changed is read within this time, through whichever process. */
const READ_AGAIN_MS = 5_000;

/** Tells the screen of a counter who serves there, as far as the branch wants it told, and whether it asks how it was. */
@Injectable()
export class PadHints implements HintSource, OnModuleInit {
  private readonly logger = new Logger(PadHints.name);
  private readonly known = new Map<ActorId, string | null>();
  private readonly readAt = new Map<ActorId, number>();

  constructor(
    private readonly hints: LiveHints,
    private readonly now: BranchesNow,
    private readonly branches: BranchesService,
    private readonly pads: PadsRepository,
    private readonly stopwatch: Stopwatch,
  ) {}

  onModuleInit(): void {
    this.hints.add(this);
  }

  rowsFor({ view, branchId, counterId }: ViewTarget): ViewRows {
    if (view !== 'pad') return {};
    const { teller, asks, answerWithinMs } = this.branches.configOf(branchId).pads ?? USUAL_PADS;
    const tellerId = this.now.of(branchId).lobby.counters.get(counterId)?.tellerId ?? null;
    const badge = tellerId === null || teller === 'hidden' ? null : this.badgeOf(tellerId);
    return { shown: { me: { badge, asks, answerWithinMs } } };
  }

  private badgeOf(tellerId: ActorId): string | null {
    const now = this.stopwatch.elapsedMs();
    const readAt = this.readAt.get(tellerId);
    if (readAt === undefined || now - readAt >= READ_AGAIN_MS) {
      this.readAt.set(tellerId, now);
      void this.read(tellerId);
    }
    return this.known.get(tellerId) ?? null;
  }

  private async read(tellerId: ActorId): Promise<void> {
    try {
      this.known.set(tellerId, (await this.pads.badgesOf([tellerId])).get(tellerId) ?? null);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
