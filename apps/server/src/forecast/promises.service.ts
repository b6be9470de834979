import type { PromiseReport } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { Journals } from '../journal/journals.js';
import { Projector } from '../projections/projector.js';
import { promiseFigures } from './promise-figures.js';
import { type Days, PromisesRepository } from './promises.repository.js';

export type { Days } from './promises.repository.js';

/** Judges the waits that customers were told; every call before the question is in the answer. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly journals: Journals,
    private readonly projector: Projector,
    private readonly promises: PromisesRepository,
  ) {}

  /** @throws ProblemError `not-found` */
  async report(branchId: BranchId, days: Days): Promise<PromiseReport> {
    this.journals.of(branchId);
    await this.projector.catchUp(branchId);
    return { ...days, ...promiseFigures(await this.promises.sums(branchId, days)) };
  }
}
