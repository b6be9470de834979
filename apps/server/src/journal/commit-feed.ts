import type { BranchId, LobbyEvent } from '@lobbyflow/engine';
import { Injectable, Logger } from '@nestjs/common';
import type { Commit, Head } from './commit.js';

/** What one transaction brought: the heads before and after it, and what happened between. */
export interface Committed {
  readonly branchId: BranchId;
  readonly before: Head;
  readonly after: Head;
  readonly commits: readonly Commit[];
  /** The events of all its commits, in order. */
  readonly events: readonly LobbyEvent[];
  /** Whether this process wrote some of them; `false` for those of others alone. */
  readonly isOwn: boolean;
}

type Listener = (committed: Committed) => void;

/** Tells the world what is in the journal; called after commit, never before. */
@Injectable()
export class CommitFeed {
  private readonly logger = new Logger(CommitFeed.name);
  private readonly listeners = new Set<Listener>();

  /** @returns the function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A listener that fails undoes nothing, and keeps nobody else from hearing. */
  publish(committed: Committed): void {
    for (const listener of this.listeners) {
      try {
        listener(committed);
      } catch (error) {
        this.logger.error(error);
      }
    }
  }
}
