import type { LearnedReport } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { type Learned, LearnedRepository } from './learned.repository.js';

const UNKNOWN: LearnedReport = {
  state: 'unknown',
  lastDay: null,
  days: 0,
  learnedAt: null,
  services: [],
  judged: null,
};

/** Says what past days taught. */
@Injectable()
export class LearnedReports {
  constructor(
    private readonly journals: Journals,
    private readonly learned: LearnedRepository,
  ) {}

  /** @throws ProblemError `not-found` */
  async report(branchId: BranchId): Promise<LearnedReport> {
    this.journals.of(branchId);
    const learned = await this.learned.of(branchId);
    return learned === null ? UNKNOWN : reportOf(learned);
  }
}

function reportOf({ lastDay, days, learnedAt, services, correction }: Learned): LearnedReport {
  const judged = correction?.judged ?? null;
  return {
    state: correction === null ? 'too-few' : correction.isBetter ? 'used' : 'no-better',
    lastDay,
    days,
    learnedAt: new Date(learnedAt).toISOString(),
    services: services.map((service) => ({ ...service })),
    judged:
      judged === null
        ? null
        : {
            ...judged,
            errorMs: Math.round(judged.errorMs),
            plainErrorMs: Math.round(judged.plainErrorMs),
          },
  };
}
