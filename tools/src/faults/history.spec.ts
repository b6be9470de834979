import { describe, expect, it } from '@jest/globals';
import type { Sent } from './clients.js';
import { auditHistory, type History } from './history.js';

/** A start that was sent at one time and answered at another, with a revision. */
function aStart(
  commandId: string,
  revision: number,
  [askedAt, at]: readonly [number, number],
): Sent {
  const answer = { status: 200, text: JSON.stringify({ revision }), at };
  return { commandId, path: '/counters/1/start', body: '{}', askedAt, answer };
}

function aTake(commandId: string, ticket: { readonly id: string; readonly number: string }): Sent {
  const text = JSON.stringify({ revision: 1, ticket });
  const answer = { status: 201, text, at: 1 };
  return { commandId, path: '/tickets', body: '{}', askedAt: 0, answer };
}

function codes(history: Partial<History>): string[] {
  return auditHistory({ sent: [], reads: [], stored: null, ...history }).map(({ code }) => code);
}

describe('What clients were told', () => {
  it('is in order where commands that were under way together come in any order', () => {
    const sent = [aStart('a', 2, [0, 10]), aStart('b', 1, [5, 15]), aStart('c', 3, [16, 20])];

    expect(codes({ sent })).toEqual([]);
  });

  it('is out of order where a later command got a lower revision, or the same', () => {
    const first = aStart('a', 5, [0, 10]);

    expect(codes({ sent: [first, aStart('b', 4, [11, 15])] })).toEqual(['order-broken']);
    expect(codes({ sent: [aStart('b', 5, [11, 15]), first] })).toEqual(['order-broken']);
  });

  it('says nothing of the order where it was refused or never answered', () => {
    const refused = { ...aStart('a', 9, [0, 1]), answer: { status: 409, text: 'no', at: 1 } };
    const unknown = { ...aStart('b', 9, [0, 1]), answer: null };

    expect(codes({ sent: [refused, unknown, aStart('c', 1, [2, 3])] })).toEqual([]);
  });

  it('is seen by who looks afterwards, but not by who looked before', () => {
    const sent = [aStart('a', 5, [0, 10])];
    const seen = (askedAt: number, revision: number) => {
      return { sent, reads: [{ askedAt, answeredAt: askedAt + 1, revision }] };
    };

    expect(codes(seen(9, 4))).toEqual([]);
    expect(codes(seen(11, 5))).toEqual([]);
    expect(codes(seen(11, 4))).toEqual(['read-stale']);
  });

  it('may not be seen and then done: what was looked at was there', () => {
    const reads = [{ askedAt: 0, answeredAt: 1, revision: 7 }];

    expect(codes({ reads, sent: [aStart('a', 7, [2, 3])] })).toEqual(['order-broken']);
  });

  it('is lost where it is not stored, and different where something else is', () => {
    const sent = [aStart('a', 1, [0, 1])];
    const stored = (body: string, id = 'a') => new Map([[id, { status: 200, body }]]);

    expect(codes({ sent, stored: stored('{"revision":1}') })).toEqual([]);
    expect(codes({ sent, stored: stored('{"revision":1}', 'b') })).toEqual(['acknowledged-lost']);
    expect(codes({ sent, stored: stored('{"revision":2}') })).toEqual(['acknowledged-differs']);
  });

  it('names a number once, however often the same ticket was told', () => {
    const one = aTake('a', { id: '1', number: 'A001' });

    expect(codes({ sent: [one, aTake('b', { id: '2', number: 'A002' })] })).not.toContain(
      'number-told-twice',
    );
    expect(codes({ sent: [one, aTake('b', { id: '2', number: 'A001' })] })).toContain(
      'number-told-twice',
    );
  });
});
