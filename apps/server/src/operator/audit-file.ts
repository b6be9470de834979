import { checkFile } from '../db/check-file.js';
import { MIGRATIONS } from '../db/schema.js';
import { Snapshot } from '../db/snapshot.js';
import { StartError } from '../db/storage-errors.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';
import { auditActs, auditBranch, type BranchAudit } from './audit.js';
import type { Finding } from './finding.js';
import { RebuiltRows } from './rebuilt-rows.repository.js';
import { RecordsRepository } from './records.repository.js';

/** How a whole database stands, and everything that is wrong with it. */
export interface FileAudit {
  readonly branches: readonly BranchAudit[];
  readonly findings: readonly Finding[];
}

/**
 * Audits a database file as it is at one moment, without writing to it; a
 * server may go on working on it meanwhile.
 *
 * @throws StartError when it cannot be opened at all
 */
export async function auditFile(path: string): Promise<FileAudit> {
  const snapshot = await openRecords(path);
  const records = new RecordsRepository(snapshot);
  const rows = await RebuiltRows.over(snapshot);
  try {
    const damages = records.damages();
    if (damages.length > 0) return { branches: [], findings: damages.map(damage) };
    const branches = records.branches().map(({ branchId, isKnown }) => {
      if (branchId === SYSTEM_BRANCH) return auditActs(branchId, records.commits(branchId));
      const audit = auditBranch(records.of(branchId), rows.auditOf(branchId));
      return isKnown ? audit : { ...audit, findings: [unknown(branchId), ...audit.findings] };
    });
    return { branches, findings: branches.flatMap(({ findings }) => findings) };
  } finally {
    await rows.close();
    await snapshot.close();
  }
}

/** @throws StartError when there is no database of ours, or none that this version reads */
export async function openRecords(path: string): Promise<Snapshot> {
  const known = MIGRATIONS.map(({ name }) => name);
  if (await checkFile(path, known)) return Snapshot.open(path);
  throw new StartError(`There is no database ${path}.`, 'Name the folder of the data with --data.');
}

function damage(what: string): Finding {
  return { branchId: '', revision: null, code: 'file-damaged', what };
}

function unknown(branchId: string): Finding {
  const what = 'it has a journal, and is not in the list of branches';
  return { branchId, revision: null, code: 'branch-unknown', what };
}
