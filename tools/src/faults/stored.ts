import { createRequire } from 'node:module';
import type { StoredAnswer } from './history.js';

interface Database {
  prepare(sql: string): { all(): Record<string, unknown>[] };
  close(): void;
}

const Sqlite = createRequire(import.meta.url)('better-sqlite3') as new (
  path: string,
  options?: { readonly readonly?: boolean },
) => Database;

/** All answers in a database, by command id, and what SQLite itself says of the file. */
export interface Stored {
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly isWhole: boolean;
}

/**
 * Reads a database as the product finds it: what its log holds counts.
 *
 * @throws the driver's error where it cannot be read
 */
export function readStored(path: string, options: { readonly readonly?: boolean } = {}): Stored {
  const db = new Sqlite(path, options);
  try {
    const [check] = db.prepare('PRAGMA integrity_check').all();
    const rows = db.prepare('SELECT "commandId", "status", "body" FROM "answers"').all();
    const answers = new Map(
      rows.map(({ commandId, status, body }) => [
        String(commandId),
        { status: Number(status), body: String(body) },
      ]),
    );
    return { answers, isWhole: check?.['integrity_check'] === 'ok' };
  } finally {
    db.close();
  }
}
