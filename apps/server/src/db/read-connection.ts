import type { DataSource, EntityManager } from 'typeorm';
import { numbered } from './placeholders.js';
import { postgresError } from './postgres-errors.js';
import type { Question, Row } from './writer.js';

/** Reads what is committed, through a connection that cannot write; nobody waits for it. */
export class ReadConnection {
  private readonly isServer: boolean;

  constructor(private readonly dataSource: DataSource) {
    this.isServer = dataSource.options.type === 'postgres';
  }

  /** For queries by entity. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** @throws StorageAway or StorageSlow where the database is a server */
  async all({ sql, parameters }: Question): Promise<readonly Row[]> {
    if (!this.isServer) return this.dataSource.query<readonly Row[]>(sql, [...parameters]);
    try {
      return await this.dataSource.query<readonly Row[]>(numbered(sql), [...parameters]);
    } catch (error) {
      throw postgresError(error);
    }
  }
}
