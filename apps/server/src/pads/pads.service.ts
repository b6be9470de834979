import type { Badge, MyPad, OpenedPad } from '@lobbyflow/contract';
import type { BranchId, CounterId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchesService } from '../branches/branches.service.js';
import { hashOfToken } from '../journal/token-hash.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { Callers } from '../staff/callers.js';
import { newToken } from '../staff/tokens.js';
import { PadsRepository } from './pads.repository.js';

/** A pad stands at its counter for a month; then whoever works there lets it in anew. */
const LIFE_MS = 30 * 86_400_000;
/** A second window, a pad, and one that takes its place: more are forgotten ones. */
const MOST_AT_A_COUNTER = 3;

interface AskedAt {
  readonly branchId: BranchId;
  readonly counterId: CounterId;
  readonly caller: Caller;
}

/** The screens at the customers' side of counters, let in by whoever works there. */
@Injectable()
export class PadsService {
  constructor(
    private readonly pads: PadsRepository,
    private readonly branches: BranchesService,
    private readonly callers: Callers,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws ProblemError `not-found` for a counter that is not there */
  async open({ branchId, counterId, caller }: AskedAt): Promise<OpenedPad> {
    this.mustExist(branchId, counterId);
    const token = newToken(this.ids, 'pad');
    const openedAt = this.clock.now();
    const expiresAt = (openedAt + LIFE_MS) as Instant;
    const ended = await this.pads.open(
      {
        id: this.ids.uuid(),
        branchId,
        counterId,
        tokenHash: hashOfToken(token),
        openedAt,
        expiresAt,
        closedAt: null,
      },
      MOST_AT_A_COUNTER,
      caller.actor,
    );
    this.callers.revoke(ended);
    return { counterId, token, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** @throws ProblemError `not-found` for a counter that is not there */
  async close({ branchId, counterId, caller }: AskedAt): Promise<void> {
    this.mustExist(branchId, counterId);
    const at = { branchId, counterId };
    this.callers.revoke(await this.pads.close(at, this.clock.now(), caller.actor));
  }

  /** @throws ProblemError `not-found` */
  mine({ branchId, counterId }: Caller): MyPad {
    if (branchId === null || counterId === undefined) throw new ProblemError('not-found');
    const { name, timeZone } = this.branches.mustExist(branchId);
    return { branchId, branchName: name, timeZone, counterId };
  }

  async badgeOf({ id }: Caller): Promise<Badge> {
    return { badge: (await this.pads.badgesOf([id])).get(id) ?? null };
  }

  async setBadge({ id }: Caller, badge: string | null): Promise<Badge> {
    await this.pads.setBadge(id, badge);
    return { badge };
  }

  private mustExist(branchId: BranchId, counterId: CounterId): void {
    const { counters } = this.branches.configOf(branchId);
    if (!counters.some(({ id }) => id === counterId)) throw new ProblemError('not-found');
  }
}
