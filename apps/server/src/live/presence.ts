import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../routes/caller.js';

/** Who has a screen on, by the sockets of this process; nobody is asked who is not there. */
@Injectable()
export class Presence {
  private readonly bySocket = new Map<string, Pick<Caller, 'id' | 'role' | 'branchId'>>();

  arrive(socketId: string, { id, role, branchId }: Caller): void {
    this.bySocket.set(socketId, { id, role, branchId });
  }

  leave(socketId: string): void {
    this.bySocket.delete(socketId);
  }

  /** Accounts of the branch's tellers, each once, in the order in which they came. */
  tellersAt(branchId: BranchId): readonly string[] {
    const there = [...this.bySocket.values()].filter(
      (one) => one.role === 'teller' && one.branchId === branchId,
    );
    return [...new Set(there.map(({ id }) => id))];
  }
}
