import type { Instant } from '@lobbyflow/engine';
import { databaseIn, openDatabases } from '../db/data-source.js';
import { lockFolder } from '../db/folder-lock.js';
import { KEEP_ANSWERS_MS } from '../journal/answers-pruner.js';
import type { Clock } from '../ports/clock.js';
import { ProcessFatal } from '../ports/fatal.js';
import { openRecords } from './audit-file.js';
import { type Ages, countOld, type Counts, RetentionRepository } from './retention.repository.js';

const DAY_MS = 24 * 60 * 60_000;
/** Longer than a year’s audit looks back; somebody may have written a name after all. */
const WORDS_MS = 400 * DAY_MS;

export interface RetentionOptions {
  /** Days for which a customer's page can be opened after the visit has ended. */
  readonly days: number;
  /** Counts only; a server may be running. */
  readonly isDry: boolean;
  readonly clock: Clock;
}

/**
 * Erases what is personal and has had its time, in a folder that no server is
 * working on.
 *
 * @returns how many rows went, or would go, by table
 * @throws StartError
 */
export async function retention(
  folder: string,
  { days, isDry, clock }: RetentionOptions,
): Promise<Counts> {
  const ages = agesAt(clock.now(), days);
  const snapshot = await openRecords(databaseIn(folder));
  try {
    if (isDry) return countOld(snapshot, ages);
  } finally {
    await snapshot.close();
  }
  const unlock = await lockFolder(folder);
  try {
    const { writer, close } = await openDatabases(folder, new ProcessFatal());
    try {
      return await new RetentionRepository(writer).erase(ages);
    } finally {
      await close();
    }
  } finally {
    await unlock();
  }
}

function agesAt(now: Instant, days: number): Ages {
  return {
    answersBefore: (now - KEEP_ANSWERS_MS) as Instant,
    ticketsEndedBefore: (now - days * DAY_MS) as Instant,
    sessionsBefore: now,
    contactsBefore: now,
    wordsBefore: (now - WORDS_MS) as Instant,
  };
}
