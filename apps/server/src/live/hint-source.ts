import type { ViewRows } from '@lobbyflow/contract';
import type { ViewTarget } from './view-target.js';

/**
 * Something that a view shows and that changes without a commit, such as waits
 * or advice. Asked at most once a second for each view that somebody looks at.
 */
export interface HintSource {
  /**
   * Whole collections as they are now. A key that is left out is gone; a
   * collection belongs to one source, and to no commit.
   */
  rowsFor(target: ViewTarget): ViewRows;
}
