import type { Sent } from './clients.js';
import { auditHistory } from './history.js';
import { readStored } from './stored.js';

/** What a file holds after a power cut. */
export interface Rebuilt {
  readonly isReadable: boolean;
  /** Answers that were given and are not there, or are different. */
  readonly lost: number;
}

/** Opens a database as the product finds it, and looks for every answer that was given. */
export function checkRebuilt(path: string, acknowledged: readonly Sent[]): Rebuilt {
  try {
    const { answers, isWhole } = readStored(path);
    const found = auditHistory({ sent: acknowledged, reads: [], stored: answers });
    return { isReadable: isWhole, lost: found.length };
  } catch {
    return { isReadable: false, lost: acknowledged.length };
  }
}
