import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { connectionOf } from './sqlite-connection.js';
import { StartError } from './storage-errors.js';

const FILE = 'lobbyflow.lock';

/**
 * Keeps a data folder for one process. The lock is the operating system's, on a
 * file of its own, so that it ends with the process however that ends.
 *
 * @returns the function that gives the folder free
 * @throws StartError when another process has it, or it cannot be written
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = new DataSource({
    type: 'better-sqlite3',
    database: join(folder, FILE),
    timeout: 0,
  });
  try {
    makeFolder(folder);
    await lock.initialize();
    connectionOf(lock).exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    if (lock.isInitialized) await lock.destroy();
    throw (cause as { code?: unknown }).code === 'SQLITE_BUSY'
      ? isTaken(folder, cause)
      : cannotWrite(folder, cause);
  }
  return () => lock.destroy();
}

/** One by one: Node's `recursive` turns for ever where a system takes no folder, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(resolve(folder));
  if (parent !== resolve(folder)) makeFolder(parent);
  mkdirSync(folder);
}

function isTaken(folder: string, cause: unknown): StartError {
  return new StartError(
    `Another Lobbyflow is running on the folder ${folder}.`,
    'Stop it first, or name another folder with LOBBYFLOW_DATA.',
    { cause },
  );
}

function cannotWrite(folder: string, cause: unknown): StartError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StartError(
    `The folder ${folder} cannot be written: ${why}.`,
    'Give this user the right to write there, or name another folder with LOBBYFLOW_DATA.',
    { cause },
  );
}
