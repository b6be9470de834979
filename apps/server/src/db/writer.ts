import type { EntityManager } from 'typeorm';

export type SqlValue = string | number | null;
/** A row as the driver gives it; a bigint may come as text. */
export type Row = Readonly<Record<string, SqlValue>>;

/** A query: SQL with a `?` for each parameter. */
export interface Question {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** One statement with a `?` for each value, to be run for each of the rows. */
export interface Statement {
  readonly sql: string;
  readonly rows: readonly (readonly SqlValue[])[];
}

/**
 * Whom a transaction waits for before it reads, and keeps waiting until it ends,
 * where several processes write: `shared` ones go side by side, `alone` goes by itself.
 */
export interface Lock {
  readonly name: string;
  readonly kind: 'shared' | 'alone';
}

/** A transaction of the hot path: what it reads, and what it makes of that. */
export interface Work<T> {
  readonly ask: readonly Question[];
  /**
   * What is found as long as nobody else wrote. A writer may take it unread where the database
   * itself refuses whatever is written on a wrong one: then it asks, and begins again.
   */
  readonly expect?: readonly (readonly Row[])[];
  /** Pure and without waiting; may run again when another process was first. */
  readonly then: (found: readonly (readonly Row[])[]) => {
    readonly write: readonly Statement[];
    readonly result: T;
  };
  readonly lock?: Lock;
}

/**
 * The only way to write. One transaction after another on SQLite; nothing else
 * opens one on a connection that writes.
 */
export abstract class Writer {
  /**
   * Reads, decides and writes durably: all or nothing, in one transaction.
   *
   * @throws LostRace, StorageFull or StorageBroken; from a database server also StorageSlow,
   *   StorageAway or UnknownCommit; any other error is a fault of ours
   */
  abstract decide<T>(work: Work<T>): Promise<T>;

  /** For the plain tables: a transaction with repositories. Read through `db`, too. */
  abstract transaction<T>(work: (db: EntityManager) => Promise<T>): Promise<T>;
}

/** `INSERT` of these columns, all named. */
export function insertInto(table: string, columns: readonly string[]): string {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO ${table} (${names}) VALUES (${marks(columns.length)})`;
}

/** `?, ?, ?` */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
