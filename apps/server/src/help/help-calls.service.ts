import type { HelpCall } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { BranchesNow } from '../live/branches-now.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import { HelpCallsRepository, type StoredHelpCall } from './help-calls.repository.js';
import { HELP_CALL_LASTS_MS, HelpHints } from './help-hints.js';

/** Calls for a person, from kiosks and counters. */
@Injectable()
export class HelpCallsService {
  constructor(
    private readonly calls: HelpCallsRepository,
    private readonly branches: BranchesNow,
    private readonly hints: HelpHints,
    private readonly ids: Ids,
  ) {}

  /** Calls; while a call of this kiosk or teller is open it is that one. */
  async call(branchId: BranchId, deviceId: string): Promise<HelpCall> {
    const { now } = this.branches.of(branchId);
    const call = await this.calls.open(
      {
        id: this.ids.uuid(),
        branchId,
        deviceId,
        calledAt: now,
        answeredAt: null,
        answeredBy: null,
      },
      (now - HELP_CALL_LASTS_MS) as Instant,
    );
    await this.hints.refresh(branchId);
    return told(call);
  }

  /** @throws ProblemError `not-found` */
  async answer(branchId: BranchId, id: string, by: ActorId): Promise<HelpCall> {
    const answeredAt = this.branches.of(branchId).now;
    const call = await this.calls.answer(branchId, id, { answeredAt, answeredBy: by });
    if (call === null) throw new ProblemError('not-found');
    await this.hints.refresh(branchId);
    return told(call);
  }
}

function told({ id, calledAt, answeredAt }: StoredHelpCall): HelpCall {
  return {
    id,
    calledAt: new Date(calledAt).toISOString(),
    answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString(),
  };
}
