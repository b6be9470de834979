import { describe, expect, it } from '@jest/globals';
import { BRANCH } from '@lobbyflow/testing';
import fc from 'fast-check';
import { join } from 'node:path';
import { playAnyDay } from '../../test/an-operator.js';
import { processes } from '../../test/processes.js';
import { Snapshot } from '../db/snapshot.js';
import { hashOf, ORIGIN } from '../journal/chain.js';
import type { Commit } from '../journal/commit.js';
import { auditBranch, type BranchRecords } from './audit.js';
import { RecordsRepository } from './records.repository.js';

const server = processes();

/** A branch at work, and what was noted of it elsewhere. */
async function aBranch(): Promise<BranchRecords & { readonly commits: readonly Commit[] }> {
  const process = await server.start();
  await playAnyDay(process, { length: 180, seed: 8 });
  await server.stop();
  const snapshot = await Snapshot.open(join(server.folder, 'lobbyflow.db'));
  const { commits, answers, numbers } = new RecordsRepository(snapshot).of(BRANCH);
  const all = { commits: [...commits], answers: [...answers], numbers: [...numbers] };
  await snapshot.close();
  return { branchId: BRANCH, ...all };
}

const TEXTS = ['businessDay', 'actor', 'type', 'command', 'events', 'prevHash', 'hash'] as const;
const NUMBERS = ['revision', 'at', 'schema', 'rules'] as const;
type Journal = readonly Commit[];
type Tampering = (journal: Journal) => Journal;

/** Any one thing that somebody could do to the stored commits. */
const aTampering: fc.Arbitrary<Tampering> = fc
  .record({ one: fc.nat(999), other: fc.nat(999), at: fc.nat(9_999), bit: fc.nat(6) })
  .chain(({ one, other, at, bit }) => {
    const edit =
      (change: (commit: Commit) => Partial<Commit>): Tampering =>
      (journal) =>
        journal.map((commit, index) =>
          index === one % journal.length ? { ...commit, ...change(commit) } : commit,
        );
    return fc.oneof(
      fc
        .constantFrom(...TEXTS)
        .map((field) => edit((commit) => ({ [field]: flip(commit[field], at, bit) }))),
      fc
        .constantFrom(...NUMBERS)
        .map((field) => edit((commit) => ({ [field]: commit[field] + other + 1 }))),
      fc.constant<Tampering>((journal) => journal.toSpliced(one % journal.length, 1)),
      fc.constant<Tampering>((journal) => journal.slice(0, one % journal.length)),
      fc.constant<Tampering>((journal) => swap(journal, one, other)),
      fc.constant<Tampering>((journal) =>
        journal.toSpliced(one % journal.length, 0, journal[other % journal.length]!),
      ),
      // By somebody who knows how: the events changed, and every hash after it made anew.
      fc.constant<Tampering>((journal) =>
        rehashed(edit(({ actor }) => ({ actor: flip(actor, at, bit) }))(journal)),
      ),
    );
  });

function flip(text: string, at: number, bit: number): string {
  const index = at % Math.max(1, text.length);
  const changed = String.fromCharCode((text.charCodeAt(index) || 0) ^ (1 << bit));
  return text.slice(0, index) + changed + text.slice(index + 1);
}

/** Two commits in each other's place; neighbours where the same one was drawn twice. */
function swap(journal: Journal, one: number, other: number): Journal {
  const first = one % journal.length;
  const second =
    other % journal.length === first ? (first + 1) % journal.length : other % journal.length;
  return journal.with(first, journal[second]!).with(second, journal[first]!);
}

function rehashed(journal: Journal): Journal {
  let prevHash = ORIGIN.hash;
  return journal.map((commit) => {
    const line = { ...commit, prevHash };
    prevHash = hashOf(line);
    return { ...line, hash: prevHash };
  });
}

describe('A journal that somebody tampered with', () => {
  it('is found out, a thousand times of a thousand, against the last hash noted elsewhere', async () => {
    const branch = await aBranch();
    const untouched = auditBranch(branch);
    let tried = 0;

    fc.assert(
      fc.property(aTampering, (tamper) => {
        const { findings, last } = auditBranch({ ...branch, commits: tamper(branch.commits) });
        tried += 1;
        return findings.length > 0 || last.hash !== untouched.last.hash;
      }),
      { numRuns: 1_000, seed: 20_260_105 },
    );

    expect(untouched.findings).toEqual([]);
    expect(branch.commits.length).toBeGreaterThan(40);
    expect(tried).toBe(1_000);
  });
});
