import { type LobbyEvent, numbersIn, numberText } from '@lobbyflow/engine';
import type { Step } from './audit-replay.js';
import type { Note } from './finding.js';

/** A line of the ledger of numbers. */
export interface LedgerLine {
  readonly businessDay: string;
  readonly letter: string;
  readonly running: number;
  readonly ticketId: string;
  /** `issued`, or why there is no ticket. */
  readonly state: string;
}

/** Looks at every commit, and at the ledger when they are through. */
export interface NumbersAudit {
  readonly step: (step: Step) => void;
  readonly end: (ledger: Iterable<LedgerLine>) => void;
}

interface Issued {
  readonly ticketId: string;
  readonly revision: number;
}

/** What the journal says of numbers that were lent to devices. */
interface Lent {
  /** Where a block begins: the ledger may leap to it. */
  readonly starts: Set<string>;
  /** Nobody was given these, and nobody will be; and with which lease they were lent. */
  readonly voided: Map<string, string>;
  /** Numbers of leases that are not over, each with its lease. */
  readonly out: Map<string, string>;
}

/** Every number is given out once, stands in the ledger, and none is left out without a reason. */
export function numbersAudit(note: Note): NumbersAudit {
  const issued = new Map<string, Issued>();
  const lent: Lent = { starts: new Set(), voided: new Map(), out: new Map() };
  return {
    step: ({ commit: { revision, businessDay }, events }) => {
      for (const event of events) {
        noteLent(lent, businessDay, event);
        if (event.type !== 'ticket.issued') continue;
        const key = keyOf({ ...event, businessDay });
        const earlier = issued.get(key);
        if (earlier === undefined) issued.set(key, { ticketId: event.ticketId, revision });
        else
          note(revision, 'number-reused', `${key} was given out at revision ${earlier.revision}`);
        if (event.leaseId !== undefined && lent.out.get(key) !== event.leaseId) {
          note(revision, 'number-reused', `${key} was not lent with the lease that it names`);
        }
        lent.out.delete(key);
        if (event.number !== numberText(event.letter, event.running)) {
          note(revision, 'number-reused', `${event.number} was shown in the place of ${key}`);
        }
      }
    },
    end: (ledger) => {
      gapAudit(matched(ledger, issued, lent, note), lent, note);
      for (const key of lent.voided.keys()) {
        note(null, 'number-not-in-ledger', `${key} is void, and is not in the ledger`);
      }
      for (const [key, { revision }] of issued) {
        note(revision, 'number-not-in-ledger', `${key} was given out, and is not in the ledger`);
      }
    },
  };
}

function noteLent({ starts, voided, out }: Lent, businessDay: string, event: LobbyEvent): void {
  if (event.type !== 'numbers.leased' && event.type !== 'numbers.voided') return;
  for (const block of event.blocks) {
    const keys = numbersIn(block).map((number) => `${businessDay} ${number}`);
    if (event.type === 'numbers.leased') {
      starts.add(`${businessDay} ${numberText(block.letter, block.from)}`);
      for (const key of keys) out.set(key, event.leaseId);
    } else {
      for (const key of keys) {
        out.delete(key);
        voided.set(key, event.leaseId);
      }
    }
  }
}

/** Hands the ledger on, and strikes out of `issued` and `voided` what agrees with it. */
function* matched(
  ledger: Iterable<LedgerLine>,
  issued: Map<string, Issued>,
  { voided }: Lent,
  note: Note,
): Generator<LedgerLine> {
  for (const line of ledger) {
    const key = keyOf(line);
    const given = issued.get(key);
    issued.delete(key);
    const isVoid = given === undefined && voided.get(key) === line.ticketId;
    if (isVoid) voided.delete(key);
    if (line.state === 'void' && !isVoid) {
      note(
        null,
        'ledger-without-issue',
        `${key} is void in the ledger, and no lease of it is over`,
      );
    } else if (given === undefined && line.state === 'issued') {
      note(null, 'ledger-without-issue', `${key} is in the ledger, and no commit gave it out`);
    } else if (given !== undefined && given.ticketId !== line.ticketId) {
      note(given.revision, 'number-not-in-ledger', `the ledger has another ticket for ${key}`);
    }
    yield line;
  }
}

/**
 * The ledger is in the order of day, letter and number. It leaps to where a block
 * was lent from, and over numbers that a device has not given back yet.
 */
function gapAudit(ledger: Iterable<LedgerLine>, lent: Lent, note: Note): void {
  let last: LedgerLine | null = null;
  for (const line of ledger) {
    const isSame = last?.businessDay === line.businessDay && last.letter === line.letter;
    if (last !== null && isSame && !isExplained(last, line, lent)) {
      const what = `between ${keyOf(last)} and ${numberText(line.letter, line.running)} numbers are missing`;
      note(null, 'number-gap', what);
    }
    last = line;
  }
}

/** Every number between is lent out, but for those before the first that was lent. */
function isExplained(last: LedgerLine, line: LedgerLine, { starts, out }: Lent): boolean {
  for (let running = line.running; running > last.running + 1; running -= 1) {
    if (starts.has(keyOf({ ...line, running }))) return true;
    if (!out.has(keyOf({ ...line, running: running - 1 }))) return false;
  }
  return true;
}

function keyOf({
  businessDay,
  letter,
  running,
}: Pick<LedgerLine, 'businessDay' | 'letter' | 'running'>): string {
  return `${businessDay} ${numberText(letter, running)}`;
}
