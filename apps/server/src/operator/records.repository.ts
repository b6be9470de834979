import type { BranchId } from '@lobbyflow/engine';
import type { Snapshot } from '../db/snapshot.js';
import type { Row } from '../db/writer.js';
import type { Answer, Commit } from '../journal/commit.js';
import { SELECT_COMMITS, toCommit } from '../journal/commits.repository.js';
import type { BranchRecords } from './audit.js';
import type { LedgerLine } from './audit-numbers.js';

/** Rows read at once. */
const PAGE = 500;

const SELECT_ANSWERS = `SELECT * FROM answers WHERE "branchId" = ? AND "commandId" > ?
  ORDER BY "commandId" LIMIT ?`;
const SELECT_NUMBERS = `SELECT * FROM numbers WHERE "branchId" = ? AND "businessDay" = ?
  ORDER BY "letter", "running"`;

/** Reads what is stored, from one snapshot of a file. */
export class RecordsRepository {
  constructor(private readonly snapshot: Snapshot) {}

  /** Every branch that has a row or a commit, and which of them have a row. */
  branches(): readonly { readonly branchId: BranchId; readonly isKnown: boolean }[] {
    const sql = `SELECT "id" FROM branches`;
    const known = new Set(this.ids(sql));
    const written = this.ids(`SELECT DISTINCT "branchId" AS "id" FROM commits`);
    const all = [...new Set([...known, ...written])].toSorted();
    return all.map((branchId) => ({ branchId, isKnown: known.has(branchId) }));
  }

  *commits(branchId: BranchId, since = 0): Generator<Commit> {
    const sql = `${SELECT_COMMITS} LIMIT ?`;
    const paging = { key: 'revision', from: since, size: PAGE };
    for (const row of this.snapshot.pages(sql, [branchId], paging)) yield toCommit(row);
  }

  of(branchId: BranchId): BranchRecords {
    return {
      branchId,
      commits: this.commits(branchId),
      answers: this.answers(branchId),
      numbers: this.numbers(branchId),
    };
  }

  /** The visits of a business day, in the order of issue. */
  visits(branchId: BranchId, businessDay: string): readonly Row[] {
    const sql = `SELECT * FROM visits WHERE "branchId" = ? AND "businessDay" = ?
      ORDER BY "sequence", "ticketId"`;
    return this.snapshot.all({ sql, parameters: [branchId, businessDay] });
  }

  /** Commits that the rows of the reports do not hold yet. */
  rowsBehind(branchId: BranchId): number {
    const sql = `SELECT (SELECT COALESCE(MAX("revision"), 0) FROM commits WHERE "branchId" = ?)
      - COALESCE((SELECT "revision" FROM projections WHERE "branchId" = ?), 0) AS "behind"`;
    return Number(this.snapshot.all({ sql, parameters: [branchId, branchId] })[0]?.['behind']);
  }

  /** Whether anybody can sign in. */
  hasActiveStaff(): boolean {
    const sql = `SELECT 1 FROM staff WHERE "isActive" = 1 LIMIT 1`;
    return this.snapshot.all({ sql, parameters: [] }).length > 0;
  }

  /** What SQLite itself finds wrong with the file. */
  damages(): readonly string[] {
    const rows = this.snapshot.all({ sql: 'PRAGMA integrity_check(20)', parameters: [] });
    return rows.map((row) => String(row['integrity_check'])).filter((told) => told !== 'ok');
  }

  private *answers(branchId: BranchId): Generator<Answer> {
    const paging = { key: 'commandId', from: '', size: PAGE };
    for (const row of this.snapshot.pages(SELECT_ANSWERS, [branchId], paging)) {
      yield { ...row, at: Number(row['at']) } as unknown as Answer;
    }
  }

  private *numbers(branchId: BranchId): Generator<LedgerLine> {
    const sql = `SELECT DISTINCT "businessDay" AS "id" FROM numbers WHERE "branchId" = ?
      ORDER BY "businessDay"`;
    for (const day of this.ids(sql, branchId)) {
      const parameters = [branchId, day];
      yield* this.snapshot.all({ sql: SELECT_NUMBERS, parameters }) as unknown as LedgerLine[];
    }
  }

  private ids(sql: string, ...parameters: readonly string[]): BranchId[] {
    return this.snapshot.all({ sql, parameters }).map(idOf);
  }
}

function idOf(row: Row): BranchId {
  return String(row['id']) as BranchId;
}
