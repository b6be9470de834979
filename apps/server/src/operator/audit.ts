import type { BranchId } from '@lobbyflow/engine';
import { type Link, ORIGIN } from '../journal/chain.js';
import type { Answer, Commit } from '../journal/commit.js';
import { answersAudit } from './audit-answers.js';
import type { Checkpoint } from '../checkpoints/checkpoint.js';
import { chainAudit } from './audit-chain.js';
import { heldTo } from './audit-checkpoints.js';
import { auditDecision, auditLobby } from './audit-lobby.js';
import { type LedgerLine, numbersAudit } from './audit-numbers.js';
import { messageOf, replay, type Step } from './audit-replay.js';
import type { Finding, Note } from './finding.js';

/** What is stored of a branch; read once each, from the first to the last. */
export interface BranchRecords {
  readonly branchId: BranchId;
  /** By revision. */
  readonly commits: Iterable<Commit>;
  readonly answers: Iterable<Answer>;
  /** By day, letter and number. */
  readonly numbers: Iterable<LedgerLine>;
}

/** Makes the rows of the reports again beside the walk, and compares them with what is stored. */
export interface RowsAudit {
  readonly step: (step: Step) => void;
  readonly end: (note: Note) => void;
}

/** What a branch is compared with besides itself. */
export interface AuditAgainst {
  readonly rows?: RowsAudit;
  /** Where its journal was noted to stand. */
  readonly checkpoints?: readonly Checkpoint[];
}

/** How a branch stands, and what is wrong with it. */
export interface BranchAudit {
  readonly branchId: string;
  readonly last: Link;
  readonly findings: readonly Finding[];
}

/**
 * Audits one branch: its chain, its replay, its numbers, its answers and its
 * rows. Pure but for `rows`; a fault does not end it, so that all are told.
 */
export function auditBranch(
  records: BranchRecords,
  { rows, checkpoints = [] }: AuditAgainst = {},
): BranchAudit {
  const { branchId } = records;
  const findings: Finding[] = [];
  const note = notes(branchId, findings);
  const chain = chainAudit(note);
  const follow = replay(branchId, note);
  const numbers = numbersAudit(note);
  const answers = answersAudit(records.answers, note);
  const looks: ((step: Step) => void)[] = [
    (step) => auditLobby(step, note),
    (step) => auditDecision(step, note),
    numbers.step,
    answers.step,
    ...(rows === undefined ? [] : [rows.step]),
  ];
  let last = ORIGIN;
  for (const commit of heldTo(records.commits, checkpoints, note)) {
    chain(commit);
    const step = follow(commit);
    const { revision } = commit;
    for (const look of looks) guarded(() => look(step), revision, note);
    last = { revision: commit.revision, hash: commit.hash };
  }
  numbers.end(records.numbers);
  answers.end();
  rows?.end(note);
  return { branchId, last, findings };
}

/** A commit that nobody of ours wrote may hold anything: what cannot be looked at is a finding. */
function guarded(look: () => void, revision: number, note: Note): void {
  try {
    look();
  } catch (error) {
    note(revision, 'replay-failed', messageOf(error));
  }
}

/** Audits a journal that no lobby comes of: acts of administration. */
export function auditActs(
  branchId: BranchId,
  commits: Iterable<Commit>,
  { checkpoints = [] }: Pick<AuditAgainst, 'checkpoints'> = {},
): BranchAudit {
  const findings: Finding[] = [];
  const note = notes(branchId, findings);
  const chain = chainAudit(note);
  let last = ORIGIN;
  for (const commit of heldTo(commits, checkpoints, note)) {
    chain(commit);
    last = { revision: commit.revision, hash: commit.hash };
  }
  return { branchId, last, findings };
}

function notes(branchId: string, findings: Finding[]): Note {
  return (revision, code, what) => findings.push({ branchId, revision, code, what });
}
