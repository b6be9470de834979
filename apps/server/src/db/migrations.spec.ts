import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { IS_ON_POSTGRES, newData, removeData, withAllTables } from '../../test/databases.js';
import { MIGRATIONS } from './schema.js';

let folder: string;
let db: DataSource;
beforeEach(async () => {
  folder = await newData();
  db = await withAllTables(folder);
});
afterEach(async () => {
  await db.destroy();
  await removeData(folder);
});

const TABLES = IS_ON_POSTGRES
  ? `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
  : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;

describe('Migrations', () => {
  it('give exactly the tables that the entities describe', async () => {
    const { upQueries } = await db.driver.createSchemaBuilder().log();

    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back, each of them, and be run again', async () => {
    for (let left = MIGRATIONS.length; left > 0; left -= 1) await db.undoLastMigration();
    const left = await db.query<{ name: string }[]>(TABLES);
    await db.runMigrations();
    const { upQueries } = await db.driver.createSchemaBuilder().log();

    expect(left.map(({ name }) => name)).toEqual(['migrations']);
    expect(upQueries).toEqual([]);
  });
});
