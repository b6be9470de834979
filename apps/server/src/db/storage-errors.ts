import { ProblemError } from '../problems/problem.error.js';

/** Another process wrote while we were deciding; nothing of ours is written. */
export class LostRace extends Error {}

/** The disk is full: nothing is written, what is stored can be read, and it may go on later. */
export class StorageFull extends ProblemError {
  constructor(cause: unknown) {
    super('storage-failed', 'the disk is full', { cause, retryAfter: 5 });
  }
}

/** The file or the disk cannot be trusted any more. */
export class StorageBroken extends Error {}

/** The database server is too slow: nothing is written, and trying again soon makes it no faster. */
export class StorageSlow extends ProblemError {
  constructor(cause: unknown) {
    super('busy', 'the database is slow', { cause, retryAfter: 2 });
  }
}

/** The database server is not there, or not for writing: nothing is written, and it may come back. */
export class StorageAway extends ProblemError {
  constructor(cause: unknown) {
    super('storage-failed', 'the database is away', { cause, retryAfter: 2 });
  }
}

/** The connection was lost while a transaction was being committed: all of it is written, or nothing. */
export class UnknownCommit extends ProblemError {
  constructor(cause: unknown) {
    super('storage-failed', 'whether it was done is not known yet', { cause, retryAfter: 1 });
  }
}

/** The server cannot start; says why in a sentence, and the way out in another. */
export class StartError extends Error {
  constructor(
    message: string,
    readonly wayOut: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StartError';
  }
}

const LOST_RACE = ['SQLITE_BUSY', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'];
const BROKEN = ['SQLITE_IOERR', 'SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_CANTOPEN'];

/** What an error of the SQLite driver means to whoever writes. */
export function storageError(error: unknown): unknown {
  const code = sqliteCode(error);
  const has = (prefixes: readonly string[]) => prefixes.some((prefix) => code.startsWith(prefix));
  const options = { cause: error };
  if (has(LOST_RACE)) return new LostRace(code, options);
  if (has(['SQLITE_FULL'])) return new StorageFull(error);
  if (has(BROKEN)) return new StorageBroken(`the database cannot be written (${code})`, options);
  return error;
}

/** The driver's code, also where TypeORM wrapped the error; empty when there is none. */
function sqliteCode(error: unknown): string {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? '' : sqliteCode(driverError);
}
