import { createRequire } from 'node:module';
import type { DataSource } from 'typeorm';
import type { Row, SqlValue } from './writer.js';

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

/** How long a write waits for somebody else's on the same file; its thread stands still meanwhile. */
export const BUSY_TIMEOUT_MS = 1_000;

/** Pages of 4 KB in the log before they go into the file: rarer is cheaper, 16 MB is soon read again. */
const CHECKPOINT_PAGES = 4_000;

type Open = new (path: string, options: { readonly timeout: number }) => SqliteConnection;

/** Opens a file for writing, without TypeORM: a thread that only writes stays small. */
export function connectTo(path: string): SqliteConnection {
  // The driver is no ES module, and brings no types.
  const Database = createRequire(import.meta.url)('better-sqlite3') as Open;
  const connection = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  makeSafe(connection);
  return connection;
}

/** What a connection must keep to, each by itself: FULL makes an answered command survive a power cut. */
export function makeSafe(connection: SqliteConnection): void {
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
}

/** The driver's own connection, below TypeORM. */
export function connectionOf(dataSource: DataSource): SqliteConnection {
  return (dataSource.driver as unknown as { databaseConnection: SqliteConnection })
    .databaseConnection;
}

/** The statements of a connection, each prepared once. */
export class PreparedStatements {
  private readonly prepared = new Map<string, SqliteStatement>();

  constructor(private readonly connection: Pick<SqliteConnection, 'prepare'>) {}

  of(sql: string): SqliteStatement {
    let statement = this.prepared.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
