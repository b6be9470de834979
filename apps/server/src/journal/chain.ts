import { hash } from 'node:crypto';
import type { Commit } from './commit.js';

/** The chain does not hold: somebody, or the disk, changed what is stored. */
export class BrokenChain extends Error {
  constructor({ branchId, revision }: Pick<Commit, 'branchId' | 'revision'>, what: string) {
    super(`the journal of branch ${branchId} is broken at revision ${revision}: ${what}`);
    this.name = 'BrokenChain';
  }
}

/** Where a chain is joined on. */
export interface Link {
  readonly revision: number;
  readonly hash: string;
}

/** Before the first commit of a branch. */
export const ORIGIN: Link = { revision: 0, hash: '' };

/**
 * SHA-256 over the stored values: one line of JSON for the small ones, then
 * command and events byte for byte. JSON text holds no line feed, so no two
 * commits run together into the same bytes.
 */
export function hashOf(line: Omit<Commit, 'hash'>): string {
  const { branchId, revision, businessDay, at, actor, device, type, schema, rules } = line;
  const small = [branchId, revision, businessDay, at, actor, device, type, schema, rules];
  const head = JSON.stringify([...small, line.prevHash]);
  return sha256(`${head}\n${line.command}\n${line.events}`);
}

export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** @throws BrokenChain unless the commit is whole and follows on */
export function assertFollows(before: Link, commit: Commit): void {
  if (commit.revision !== before.revision + 1) {
    throw new BrokenChain(commit, `it follows on revision ${before.revision}`);
  }
  if (commit.prevHash !== before.hash)
    throw new BrokenChain(commit, 'it follows on another commit');
  if (commit.hash !== hashOf(commit)) throw new BrokenChain(commit, 'its bytes were changed');
}
