import type { TellSegments } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant, LaneId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BranchesService } from '../branches/branches.service.js';
import { Journals } from '../journal/journals.js';
import { ProblemError } from '../problems/problem.error.js';
import { SegmentsRepository } from './segments.repository.js';

/** Customers whom only the bank can recognise, and the lane each belongs in. */
@Injectable()
export class SegmentsService {
  constructor(
    private readonly segments: SegmentsRepository,
    private readonly branches: BranchesService,
    private readonly journals: Journals,
  ) {}

  /** Of one customer named twice the last counts. @throws ProblemError `not-found`, `invalid-request` */
  async tell(
    branchId: BranchId,
    { items }: z.output<typeof TellSegments>,
    by: ActorId,
  ): Promise<{ readonly count: number }> {
    const { lanes } = this.branches.configOf(branchId);
    const errors = items.flatMap(({ laneId }, index) =>
      lanes.some(({ id }) => id === laneId)
        ? []
        : [{ path: `items.${index}.laneId`, message: 'is not a lane of this branch' }],
    );
    if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
    const byCustomer = new Map(items.map((item) => [item.customer, item]));
    const segments = [...byCustomer.values()].map(({ customer, laneId, until }) => {
      return { branchId, customer, laneId, until: Date.parse(until) as Instant };
    });
    await this.segments.put(branchId, segments, { now: this.nowAt(branchId), by });
    return { count: segments.length };
  }

  /** @throws ProblemError `not-found` for a branch that is not there */
  async forget(branchId: BranchId, customer: string, by: ActorId): Promise<void> {
    this.branches.mustExist(branchId);
    await this.segments.forget(branchId, customer, by);
  }

  /** `null` for whoever is not known, and where the lane is gone. */
  async laneOf(branchId: BranchId, customer: string): Promise<LaneId | null> {
    const laneId = await this.segments.laneOf(branchId, customer, this.nowAt(branchId));
    const { lanes } = this.branches.configOf(branchId);
    return lanes.some(({ id }) => id === laneId) ? laneId : null;
  }

  private nowAt(branchId: BranchId): Instant {
    return this.journals.of(branchId).clock.now();
  }
}
