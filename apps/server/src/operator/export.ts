import type { BranchId } from '@lobbyflow/engine';
import { closeSync, openSync, writeSync } from 'node:fs';
import { databaseIn } from '../db/data-source.js';
import { StartError } from '../db/storage-errors.js';
import type { Row, SqlValue } from '../db/writer.js';
import { openRecords } from './audit-file.js';
import { makeFile, PRIVATE } from './durable-files.js';
import { RecordsRepository } from './records.repository.js';

/** Columns of the visits of a day, in order; those that end in `At` are instants. */
const VISIT_COLUMNS = [
  'number',
  'ticketId',
  'serviceId',
  'laneId',
  'state',
  'endCause',
  'arrivedAt',
  'calledAt',
  'startedAt',
  'endedAt',
  'counterId',
  'legs',
  'rating',
] as const;

/** What the last line of an exported journal says. */
export interface JournalEnd {
  readonly count: number;
  readonly lastRevision: number;
  readonly lastHash: string;
}

/**
 * Writes the commits of a branch after a revision, as stored, one JSON line
 * each, and a last line by which a reader knows that nothing is missing.
 */
export async function exportJournal(
  folder: string,
  {
    branchId,
    since,
    to,
  }: { readonly branchId: string; readonly since: number; readonly to: string },
): Promise<JournalEnd> {
  return fromRecords(folder, branchId, to, (records, id, write) => {
    let end: JournalEnd = { count: 0, lastRevision: since, lastHash: '' };
    for (const commit of records.commits(id, since)) {
      write(JSON.stringify(commit));
      const { revision: lastRevision, hash: lastHash } = commit;
      end = { count: end.count + 1, lastRevision, lastHash };
    }
    write(JSON.stringify(end));
    return end;
  });
}

/** How many visits were written, and how many commits they do not know of yet. */
export interface VisitsEnd {
  readonly count: number;
  readonly behind: number;
}

/** Writes the visits of a business day as CSV (RFC 4180), instants in UTC. */
export async function exportVisits(
  folder: string,
  {
    branchId,
    businessDay,
    to,
  }: { readonly branchId: string; readonly businessDay: string; readonly to: string },
): Promise<VisitsEnd> {
  return fromRecords(folder, branchId, to, (records, id, write) => {
    write(VISIT_COLUMNS.join());
    const visits = records.visits(id, businessDay);
    for (const visit of visits) write(lineOf(visit));
    return { count: visits.length, behind: records.rowsBehind(id) };
  });
}

type Write = (line: string) => void;

async function fromRecords<T>(
  folder: string,
  branchId: string,
  to: string,
  make: (records: RecordsRepository, branchId: BranchId, write: Write) => T,
): Promise<T> {
  const snapshot = await openRecords(databaseIn(folder));
  try {
    const records = new RecordsRepository(snapshot);
    const ids = records.branches().map(({ branchId: id }) => id);
    const id = ids.find((one) => one === branchId);
    if (id === undefined) {
      const there = ids.join(', ') || 'none';
      throw new StartError(`There is no branch ${branchId}.`, `There is: ${there}.`);
    }
    const made = await makeFile(to, (part) => {
      const file = openSync(part, 'wx', PRIVATE);
      try {
        return Promise.resolve({ made: make(records, id, (line) => writeSync(file, `${line}\n`)) });
      } finally {
        closeSync(file);
      }
    });
    if (made === null) throw new Error('nothing was written');
    return made.made;
  } finally {
    await snapshot.close();
  }
}

function lineOf(visit: Row): string {
  return VISIT_COLUMNS.map((name) => fieldOf(name, visit[name] ?? null)).join();
}

function fieldOf(name: string, value: SqlValue): string {
  if (value === null) return '';
  const text = name.endsWith('At') ? new Date(Number(value)).toISOString() : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
