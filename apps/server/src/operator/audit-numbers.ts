import { numberText } from '@lobbyflow/engine';
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

/** Every number is given out once, stands in the ledger, and none is left out without a reason. */
export function numbersAudit(note: Note): NumbersAudit {
  const issued = new Map<string, Issued>();
  return {
    step: ({ commit: { revision, businessDay }, events }) => {
      for (const event of events) {
        if (event.type !== 'ticket.issued') continue;
        const key = keyOf({ ...event, businessDay });
        const earlier = issued.get(key);
        if (earlier === undefined) issued.set(key, { ticketId: event.ticketId, revision });
        else
          note(revision, 'number-reused', `${key} was given out at revision ${earlier.revision}`);
        if (event.number !== numberText(event.letter, event.running)) {
          note(revision, 'number-reused', `${event.number} was shown in the place of ${key}`);
        }
      }
    },
    end: (ledger) => {
      gapAudit(matched(ledger, issued, note), note);
      for (const [key, { revision }] of issued) {
        note(revision, 'number-not-in-ledger', `${key} was given out, and is not in the ledger`);
      }
    },
  };
}

/** Hands the ledger on, and strikes out of `issued` what agrees with it. */
function* matched(
  ledger: Iterable<LedgerLine>,
  issued: Map<string, Issued>,
  note: Note,
): Generator<LedgerLine> {
  for (const line of ledger) {
    const key = keyOf(line);
    const given = issued.get(key);
    issued.delete(key);
    if (given === undefined && line.state === 'issued') {
      note(null, 'ledger-without-issue', `${key} is in the ledger, and no commit gave it out`);
    } else if (given !== undefined && given.ticketId !== line.ticketId) {
      note(given.revision, 'number-not-in-ledger', `the ledger has another ticket for ${key}`);
    }
    yield line;
  }
}

/** The ledger is in the order of day, letter and number. */
function gapAudit(ledger: Iterable<LedgerLine>, note: Note): void {
  let last: LedgerLine | null = null;
  for (const line of ledger) {
    const isSame = last?.businessDay === line.businessDay && last.letter === line.letter;
    if (last !== null && isSame && line.running !== last.running + 1) {
      const what = `between ${keyOf(last)} and ${numberText(line.letter, line.running)} numbers are missing`;
      note(null, 'number-gap', what);
    }
    last = line;
  }
}

function keyOf({
  businessDay,
  letter,
  running,
}: Pick<LedgerLine, 'businessDay' | 'letter' | 'running'>): string {
  return `${businessDay} ${numberText(letter, running)}`;
}
