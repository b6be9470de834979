import type { ActorId, BranchId } from '@lobbyflow/engine';
import type { DataSource } from 'typeorm';
import { isDeepStrictEqual } from 'node:util';
import { openSqlite } from '../db/data-source.js';
import type { Snapshot } from '../db/snapshot.js';
import { connectionOf, type SqliteStatement } from '../db/sqlite-connection.js';
import type { Row } from '../db/writer.js';
import { changesOf } from '../projections/changes-of.js';
import { toSql } from '../projections/projections.repository.js';
import type { RowsAudit } from './audit.js';
import type { Step } from './audit-replay.js';
import type { Note } from './finding.js';

/** Each table that the projector makes, with its key. */
const TABLES = {
  visits: ['ticketId'],
  legs: ['ticketId', 'revision'],
  counter_sessions: ['counterId', 'revision'],
  advice: ['adviceId'],
  calls: ['ticketId', 'revision'],
  pauses: ['counterId', 'revision'],
  acts: ['ticketId', 'revision'],
} as const;
type Table = keyof typeof TABLES;
/** Rows read at once; both sides in the order of the key. */
const PAGE = 1_000;

/** Makes the rows of the reports again, in a database that is forgotten afterwards. */
export class RebuiltRows {
  private readonly prepared = new Map<string, SqliteStatement>();

  private constructor(
    private readonly scratch: DataSource,
    private readonly stored: Snapshot,
  ) {}

  static async over(stored: Snapshot): Promise<RebuiltRows> {
    return new RebuiltRows(await openSqlite(':memory:'), stored);
  }

  /** Follows a branch up to where its stored rows stand, and compares them then. */
  auditOf(branchId: BranchId): RowsAudit {
    const watermark = this.watermarkOf(branchId);
    let reached = 0;
    this.clear();
    return {
      step: ({ commit: { revision, actor }, events, lobbies }: Step) => {
        if (lobbies === null || reached !== revision - 1 || revision > watermark) return;
        const { changes } = changesOf(lobbies.before, events, actor as ActorId);
        for (const { sql, rows } of changes.map((change) => toSql(branchId, change))) {
          for (const row of rows) this.prepare(sql).run(...row);
        }
        reached = revision;
      },
      end: (note) => {
        // Where the journal cannot be followed, nothing can be said of the rows; that is a finding already.
        if (reached === watermark) this.compare(branchId, note);
        else if (this.lastRevisionOf(branchId) < watermark) {
          note(watermark, 'rows-ahead', 'the rows of the reports are ahead of the journal');
        }
      },
    };
  }

  close(): Promise<void> {
    return this.scratch.destroy();
  }

  private prepare(sql: string): SqliteStatement {
    const statement = this.prepared.get(sql) ?? connectionOf(this.scratch).prepare(sql);
    this.prepared.set(sql, statement);
    return statement;
  }

  private clear(): void {
    for (const table of Object.keys(TABLES)) this.prepare(`DELETE FROM ${table}`).run();
  }

  private watermarkOf(branchId: BranchId): number {
    const sql = 'SELECT "revision" FROM projections WHERE "branchId" = ?';
    return Number(this.stored.all({ sql, parameters: [branchId] })[0]?.['revision'] ?? 0);
  }

  private lastRevisionOf(branchId: BranchId): number {
    const sql = 'SELECT MAX("revision") AS "revision" FROM commits WHERE "branchId" = ?';
    return Number(this.stored.all({ sql, parameters: [branchId] })[0]?.['revision'] ?? 0);
  }

  private compare(branchId: BranchId, note: Note): void {
    for (const table of Object.keys(TABLES) as Table[]) {
      const read = { sql: pageOf(table), key: TABLES[table] };
      const ask = (after: number) => [branchId, PAGE, after];
      for (let from = 0; ; from += PAGE) {
        const stored = this.stored.all({ sql: read.sql, parameters: ask(from) });
        const rebuilt = this.prepare(read.sql).all(...ask(from));
        if (!isDeepStrictEqual(stored, rebuilt)) {
          note(null, 'rows-differ', `${table}: ${differenceOf(stored, rebuilt, read.key)}`);
          break;
        }
        if (stored.length < PAGE) break;
      }
    }
  }
}

function pageOf(table: Table): string {
  const key = TABLES[table].map((name) => `"${name}"`).join(', ');
  return `SELECT * FROM ${table} WHERE "branchId" = ? ORDER BY ${key} LIMIT ? OFFSET ?`;
}

function differenceOf(
  stored: readonly Row[],
  rebuilt: readonly Row[],
  key: readonly string[],
): string {
  const at = rebuilt.findIndex((row, index) => !isDeepStrictEqual(row, stored[index]));
  const [is = {}, wanted = {}] = [stored[at === -1 ? rebuilt.length : at], rebuilt[at]];
  const nameOf = (row: Row) => key.map((name) => String(row[name])).join(' at revision ');
  if (at === -1) return `${nameOf(is)} has no place in the journal`;
  if (nameOf(is) !== nameOf(wanted)) return `${nameOf(wanted)} is missing or out of place`;
  const fields = Object.keys(wanted).filter((name) => !isDeepStrictEqual(is[name], wanted[name]));
  return `${nameOf(wanted)} differs in ${fields.join(', ')}`;
}
