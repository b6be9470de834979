import { assertFollows, BrokenChain, type Link, ORIGIN } from '../journal/chain.js';
import type { Commit } from '../journal/commit.js';
import type { Note } from './finding.js';

/** Looks at one commit after the other, whatever was found before. */
export type LookAtCommit = (commit: Commit) => void;

/** Revisions without holes, each link of the chain, time and business days that only go forward. */
export function chainAudit(note: Note): LookAtCommit {
  let last: Link = ORIGIN;
  let before: Commit | null = null;
  return (commit) => {
    const { revision } = commit;
    if (revision !== last.revision + 1) {
      note(revision, 'revision-gap', `it follows on revision ${last.revision}`);
    }
    // Holes are told apart from changed bytes, and what comes after either is still looked at.
    const fault = faultOf({ revision: revision - 1, hash: last.hash }, commit);
    if (fault !== null) note(revision, 'chain-broken', fault);
    if (before !== null) timeAudit(before, commit, note);
    last = { revision, hash: commit.hash };
    before = commit;
  };
}

function faultOf(before: Link, commit: Commit): string | null {
  try {
    assertFollows(before, commit);
    return null;
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error;
    return error.message;
  }
}

function timeAudit(before: Commit, { revision, at, businessDay }: Commit, note: Note): void {
  if (at < before.at) {
    const ms = before.at - at;
    note(revision, 'time-backwards', `it is ${ms} ms earlier than revision ${before.revision}`);
  }
  if (businessDay < before.businessDay) {
    note(revision, 'day-backwards', `day ${businessDay} comes after ${before.businessDay}`);
  }
}
