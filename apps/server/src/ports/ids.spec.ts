import { describe, expect, it } from '@jest/globals';
import { hashOfToken } from '../journal/token-hash.js';
import { idOfFacts, RandomIds } from './ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([1-8])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('Ids', () => {
  const ids = new RandomIds();

  it('makes ticket ids of version 7, none twice, that begin with the time', () => {
    const made = Array.from({ length: 1_000 }, () => ids.ticketId());

    expect(new Set(made).size).toBe(1_000);
    for (const id of made) expect(UUID.exec(id)?.[1]).toBe('7');
    const times = made.map((id) => id.slice(0, 13));
    expect(times).toEqual(times.toSorted());
  });

  it('makes tokens of 128 random bits that stand in a path as they are', () => {
    const tokens = Array.from({ length: 1_000 }, () => ids.token());

    expect(new Set(tokens).size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('makes tokens of tickets whose hashes sort by time, with 128 random bits behind it', () => {
    const tokens = Array.from({ length: 1_000 }, () => ids.ticketToken());

    expect(new Set(tokens.map((token) => token.slice(8))).size).toBe(1_000);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{30}$/);
    const hashes = tokens.map(hashOfToken);
    const times = hashes.map((hash) => hash.slice(0, 12));
    expect(times).toEqual(times.toSorted());
    for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('The id of what the system does by itself', () => {
  it('is a UUID, the same for the same facts, another for others', () => {
    const id = idOfFacts('north', '2026-01-05', 'open-day', 1);

    expect(UUID.exec(id)?.[1]).toBe('8');
    expect(idOfFacts('north', '2026-01-05', 'open-day', 1)).toBe(id);
    expect(idOfFacts('north', '2026-01-05', 'open-day', 2)).not.toBe(id);
    expect(idOfFacts('north2026-01-05', 'open-day', 1)).not.toBe(id);
  });
});
