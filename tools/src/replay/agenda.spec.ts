import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agenda } from './agenda.js';

it('an agenda gives what is due by time, then by rank, then in the order it was put down', () => {
  const entry = fc.record({
    at: fc.integer({ min: 0, max: 5 }),
    rank: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const agenda = new Agenda<(typeof entries)[number] & { readonly order: number }>();
      const numbered = entries.map((given, order) => ({ ...given, order }));
      for (const item of numbered) agenda.add(item.at, item.rank, item);

      const taken = Array.from(entries, () => agenda.take());

      expect(taken).toEqual(
        numbered.toSorted((a, b) => a.at - b.at || a.rank - b.rank || a.order - b.order),
      );
      expect(agenda.nextAt).toBeNull();
    }),
  );
});
