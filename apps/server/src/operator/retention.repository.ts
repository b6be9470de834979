import type { Instant } from '@lobbyflow/engine';
import type { Snapshot } from '../db/snapshot.js';
import type { SqlValue, Writer } from '../db/writer.js';

/** Up to when what is kept is too old, for each kind. */
export interface Ages {
  /** Answers given before it: nobody asks for one again, and they hold the address of a ticket's page. */
  readonly answersBefore: Instant;
  /** Keys to the phone pages of visits that ended before it. */
  readonly ticketsEndedBefore: Instant;
  /** Sign-ins that ran out by then. */
  readonly sessionsBefore: Instant;
  /** Phone numbers that were to be kept up to then. */
  readonly contactsBefore: Instant;
  /** Words of people about the hall: lines of incidents and notices. */
  readonly wordsBefore: Instant;
}

/** Rows by table. */
export type Counts = Readonly<
  Record<
    'answers' | 'ticket_tokens' | 'sessions' | 'contacts' | 'incident_notes' | 'notices',
    number
  >
>;

const ENDS = `'served', 'abandoned', 'diverted', 'ended'`;
const OLD: Readonly<Record<keyof Counts, string>> = {
  answers: `"at" < ?`,
  ticket_tokens: `("branchId", "ticketId") IN (SELECT "branchId", "ticketId" FROM visits
    WHERE "state" IN (${ENDS}) AND "endedAt" < ?)`,
  sessions: `"expiresAt" < ?`,
  contacts: `"keptUntil" <= ?`,
  incident_notes: `"at" < ?`,
  notices: `"postedAt" < ?`,
};
const TABLES = Object.keys(OLD) as (keyof Counts)[];

/** Erases what is personal and has had its time. */
export class RetentionRepository {
  constructor(private readonly writer: Writer) {}

  /** Overwrites what it erases, so that it is not to be read from the file either. */
  erase(ages: Ages): Promise<Counts> {
    return this.writer.transaction(async (db) => {
      await db.query('PRAGMA secure_delete = ON');
      const counts: [string, number][] = [];
      for (const table of TABLES) {
        const where = [OLD[table], [limitOf(ages, table)]] as const;
        const [row] = await db.query<{ count: number }[]>(countOf(table), [...where[1]]);
        await db.query(`DELETE FROM ${table} WHERE ${where[0]}`, [...where[1]]);
        counts.push([table, row?.count ?? 0]);
      }
      return Object.fromEntries(counts) as Counts;
    });
  }
}

/** What would be erased. */
export function countOld(snapshot: Snapshot, ages: Ages): Counts {
  const counts = TABLES.map((table) => {
    const question = { sql: countOf(table), parameters: [limitOf(ages, table)] };
    const isThere = hasTable(snapshot, table);
    return [table, isThere ? Number(snapshot.all(question)[0]?.['count']) : 0];
  });
  return Object.fromEntries(counts) as Counts;
}

/** A file of an earlier version may not have it yet. */
function hasTable(snapshot: Snapshot, name: string): boolean {
  const sql = `SELECT 1 FROM sqlite_master WHERE "type" = 'table' AND "name" = ?`;
  return snapshot.all({ sql, parameters: [name] }).length > 0;
}

function countOf(table: keyof Counts): string {
  return `SELECT COUNT(*) AS "count" FROM ${table} WHERE ${OLD[table]}`;
}

function limitOf(ages: Ages, table: keyof Counts): SqlValue {
  switch (table) {
    case 'answers':
      return ages.answersBefore;
    case 'ticket_tokens':
      return ages.ticketsEndedBefore;
    case 'sessions':
      return ages.sessionsBefore;
    case 'contacts':
      return ages.contactsBefore;
    case 'incident_notes':
    case 'notices':
      return ages.wordsBefore;
  }
}
