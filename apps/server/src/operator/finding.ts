/** What an audit can find wrong. Closed, so that a program can act on it. */
export const FINDING_CODES = [
  'file-damaged',
  'branch-unknown',
  'revision-gap',
  'chain-broken',
  'time-backwards',
  'day-backwards',
  'day-differs',
  'events-unreadable',
  'replay-failed',
  'two-counters',
  'counter-differs',
  'decision-differs',
  'number-reused',
  'number-not-in-ledger',
  'ledger-without-issue',
  'number-gap',
  'answer-unreadable',
  'answer-without-commit',
  'answer-differs',
  'answer-twice',
  'answer-missing',
  'rows-differ',
  'rows-ahead',
  'checkpoint-differs',
  'checkpoint-forged',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Something that is not as it must be. */
export interface Finding {
  /** Empty when the file itself is meant. */
  readonly branchId: string;
  /** Where it shows first; `null` where no revision is to blame. */
  readonly revision: number | null;
  readonly code: FindingCode;
  /** In words, for whoever reads it at night. */
  readonly what: string;
}

/** Takes a finding of the branch that is being looked at. */
export type Note = (revision: number | null, code: FindingCode, what: string) => void;
