import { type KeyObject, sign, verify } from 'node:crypto';
import { sha256 } from '../journal/chain.js';

/** Where a journal stood at an instant, noted outside its database. */
export interface Checkpoint {
  readonly branchId: string;
  /** Revisions have no gaps, so this is also how many commits there were. */
  readonly revision: number;
  /** Of the commit with this revision. */
  readonly hash: string;
  /** Milliseconds, UTC. */
  readonly at: number;
}

/** A line of the file: signed, and bound to the line before, so that none can be taken out. */
interface Line extends Checkpoint {
  /** SHA-256 of the line before, as it stands; empty for the first. */
  readonly before: string;
  /** Ed25519 over the line without it, in base64url. */
  readonly signature: string;
}

/** What a file of checkpoints says, and whether it can be believed. */
export interface ReadCheckpoints {
  readonly checkpoints: readonly Checkpoint[];
  /** In words, each with its line; none for a file that is as it was written. */
  readonly faults: readonly string[];
}

function signedBytes({ branchId, revision, hash, at, before }: Omit<Line, 'signature'>): Buffer {
  return Buffer.from(JSON.stringify([branchId, revision, hash, at, before]));
}

/** Signs a checkpoint. @param last - the line before; empty for the first */
export function lineOf(checkpoint: Checkpoint, last: string, key: KeyObject): string {
  const before = last === '' ? '' : sha256(last);
  const { branchId, revision, hash, at } = checkpoint;
  const unsigned = { branchId, revision, hash, at, before };
  const signature = sign(null, signedBytes(unsigned), key).toString('base64url');
  return JSON.stringify({ ...unsigned, signature });
}

/**
 * Reads a file of checkpoints. A last line that is not whole is what a power cut
 * leaves, and is passed over; every other fault is told.
 */
export function readLines(text: string, key: KeyObject): ReadCheckpoints {
  const checkpoints: Checkpoint[] = [];
  const faults: string[] = [];
  const lines = text.split('\n');
  // After the last line feed there is nothing, or half of a line.
  lines.pop();
  let last = '';
  for (const [at, line] of lines.entries()) {
    const read = parse(line);
    const fault = read === null ? 'is no checkpoint' : faultOf(read, last, key);
    if (read !== null && fault === null) checkpoints.push(read);
    if (fault !== null) faults.push(`line ${at + 1} ${fault}`);
    last = line;
  }
  return { checkpoints, faults };
}

function faultOf(line: Line, last: string, key: KeyObject): string | null {
  if (!verify(null, signedBytes(line), key, Buffer.from(line.signature, 'base64url'))) {
    return 'was not signed with the key of this installation';
  }
  const before = last === '' ? '' : sha256(last);
  return line.before === before ? null : 'does not follow on the line before';
}

function parse(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Partial<Record<keyof Line, unknown>> | null;
    if (line === null || typeof line !== 'object') return null;
    const { branchId, revision, hash, at, before, signature } = line;
    const texts = [branchId, hash, before, signature].every((one) => typeof one === 'string');
    const numbers = [revision, at].every((one) => Number.isSafeInteger(one));
    return texts && numbers ? (line as Line) : null;
  } catch {
    return null;
  }
}
