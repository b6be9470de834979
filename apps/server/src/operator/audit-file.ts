import type { BranchId } from '@lobbyflow/engine';
import type { ReadCheckpoints } from '../checkpoints/checkpoint.js';
import { checkFile } from '../db/check-file.js';
import { MIGRATIONS } from '../db/schema.js';
import { Snapshot } from '../db/snapshot.js';
import { StartError } from '../db/storage-errors.js';
import { SYSTEM_BRANCH } from '../journal/system-journal.repository.js';
import { auditActs, auditBranch, type BranchAudit } from './audit.js';
import { checkpointFindings } from './audit-checkpoints.js';
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
export async function auditFile(
  path: string,
  noted: ReadCheckpoints = NONE_NOTED,
): Promise<FileAudit> {
  const snapshot = await openRecords(path);
  const records = new RecordsRepository(snapshot);
  const rows = await RebuiltRows.over(snapshot);
  try {
    const damages = records.damages();
    if (damages.length > 0) return { branches: [], findings: damages.map(damage) };
    const branches = listed(records.branches(), noted).map(({ branchId, isKnown }) => {
      const checkpoints = noted.checkpoints.filter((one) => one.branchId === branchId);
      if (branchId === SYSTEM_BRANCH) {
        return auditActs(branchId, records.commits(branchId), { checkpoints });
      }
      const against = { rows: rows.auditOf(branchId), checkpoints };
      const audit = auditBranch(records.of(branchId), against);
      return isKnown ? audit : { ...audit, findings: [unknown(branchId), ...audit.findings] };
    });
    const findings = branches.flatMap((branch) => branch.findings);
    return { branches, findings: [...checkpointFindings(noted), ...findings] };
  } finally {
    await rows.close();
    await snapshot.close();
  }
}

const NONE_NOTED: ReadCheckpoints = { checkpoints: [], faults: [] };

type Listed = ReturnType<RecordsRepository['branches']>[number];

/** A branch that was noted and has nothing left is looked at too. */
function listed(branches: readonly Listed[], noted: ReadCheckpoints): readonly Listed[] {
  const there = new Set<string>(branches.map(({ branchId }) => branchId));
  const gone = new Set(
    noted.checkpoints.map(({ branchId }) => branchId).filter((id) => !there.has(id)),
  );
  return [...branches, ...[...gone].map((id) => ({ branchId: id as BranchId, isKnown: false }))];
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
