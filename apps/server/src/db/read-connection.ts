import type { DataSource, EntityManager } from 'typeorm';
import type { Question, Row } from './writer.js';

/** Reads what is committed, through a connection that cannot write; nobody waits for it. */
export class ReadConnection {
  constructor(private readonly dataSource: DataSource) {}

  /** For queries by entity. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  all({ sql, parameters }: Question): Promise<readonly Row[]> {
    return this.dataSource.query<readonly Row[]>(sql, [...parameters]);
  }
}
