import pg from 'pg';
import { DataSource } from 'typeorm';
import { lockNumber } from './advisory-lock.js';
import type { Databases } from './data-source.js';
import { PostgresDoorbell } from './postgres-doorbell.js';
import { PostgresWriter } from './postgres-writer.js';
import { ReadConnection } from './read-connection.js';
import { ENTITIES, MIGRATIONS } from './schema.js';
import { StartError } from './storage-errors.js';

/** Connections of one process: ten write, five read, one listens. A server with 100 has room for six processes. */
const WRITERS = 10;
const READERS = 5;
/** How long somebody waits for one of them; then the honest answer is `busy`. */
const CONNECT_MS = 2_000;
const OLDEST = 150_000;
const NAME = 'lobbyflow';

type ReaderOf = (type: number, format?: 'text') => (value: string) => unknown;
const readerOf = pg.types.getTypeParser as ReaderOf;
/** `bigint` and `numeric`, as PostgreSQL numbers its types. */
const NUMERIC_TYPES = [20, 1700];
/** Sums, counts and instants come as numbers, as they do from SQLite: all of ours are far below 2^53. */
const NUMBERS = {
  getTypeParser: (type: number, format?: 'text') =>
    NUMERIC_TYPES.includes(type) ? Number : readerOf(type, format),
};

/** What keeps a connection from being held for ever, by us or by the network; in milliseconds. */
const WRITING = {
  statement_timeout: 5_000,
  lock_timeout: 2_000,
  idle_in_transaction_session_timeout: 10_000,
};
const READING = {
  statement_timeout: 15_000,
  query_timeout: 20_000,
  options: '-c default_transaction_read_only=on',
};

/**
 * Opens the database of a cluster and brings it up to date, one process after
 * the other where several start at once.
 *
 * @throws StartError when that cannot be, with the database left as it was
 */
export async function openPostgres(url: string): Promise<Databases> {
  const opened: { destroy(): Promise<void> }[] = [];
  const close = async () => {
    for (const one of opened.splice(0).toReversed()) await one.destroy();
  };
  try {
    const write = await postgresSource(url, WRITERS, WRITING).initialize();
    opened.push(write);
    await check(write);
    await inTurn(url, () => write.runMigrations({ transaction: 'each' }));
    const read = await postgresSource(url, READERS, READING).initialize();
    opened.push(read);
    const doorbell = new PostgresDoorbell(url);
    opened.push(doorbell);
    await doorbell.open();
    return {
      writer: new PostgresWriter(write),
      read: new ReadConnection(read),
      doorbell,
      inTurn: (work) => inTurn(url, work),
      close,
    };
  } catch (error) {
    await close();
    throw error instanceof StartError ? error : cannotReach(url, error);
  }
}

/** A way to the database with so many connections, not opened yet. */
export function postgresSource(
  url: string,
  poolSize: number,
  extra: Readonly<Record<string, unknown>> = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: CONNECT_MS,
    applicationName: NAME,
    installExtensions: false,
    extra: { keepAlive: true, types: NUMBERS, ...extra },
    // Whoever uses a connection hears of its end; one that nobody uses is replaced.
    poolErrorHandler: () => undefined,
    entities: ENTITIES,
    migrations: MIGRATIONS,
  });
}

/** Runs something while no other process of the cluster runs such a thing. */
async function inTurn<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: NAME });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${lockNumber('start')})`);
    return await work();
  } finally {
    // The lock goes with the connection.
    await client.end();
  }
}

async function check(db: DataSource): Promise<void> {
  const [server] = await db.query<{ version: string; encoding: string }[]>(
    `SELECT current_setting('server_version_num') AS version,
      current_setting('server_encoding') AS encoding`,
  );
  if (Number(server?.version) < OLDEST) {
    throw new StartError(
      'This PostgreSQL is too old: Lobbyflow needs version 15 or newer.',
      'Name another server with LOBBYFLOW_DATABASE_URL; this one was left as it was.',
    );
  }
  if (server?.encoding !== 'UTF8') {
    throw new StartError(
      `This database holds text as ${server?.encoding ?? 'nobody knows what'}, and Lobbyflow needs UTF8.`,
      "Make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name it with LOBBYFLOW_DATABASE_URL.",
    );
  }
  const known: readonly string[] = MIGRATIONS.map(({ name }) => name);
  const unknown = (await migrationsIn(db)).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartError(
      `This database was written by a newer version of Lobbyflow (it knows ${unknown.join(', ')}).`,
      'Start that version or a later one; the database was left as it was.',
    );
  }
}

async function migrationsIn(db: DataSource): Promise<readonly string[]> {
  const [there] = await db.query<{ there: boolean }[]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS there`,
  );
  if (there?.there !== true) return [];
  const rows = await db.query<{ name: string }[]>('SELECT name FROM migrations');
  return rows.map(({ name }) => name);
}

/** Says where the database was looked for, without the password. */
function cannotReach(url: string, cause: unknown): StartError {
  const { host, pathname } = new URL(url);
  const why = cause instanceof Error ? cause.message || String(cause) : String(cause);
  return new StartError(
    `The database ${pathname.slice(1)} on ${host} cannot be used: ${why}.`,
    'See that PostgreSQL runs there, and that user, password and name in LOBBYFLOW_DATABASE_URL are right.',
    { cause },
  );
}
