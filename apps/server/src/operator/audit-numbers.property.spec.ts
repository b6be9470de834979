import { expect, it } from '@jest/globals';
import { type LobbyEvent, numbersIn, partsOfNumber } from '@lobbyflow/engine';
import { forAnyDay } from '@lobbyflow/testing';
import { type LedgerLine, numbersAudit } from './audit-numbers.js';
import type { Step } from './audit-replay.js';

/** Each opening of the day is another business day, as in a branch. */
function daysOf(journal: readonly LobbyEvent[][]): readonly Step[] {
  let day = 0;
  return journal.map((events, index) => {
    if (events.some(({ type }) => type === 'day.opened')) day += 1;
    const businessDay = `day ${String(day).padStart(3, '0')}`;
    return { commit: { revision: index + 1, businessDay }, events } as unknown as Step;
  });
}

/** The ledger as it is written, line by line. */
function ledgerOf(steps: readonly Step[]): readonly LedgerLine[] {
  const lines = steps.flatMap(({ commit: { businessDay }, events }) =>
    events.flatMap((event): LedgerLine[] => {
      if (event.type === 'ticket.issued') {
        const { letter, running, ticketId } = event;
        return [{ businessDay, letter, running, ticketId, state: 'issued' }];
      }
      if (event.type !== 'numbers.voided') return [];
      const of = { businessDay, ticketId: event.leaseId, state: 'void' };
      return event.blocks.flatMap(numbersIn).map((one) => ({ ...of, ...partsOfNumber(one) }));
    }),
  );
  const key = ({ businessDay, letter }: LedgerLine) => `${businessDay} ${letter}`;
  return lines.toSorted((a, b) => key(a).localeCompare(key(b)) || a.running - b.running);
}

it('explains every number of any day, lent, given out, given back or still out', () => {
  forAnyDay((_, journal) => {
    const found: string[] = [];
    const audit = numbersAudit((_revision, code, what) => found.push(`${code}: ${what}`));
    const steps = daysOf(journal);
    for (const step of steps) audit.step(step);
    audit.end(ledgerOf(steps));

    expect(found).toEqual([]);
  }, 60);
});

it('finds any one line that is missing in the ledger of a day', () => {
  forAnyDay((_, journal) => {
    const steps = daysOf(journal);
    const ledger = ledgerOf(steps);
    const at = Math.floor(ledger.length / 2);
    const line = ledger[at];
    if (line === undefined) return;
    const without = ledger.filter((one) => one !== line);

    const found: string[] = [];
    const audit = numbersAudit((_revision, code) => found.push(code));
    for (const step of steps) audit.step(step);
    audit.end(without);

    expect(found).toContain('number-not-in-ledger');
  }, 30);
});
