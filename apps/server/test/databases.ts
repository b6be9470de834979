import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { lockNumber } from '../src/db/advisory-lock.js';
import { databaseIn, type Databases, openDatabases, openSqlite } from '../src/db/data-source.js';
import { openPostgres, postgresSource } from '../src/db/postgres.js';
import type { Fatal } from '../src/ports/fatal.js';

/** Which of the two databases this run of the suite is over; the project of the test runner says it. */
export const IS_ON_POSTGRES = process.env['TEST_DATABASE'] === 'postgres';

/** An empty database with all tables, to be copied. */
const TEMPLATE = 'lobbyflow_template';

/** The PostgreSQL that was started for this run. */
function postgresUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url === undefined) throw new Error('no PostgreSQL was started for this run');
  return url;
}

/** The address of a database of that PostgreSQL. */
function urlOf(name: string): string {
  const url = new URL(postgresUrl());
  url.pathname = `/${name}`;
  return url.href;
}

/** Data of its own for a test: a folder, and on PostgreSQL a database that goes by the folder's name. */
export async function newData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lobbyflow-'));
  if (IS_ON_POSTGRES) await makeDatabase(nameFor(folder));
  return folder;
}

export async function removeData(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  if (IS_ON_POSTGRES) await asSuperuser(`DROP DATABASE IF EXISTS ${nameFor(folder)} WITH (FORCE)`);
}

/** For the settings of a server on this data: `null` where it is a file in the folder. */
export function databaseUrlFor(folder: string): string | null {
  return IS_ON_POSTGRES ? urlOf(nameFor(folder)) : null;
}

/** The thread that writes to a file, as it is built. */
const BUILT_THREAD = new URL('../dist/db/sqlite-thread.js', import.meta.url);

interface WritingThread {
  readonly where: string;
  /** `undefined`: that which runs the test. */
  readonly thread: URL | undefined;
}
const here: WritingThread = { where: 'in the same thread', thread: undefined };
const apart: WritingThread = { where: 'in a thread of its own', thread: BUILT_THREAD };

/** Where a file may be written; in a thread of its own once the server has been built. */
export const WRITING_THREADS = existsSync(BUILT_THREAD) ? [here, apart] : [here];

/** Opens the data as the product does; on PostgreSQL by another way, where one is given. */
export function openData(
  folder: string,
  fatal: Fatal,
  url: string | null = databaseUrlFor(folder),
  thread?: URL,
): Promise<Databases> {
  return url === null ? openDatabases(folder, fatal, thread) : openPostgres(url);
}

/** The data with all tables, and one connection to it. */
export function withAllTables(folder: string): Promise<DataSource> {
  const url = databaseUrlFor(folder);
  return url === null ? openSqlite(databaseIn(folder)) : postgresSource(url, 1).initialize();
}

/** Changes the data past every rule of ours, in the words of the database. */
export async function tamper(
  folder: string,
  sql: string | { readonly sqlite: string; readonly postgres: string },
): Promise<void> {
  const url = databaseUrlFor(folder);
  const words = typeof sql === 'string' ? { sqlite: sql, postgres: sql } : sql;
  const db = await withAllTables(folder);
  await db.query(url === null ? words.sqlite : words.postgres);
  await db.destroy();
}

/** Names of folders are told apart by case, those of databases are not. */
function nameFor(folder: string): string {
  return `test_${Buffer.from(basename(folder)).toString('hex')}`;
}

async function makeDatabase(name: string): Promise<void> {
  await asSuperuser(async (client) => {
    // Copying needs the template to itself, so that it is one copy at a time.
    await client.query(`SELECT pg_advisory_lock(${lockNumber('template')})`);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (found.rowCount === 0) await makeTemplate(client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
}

async function makeTemplate(client: pg.Client): Promise<void> {
  const making = `making_${randomUUID().replaceAll('-', '')}`;
  await client.query(`CREATE DATABASE ${making}`);
  const db = await postgresSource(urlOf(making), 2).initialize();
  await db.runMigrations();
  await db.destroy();
  await client.query(`ALTER DATABASE ${making} RENAME TO ${TEMPLATE}`);
}

async function asSuperuser(work: string | ((client: pg.Client) => Promise<unknown>)) {
  const client = new pg.Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await (typeof work === 'string' ? client.query(work) : work(client));
  } finally {
    await client.end();
  }
}
