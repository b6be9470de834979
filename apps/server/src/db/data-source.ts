import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import { type Fatal } from '../ports/fatal.js';
import { APPLICATION_ID, cannotOpen, checkFile } from './check-file.js';
import { type Doorbell, NoDoorbell } from './doorbell.js';
import { ReadConnection } from './read-connection.js';
import { ENTITIES, MIGRATIONS } from './schema.js';
import { BatchesHere } from './sqlite-batches.js';
import { BatchesInThread } from './sqlite-batches-in-thread.js';
import { BUSY_TIMEOUT_MS, makeSafe, type SqliteConnection } from './sqlite-connection.js';
import { SqliteWriter } from './sqlite-writer.js';
import { StartError } from './storage-errors.js';
import type { Writer } from './writer.js';

const FILE = 'lobbyflow.db';
/** Beside this file once it is compiled. */
const THREAD = new URL('sqlite-thread.js', import.meta.url);
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
 * @param thread - the compiled thread that writes; where there is none this one does
 * @throws StartError when that cannot be, with the file left as it was
 */
export async function openDatabases(
  folder: string,
  fatal: Fatal,
  thread = THREAD,
): Promise<Databases> {
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
    const batches = existsSync(thread)
      ? await BatchesInThread.open({ path, thread, fatal })
      : new BatchesHere(path);
    return {
      writer: new SqliteWriter(write, batches, fatal),
      read: new ReadConnection(read),
      doorbell: new NoDoorbell(),
      inTurn: (work) => work(),
      close: async () => {
        await batches.close();
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
      makeSafe(db);
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        db.pragma(`application_id = ${APPLICATION_ID}`);
      }
    },
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsRun: true,
  }).initialize();
}
