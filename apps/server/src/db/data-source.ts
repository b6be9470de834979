import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { type Fatal } from '../ports/fatal.js';
import { APPLICATION_ID, cannotOpen, checkFile } from './check-file.js';
import { type Doorbell, NoDoorbell } from './doorbell.js';
import { ReadConnection } from './read-connection.js';
import { ENTITIES, MIGRATIONS } from './schema.js';
import type { SqliteConnection } from './sqlite-writer.js';
import { SqliteWriter } from './sqlite-writer.js';
import { StartError } from './storage-errors.js';
import type { Writer } from './writer.js';

const FILE = 'lobbyflow.db';
/** How long a write waits for somebody else's on the same file; the process stands still meanwhile. */
const BUSY_TIMEOUT_MS = 1_000;

/** Pages of 4 KB in the log before they go into the file: rarer is cheaper, 16 MB is soon read again. */
const CHECKPOINT_PAGES = 4_000;

/** The file of a data folder. */
export function databaseIn(folder: string): string {
  return join(folder, FILE);
}

/** The ways into the database: of one box, or of a cluster. */
export interface Databases {
  readonly writer: Writer;
  readonly read: ReadConnection;
  readonly doorbell: Doorbell;
  /** Runs what only one process at a time may do, such as the first start. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database in a folder and brings it up to date; makes both when missing.
 *
 * @throws StartError when that cannot be, with the file left as it was
 */
export async function openDatabases(folder: string, fatal: Fatal): Promise<Databases> {
  const path = databaseIn(folder);
  await checkFile(
    path,
    MIGRATIONS.map(({ name }) => name),
  );
  try {
    const write = await openSqlite(path);
    const read = await new DataSource({
      type: 'better-sqlite3',
      database: path,
      readonly: true,
      entities: ENTITIES,
    }).initialize();
    return {
      writer: new SqliteWriter(write, fatal),
      read: new ReadConnection(read),
      doorbell: new NoDoorbell(),
      inTurn: (work) => work(),
      close: async () => {
        await read.destroy();
        await write.destroy();
      },
    };
  } catch (error) {
    throw error instanceof StartError ? error : cannotOpen(path, error);
  }
}

/**
 * Opens the write connection of one box; a {@link Writer} alone writes through it.
 * Returns when migrations are done. WAL lets readers read meanwhile; FULL makes
 * an answered command survive a power cut.
 */
export function openSqlite(database: string): Promise<DataSource> {
  if (database !== ':memory:') mkdirSync(dirname(database), { recursive: true });
  return new DataSource({
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    timeout: BUSY_TIMEOUT_MS,
    prepareDatabase: (db: SqliteConnection) => {
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      db.pragma('trusted_schema = OFF');
      db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        db.pragma(`application_id = ${APPLICATION_ID}`);
      }
    },
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsRun: true,
  }).initialize();
}
