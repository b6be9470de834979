import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';

/** How many times as fast as usual customers and tellers of a simulation are; the branch's clock is everybody's. */
@Injectable()
export class SimulatedPace {
  private readonly times = new Map<BranchId, number>();

  /** 1 where nothing is simulated. */
  of(branchId: BranchId): number {
    return this.times.get(branchId) ?? 1;
  }

  set(branchId: BranchId, times: number): void {
    this.times.set(branchId, times);
  }

  end(branchId: BranchId): void {
    this.times.delete(branchId);
  }
}
