import {
  connectTo,
  PreparedStatements,
  type SqliteConnection,
  type SqliteStatement,
} from './sqlite-connection.js';
import type { Statement } from './writer.js';

/** Rows in one statement: past eight, one more gains little. */
const ROWS_AT_ONCE = 8;
/** The values of a plain insert, at its end. */
const ONE_ROW = /(?<=^INSERT .*VALUES )\(\?(?:, \?)*\)$/;

/** How a batch of statements is written: in this thread, or in one of its own. */
export abstract class SqliteBatches {
  /**
   * Writes all or nothing, durably. Batches come one after another.
   *
   * @returns false, with nothing written, when somebody else has written since
   *   the last batch: what was decided was decided on old rows
   * @throws the driver's error, with its `code`
   */
  abstract write(statements: readonly Statement[]): Promise<boolean>;

  abstract close(): Promise<void>;
}

/** In this thread, through a connection of its own. */
export class BatchesHere extends SqliteBatches {
  private readonly connection: SqliteConnection;
  private readonly statements: PreparedStatements;
  /** The file as this connection last saw it: the number changes when another writes. */
  private seen: unknown;

  constructor(path: string) {
    super();
    this.connection = connectTo(path);
    this.statements = new PreparedStatements(this.connection);
    this.seen = this.version();
  }

  write(statements: readonly Statement[]): Promise<boolean> {
    return Promise.resolve().then(() => this.writeNow(statements));
  }

  /** Without giving the thread away between BEGIN and COMMIT. */
  writeNow(statements: readonly Statement[]): boolean {
    // Takes the write lock before it looks, so that what is so then is still so when it is written.
    this.statements.of('BEGIN IMMEDIATE').run();
    try {
      const version = this.version();
      const isOld = version !== this.seen;
      this.seen = version;
      if (!isOld) for (const statement of statements) this.run(statement);
      this.statements.of(isOld ? 'ROLLBACK' : 'COMMIT').run();
      return !isOld;
    } catch (error) {
      if (this.connection.inTransaction) this.statements.of('ROLLBACK').run();
      throw error;
    }
  }

  close(): Promise<void> {
    this.connection.close();
    return Promise.resolve();
  }

  private version(): unknown {
    return this.statements.of('PRAGMA data_version').all()[0]?.['data_version'];
  }

  private run({ sql, rows }: Statement): void {
    let next = 0;
    if (rows.length >= ROWS_AT_ONCE) {
      const many = this.manyRows(sql);
      for (; many !== null && rows.length - next >= ROWS_AT_ONCE; next += ROWS_AT_ONCE) {
        many.run(...rows.slice(next, next + ROWS_AT_ONCE).flat());
      }
    }
    const one = this.statements.of(sql);
    for (const row of rows.slice(next)) one.run(...row);
  }

  /** The same insert for many rows at once; `null` for what is no plain insert. */
  private manyRows(sql: string): SqliteStatement | null {
    const tuple = ONE_ROW.exec(sql)?.[0];
    if (tuple === undefined) return null;
    return this.statements.of(`${sql}${`, ${tuple}`.repeat(ROWS_AT_ONCE - 1)}`);
  }
}
