import { createRequire } from 'node:module';
import type { Sent } from './clients.js';

interface Database {
  prepare(sql: string): { all(): Record<string, unknown>[] };
  close(): void;
}

/** What a file holds after a power cut. */
export interface Rebuilt {
  readonly isReadable: boolean;
  /** Answers that were given and are not there, or are different. */
  readonly lost: number;
}

/** Opens a database as the product finds it, and looks for every answer that was given. */
export function checkRebuilt(path: string, acknowledged: readonly Sent[]): Rebuilt {
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Database;
  let db: Database | null = null;
  try {
    db = new Sqlite(path);
    const [check] = db.prepare('PRAGMA integrity_check').all();
    const rows = db.prepare('SELECT "commandId", "status", "body" FROM "answers"').all();
    const known = new Map(rows.map(({ commandId, status, body }) => [commandId, { status, body }]));
    const lost = acknowledged.filter(({ commandId, answer }) => {
      const kept = known.get(commandId);
      return kept?.status !== answer?.status || kept?.body !== answer?.text;
    });
    return { isReadable: check?.['integrity_check'] === 'ok', lost: lost.length };
  } catch {
    return { isReadable: false, lost: acknowledged.length };
  } finally {
    db?.close();
  }
}
