import type { DataSource, EntityManager } from 'typeorm';
import type { Fatal } from '../ports/fatal.js';
import { storageError, StorageBroken } from './storage-errors.js';
import { Turn } from './turn.js';
import {
  type Question,
  type Row,
  type SqlValue,
  type Statement,
  type Work,
  Writer,
} from './writer.js';

/** The part of better-sqlite3 that is used here. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
  pragma(text: string, options?: { readonly simple: boolean }): unknown;
  exec(sql: string): void;
  close(): void;
}
export interface SqliteStatement {
  all(...parameters: readonly SqlValue[]): Row[];
  run(...parameters: readonly SqlValue[]): unknown;
}

/** Rows in one statement: past eight, one more gains little. */
const ROWS_AT_ONCE = 8;
/** The values of a plain insert, at its end. */
const ONE_ROW = /(?<=^INSERT .*VALUES )\(\?(?:, \?)*\)$/;

/**
 * Writes through the one connection of a SQLite file. The hot path runs from
 * BEGIN to COMMIT without giving the event loop away, on statements that are
 * prepared once: through the driver, because TypeORM's `query` waits in between.
 */
export class SqliteWriter extends Writer {
  private readonly connection: SqliteConnection;
  private readonly turn = new Turn();
  private readonly prepared = new Map<string, SqliteStatement>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly fatal: Fatal,
  ) {
    super();
    this.connection = connectionOf(dataSource);
  }

  decide<T>(work: Work<T>): Promise<T> {
    return this.turn.take(() => {
      try {
        return this.run(work);
      } catch (error) {
        throw this.understood(error);
      }
    });
  }

  transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T> {
    return this.turn.take(async () => {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        throw this.understood(error);
      }
    });
  }

  private run<T>({ ask, then }: Work<T>): T {
    // Takes the write lock before reading, so that what was read is still so when it is written.
    this.prepare('BEGIN IMMEDIATE').run();
    try {
      const { write, result } = then(ask.map((question) => this.ask(question)));
      for (const statement of write) this.write(statement);
      this.prepare('COMMIT').run();
      return result;
    } catch (error) {
      if (this.connection.inTransaction) this.prepare('ROLLBACK').run();
      throw error;
    }
  }

  private ask({ sql, parameters }: Question): Row[] {
    return this.prepare(sql).all(...parameters);
  }

  private write({ sql, rows }: Statement): void {
    let next = 0;
    if (rows.length >= ROWS_AT_ONCE) {
      const many = this.manyRows(sql);
      for (; many !== null && rows.length - next >= ROWS_AT_ONCE; next += ROWS_AT_ONCE) {
        many.run(...rows.slice(next, next + ROWS_AT_ONCE).flat());
      }
    }
    const one = this.prepare(sql);
    for (const row of rows.slice(next)) one.run(...row);
  }

  /** The same insert for many rows at once; `null` for what is no plain insert. */
  private manyRows(sql: string): SqliteStatement | null {
    let many = this.prepared.get(`${sql} …`);
    if (many !== undefined) return many;
    const tuple = ONE_ROW.exec(sql)?.[0];
    if (tuple === undefined) return null;
    many = this.connection.prepare(`${sql}${`, ${tuple}`.repeat(ROWS_AT_ONCE - 1)}`);
    this.prepared.set(`${sql} …`, many);
    return many;
  }

  private prepare(sql: string): SqliteStatement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }

  private understood(error: unknown): unknown {
    const understood = storageError(error);
    if (understood instanceof StorageBroken) this.fatal.stop(understood);
    return understood;
  }
}

export function connectionOf(dataSource: DataSource): SqliteConnection {
  return (dataSource.driver as unknown as { databaseConnection: SqliteConnection })
    .databaseConnection;
}
