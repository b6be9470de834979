import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { StartError } from './storage-errors.js';

/** Written into each of our files, where SQLite keeps a place for it: "Lfw1". */
export const APPLICATION_ID = 0x4c_66_77_31;

const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const APPLICATION_ID_AT = 68;
/** A larger file takes too long to look through at start; what is read of it is checked by the chain. */
const MAX_CHECKED_BYTES = 64 * 1024 * 1024;

const RESTORE = 'Put a backup in its place, or name another folder with LOBBYFLOW_DATA.';
const OTHER_FOLDER = 'Name another folder with LOBBYFLOW_DATA; this file was left as it is.';

/**
 * Looks at a file before anything is written to it.
 *
 * @param known - names of the migrations that this version brings
 * @returns whether there is a file
 * @throws StartError when it is not ours, broken, or of a newer version
 */
export async function checkFile(path: string, known: readonly string[]): Promise<boolean> {
  const header = headerOf(path);
  if (header === null) return false;
  if (header.length < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new StartError(`${path} is not a database, or its beginning is damaged.`, RESTORE);
  }
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw new StartError(`${path} is the database of another program.`, OTHER_FOLDER);
  }
  const found = await look(path, statSync(path).size <= MAX_CHECKED_BYTES);
  const unknown = found.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new StartError(
      `${path} was written by a newer version of Lobbyflow (it knows ${unknown.join(', ')}).`,
      'Start that version or a later one; this file was left as it is.',
    );
  }
  return true;
}

function headerOf(path: string): Buffer | null {
  try {
    const file = openSync(path, 'r');
    try {
      const header = Buffer.alloc(HEADER_BYTES);
      return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cannotOpen(path, error);
  }
}

/** Whatever goes wrong when a file is opened that was not wrong in itself. */
export function cannotOpen(path: string, cause: unknown): StartError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StartError(
    `${path} cannot be opened: ${why}.`,
    'See that the folder exists, that this user may write there, and that the disk is not full.',
    { cause },
  );
}

/** Reads the names of the migrations that were run, and whether all pages are whole. */
async function look(path: string, isChecked: boolean): Promise<string[]> {
  const db = new DataSource({ type: 'better-sqlite3', database: path, readonly: true });
  try {
    await db.initialize();
    if (isChecked) {
      const faults = await db.query<{ quick_check: string }[]>('PRAGMA quick_check(1)');
      if (faults[0]?.quick_check !== 'ok') throw new Error(faults[0]?.quick_check ?? 'no answer');
    }
    const tables = await db.query<object[]>(
      `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`,
    );
    if (tables.length === 0) return [];
    const rows = await db.query<{ name: string }[]>('SELECT name FROM migrations');
    return rows.map(({ name }) => name);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`${path} is damaged: ${why}.`, RESTORE, { cause });
  } finally {
    if (db.isInitialized) await db.destroy();
  }
}
