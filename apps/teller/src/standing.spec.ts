import { describe, expect, it } from '@jest/globals';
import {
  aCounterAnswer,
  aStaffCounter,
  aStaffPicture,
  aStaffTicket,
  aTicketAnswer,
  onWire,
} from '@lobbyflow/testing';
import { countersOf, inOrder, standingAt } from './standing.js';

const rows = aStaffPicture({
  tickets: { 'ticket-14': aStaffTicket({ state: 'called', calledAt: onWire(5) }) },
  counters: {
    '1': aStaffCounter({ session: 'open', tellerId: 'me', ticketId: 'ticket-14' }),
    '2': aStaffCounter({ session: 'open', tellerId: 'colleague' }),
  },
});
const started = aCounterAnswer(
  { tellerId: 'me', ticketId: 'ticket-14' as never },
  { ticket: aTicketAnswer({ state: 'serving', startedAt: onWire(6) }) },
);

describe('a counter stands', () => {
  it('as the picture says', () => {
    const standing = standingAt({ rows, revision: 41 }, '1', null);

    expect(standing).toMatchObject({ phase: 'called', ticket: { number: 'A014' } });
  });

  it('as the last answer says, as long as the picture lags behind it', () => {
    expect(standingAt({ rows, revision: 41 }, '1', started)?.phase).toBe('serving');
    expect(standingAt({ rows, revision: 42 }, '1', started)?.phase).toBe('called');
  });

  it('with a customer whom the picture does not know yet', () => {
    const called = aCounterAnswer(
      { ticketId: 'ticket-15' as never },
      { ticket: aTicketAnswer({ id: 'ticket-15' as never, number: 'A015', state: 'called' }) },
    );

    const standing = standingAt({ rows, revision: 41 }, '1', called);

    expect(standing).toMatchObject({ phase: 'called', ticket: { number: 'A015' } });
  });

  it('nowhere once its session is closed', () => {
    const closed = aCounterAnswer({ session: 'closed', tellerId: null });

    expect(standingAt({ rows, revision: 41 }, '1', closed)).toBeNull();
    expect(standingAt({ rows, revision: 41 }, 'none', null)).toBeNull();
  });
});

describe('the counters of a teller', () => {
  it('are those held, and the one just opened though the picture lags', () => {
    const opened = aCounterAnswer({ id: '2' as never, tellerId: 'me' });

    expect(countersOf({ rows, revision: 41 }, 'me', null)).toEqual(['1']);
    expect(countersOf({ rows, revision: 41 }, 'me', opened)).toEqual(['1', '2']);
  });

  it('stand in the order of their numbers', () => {
    expect(['10', '9', '1'].toSorted(inOrder)).toEqual(['1', '9', '10']);
  });
});
