import type { BranchId } from '@lobbyflow/engine';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Databases, databaseIn, openDatabases } from '../db/data-source.js';
import { lockFolder } from '../db/folder-lock.js';
import { StartError } from '../db/storage-errors.js';
import { BranchesRepository } from '../journal/branches.repository.js';
import { CommitFeed } from '../journal/commit-feed.js';
import { CommitsRepository } from '../journal/commits.repository.js';
import { Journals } from '../journal/journals.js';
import { ToldWaits } from '../journal/told-waits.js';
import { SystemClock } from '../ports/clock.js';
import { ProcessFatal } from '../ports/fatal.js';
import { SystemStopwatch } from '../ports/stopwatch.js';
import { Projector } from '../projections/projector.js';
import { ProjectionsRepository } from '../projections/projections.repository.js';
import { auditFile, type FileAudit } from './audit-file.js';
import { CutRepository } from './cut.repository.js';
import { moveDurably, PRIVATE } from './durable-files.js';
import { isSealed, unseal } from './seal.js';

/** Where a database is put together before it takes its place. */
const STAGE = 'restoring';

/** To a revision of one branch; the others stay at their latest. */
export interface CutAt {
  readonly branchId: BranchId;
  readonly revision: number;
}

/** What was restored; with findings in the audit, nothing was. */
export interface RestoreReport {
  readonly audit: FileAudit;
  /** Commits that were left out. */
  readonly leftOut: number;
}

/**
 * Puts a backup into an empty folder. It is audited before anything is done
 * with it, and again as it will be served; only then it takes its place.
 *
 * @param options.key - needed where the backup is encrypted
 * @param options.at - `null`: to the latest
 * @throws StartError
 */
export async function restore(
  from: string,
  {
    folder,
    key,
    at,
  }: { readonly folder: string; readonly key: string | null; readonly at: CutAt | null },
): Promise<RestoreReport> {
  if (!existsSync(from)) throw new StartError(`There is no file ${from}.`, 'Name it with --from.');
  assertEmpty(folder);
  const unlock = await lockFolder(folder);
  const stage = join(folder, STAGE);
  try {
    mkdirSync(stage);
    await unpack(from, databaseIn(stage), key);
    const before = await auditBackup(from, databaseIn(stage));
    if (before.findings.length > 0) return { audit: before, leftOut: 0 };
    const leftOut = await bringUpToDate(stage, at);
    const audit = await auditFile(databaseIn(stage));
    if (audit.findings.length === 0) moveDurably(databaseIn(stage), databaseIn(folder));
    return { audit, leftOut };
  } finally {
    rmSync(stage, { recursive: true, force: true });
    await unlock();
  }
}

/** A lock that somebody left is no content; whether it is held is found out by taking it. */
function assertEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  const held = readdirSync(folder).filter((name) => !name.startsWith('lobbyflow.lock'));
  if (held.length === 0) return;
  throw new StartError(
    `${folder} is not empty, and is left as it is.`,
    'Name an empty folder with --data, or move what is in it aside first.',
  );
}

async function unpack(from: string, to: string, key: string | null): Promise<void> {
  if (!isSealed(from)) {
    copyFileSync(from, to);
    chmodSync(to, PRIVATE);
    return;
  }
  if (key === null) {
    throw new StartError(
      `${from} is encrypted.`,
      'Set LOBBYFLOW_BACKUP_KEY to the key it was made with.',
    );
  }
  await unseal(from, to, key);
}

/** Says of the backup what is true of its copy. */
async function auditBackup(from: string, copy: string): Promise<FileAudit> {
  try {
    return await auditFile(copy);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    throw new StartError(error.message.replaceAll(copy, from), 'Use another backup.', {
      cause: error,
    });
  }
}

/** Runs what migrations there are, and cuts a branch. @returns how many commits were left out */
async function bringUpToDate(stage: string, at: CutAt | null): Promise<number> {
  const databases = await openDatabases(stage, new ProcessFatal());
  try {
    if (at === null) return 0;
    const leftOut = await new CutRepository(databases.writer).cut(at.branchId, at.revision);
    await projectorOver(databases).rebuild(at.branchId);
    return leftOut;
  } finally {
    await databases.close();
  }
}

function projectorOver({ writer, read, doorbell }: Databases): Projector {
  const commits = new CommitsRepository(writer, read);
  const feed = new CommitFeed();
  const journals = new Journals(
    new BranchesRepository(read),
    commits,
    feed,
    new SystemClock(),
    new SystemStopwatch(),
    new ProcessFatal(),
    new ToldWaits(),
    doorbell,
  );
  return new Projector(journals, commits, new ProjectionsRepository(writer), feed);
}
