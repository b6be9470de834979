import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openSqlite } from './data-source.js';
import { MIGRATIONS } from './schema.js';

let db: DataSource;
beforeEach(async () => {
  db = await openSqlite(':memory:');
});
afterEach(() => db.destroy());

describe('Migrations', () => {
  it('give exactly the tables that the entities describe', async () => {
    const { upQueries } = await db.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back, each of them, and be run again', async () => {
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await db.undoLastMigration();
    const left = await db.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    );
    await db.runMigrations();
    const { upQueries } = await db.driver.createSchemaBuilder().log();

    expect(left.map(({ name }) => name)).toEqual(['migrations']);
    expect(upQueries).toEqual([]);
  });
});
