import { DataSource } from 'typeorm';
import { connectionOf, type SqliteConnection } from './sqlite-connection.js';
import type { Question, Row, SqlValue } from './writer.js';

/**
 * One moment of a database file, however long it is looked at: a connection
 * that cannot write, in one transaction. A server that runs meanwhile goes on.
 */
export class Snapshot {
  private readonly connection: SqliteConnection;

  private constructor(private readonly dataSource: DataSource) {
    this.connection = connectionOf(dataSource);
  }

  static async open(path: string): Promise<Snapshot> {
    const options = { type: 'better-sqlite3', database: path, readonly: true } as const;
    const snapshot = new Snapshot(await new DataSource(options).initialize());
    snapshot.connection.exec('BEGIN');
    return snapshot;
  }

  all({ sql, parameters }: Question): readonly Row[] {
    return this.connection.prepare(sql).all(...parameters);
  }

  /**
   * Rows a page at a time: of a journal of years no more is held than is looked at.
   *
   * @param sql - ends in `> ?`, an order by that key, and `LIMIT ?`
   */
  *pages(
    sql: string,
    parameters: readonly SqlValue[],
    { key, from, size }: { readonly key: string; readonly from: SqlValue; readonly size: number },
  ): Generator<Row> {
    const statement = this.connection.prepare(sql);
    for (let after = from; ;) {
      const page = statement.all(...parameters, after, size);
      yield* page;
      if (page.length < size) return;
      after = page.at(-1)?.[key] ?? null;
    }
  }

  async close(): Promise<void> {
    if (this.connection.inTransaction) this.connection.exec('COMMIT');
    await this.dataSource.destroy();
  }
}

/** Writes a whole and compact copy of a database as it is now, its log included; the source is only read. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const options = { type: 'better-sqlite3', database: from, readonly: true } as const;
  const source = await new DataSource(options).initialize();
  try {
    await source.query('VACUUM INTO ?', [to]);
  } finally {
    await source.destroy();
  }
}
