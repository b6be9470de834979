import { existsSync, readFileSync } from 'node:fs';
import type { Checkpoint, ReadCheckpoints } from '../checkpoints/checkpoint.js';
import { readLines } from '../checkpoints/checkpoint.js';
import { checkingKey } from '../checkpoints/checkpoint-files.js';
import { StartError } from '../db/storage-errors.js';
import type { Commit } from '../journal/commit.js';
import type { Finding, Note } from './finding.js';

/** Where checkpoints are, and the key that they are checked with. */
export interface CheckpointFiles {
  readonly file: string;
  readonly key: string;
  /** They were named by hand: then they must be there. */
  readonly isNamed: boolean;
}

/**
 * Reads the checkpoints that a folder, or a copy kept elsewhere, holds.
 *
 * @throws StartError when files that were named are not there
 */
export function readCheckpoints({ file, key, isNamed }: CheckpointFiles): ReadCheckpoints {
  const publicKey = checkingKey(key);
  if (publicKey === null || !existsSync(file)) {
    if (isNamed) throw missing(publicKey === null ? key : file);
    // A folder without a key never made checkpoints; one with a key has lost them.
    const isLost = publicKey !== null;
    return { checkpoints: [], faults: isLost ? [`${file} is not there`] : [] };
  }
  return readLines(readFileSync(file, 'utf8'), publicKey);
}

function missing(path: string): StartError {
  return new StartError(
    `There is no file ${path}.`,
    'Name the checkpoints with --checkpoints, and their public key with --checkpoint-key.',
  );
}

/** What is wrong with the file itself. */
export function checkpointFindings({ faults }: ReadCheckpoints): readonly Finding[] {
  return faults.map((what) => ({ branchId: '', revision: null, code: 'checkpoint-forged', what }));
}

/** Lets commits pass, and notes at the end which checkpoints of their branch they do not meet. */
export function* heldTo(
  commits: Iterable<Commit>,
  checkpoints: readonly Checkpoint[],
  note: Note,
): Generator<Commit> {
  const due = new Map<number, Set<string>>();
  for (const { revision, hash } of checkpoints) {
    due.set(revision, (due.get(revision) ?? new Set()).add(hash));
  }
  for (const commit of commits) {
    const noted = due.get(commit.revision);
    if (noted !== undefined && [...noted].every((hash) => hash === commit.hash)) {
      due.delete(commit.revision);
    }
    yield commit;
  }
  for (const revision of [...due.keys()].toSorted((one, other) => one - other)) {
    note(revision, 'checkpoint-differs', 'it is not the commit that a signed checkpoint notes');
  }
}
