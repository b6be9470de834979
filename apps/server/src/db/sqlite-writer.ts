import type { DataSource, EntityManager } from 'typeorm';
import type { Fatal } from '../ports/fatal.js';
import type { SqliteBatches } from './sqlite-batches.js';
import { connectionOf, PreparedStatements } from './sqlite-connection.js';
import { LostRace, storageError, StorageBroken } from './storage-errors.js';
import { Turn } from './turn.js';
import { type Question, type Row, type Statement, type Work, Writer } from './writer.js';

/** Times that somebody else may write between reading and writing, before the caller hears of it. */
const MAX_ATTEMPTS = 3;

/**
 * Writes to a SQLite file, one piece of work after another. The hot path reads
 * and decides here, and has it written elsewhere; the writing end refuses when
 * anybody has written since, so that it is as if all were one transaction.
 * Statements go to the driver itself, because TypeORM's `query` waits in between.
 */
export class SqliteWriter extends Writer {
  private readonly turn = new Turn();
  private readonly statements: PreparedStatements;

  constructor(
    private readonly dataSource: DataSource,
    private readonly batches: SqliteBatches,
    private readonly fatal: Fatal,
  ) {
    super();
    this.statements = new PreparedStatements(connectionOf(dataSource));
  }

  decide<T>(work: Work<T>): Promise<T> {
    return this.turn.take(async () => {
      try {
        return await this.run(work);
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

  private async run<T>({ ask, expect, then }: Work<T>): Promise<T> {
    if (expect !== undefined) {
      const { write, result } = then(expect);
      if (await this.isGood(write)) return result;
    }
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      const { write, result } = then(this.answers(ask));
      if (await this.written(write)) return result;
    }
    throw new LostRace('somebody else writes all the time');
  }

  /** Writes what was decided unread; `false`, with nothing written, when a row stands in its way or anybody has written. */
  private async isGood(write: readonly Statement[]): Promise<boolean> {
    try {
      return await this.written(write);
    } catch (error) {
      if (storageError(error) instanceof LostRace) return false;
      throw error;
    }
  }

  private async written(write: readonly Statement[]): Promise<boolean> {
    const filled = write.filter(({ rows }) => rows.length > 0);
    return filled.length === 0 || this.batches.write(filled);
  }

  /** All of one moment. */
  private answers(ask: readonly Question[]): readonly (readonly Row[])[] {
    if (ask.length < 2) return ask.map((question) => this.answer(question));
    this.statements.of('BEGIN').run();
    try {
      return ask.map((question) => this.answer(question));
    } finally {
      this.statements.of('COMMIT').run();
    }
  }

  private answer({ sql, parameters }: Question): Row[] {
    return this.statements.of(sql).all(...parameters);
  }

  private understood(error: unknown): unknown {
    const understood = storageError(error);
    if (understood instanceof StorageBroken) this.fatal.stop(understood);
    return understood;
  }
}
