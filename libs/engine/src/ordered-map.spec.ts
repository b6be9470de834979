import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OrderedMap } from './ordered-map.js';

type Act = readonly ['set', number, string] | readonly ['delete', number];

const key = fc.integer({ min: 0, max: 40 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('set' as const), key, fc.string({ maxLength: 2 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('delete' as const), key) },
);
const acts = fc.array(act, { maxLength: 120 });

const empty = () => OrderedMap.empty<number, string>((a, b) => a - b);

function after(map: OrderedMap<number, string>, [what, at, value = '']: Act) {
  return what === 'set' ? map.set(at, value) : map.delete(at);
}

/** The same acts on a plain map, whose entries are then sorted. */
function modelOf(done: readonly Act[]): (readonly [number, string])[] {
  const model = new Map<number, string>();
  for (const [what, at, value = ''] of done) {
    if (what === 'set') model.set(at, value);
    else model.delete(at);
  }
  return [...model].toSorted(([a], [b]) => a - b);
}

describe('an ordered map', () => {
  it('answers like a sorted list of the same entries', () => {
    fc.assert(
      fc.property(acts, key, fc.nat({ max: 50 }), (done, asked, count) => {
        const map = done.reduce(after, empty());
        const model = modelOf(done);
        const values = model.map(([, value]) => value);

        expect(map.size).toBe(model.length);
        expect(map.values()).toEqual(values);
        expect(map.first()).toBe(values[0]);
        expect(map.take(count)).toEqual(values.slice(0, count));
        expect(map.get(asked)).toBe(model.find(([at]) => at === asked)?.[1]);
        expect(map.rank(asked)).toBe(model.filter(([at]) => at < asked).length);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves every map before it as it was', () => {
    fc.assert(
      fc.property(acts, (done) => {
        const maps = [empty()];
        for (const one of done) maps.push(after(maps.at(-1)!, one));

        maps.forEach((map, length) => {
          expect(map.values()).toEqual(modelOf(done.slice(0, length)).map(([, value]) => value));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is the same map after the deletion of a key that is not there', () => {
    const map = empty().set(1, 'one');

    expect(map.delete(2)).toBe(map);
  });

  it('keeps the newer key with its value, where two compare as the same', () => {
    const byName = OrderedMap.empty<{ readonly name: string; readonly age: number }, string>(
      (a, b) => a.name.localeCompare(b.name),
    );

    const map = byName.set({ name: 'a', age: 1 }, 'old').set({ name: 'a', age: 2 }, 'new');

    expect(map.values()).toEqual(['new']);
  });

  it.each([
    ['rising', (index: number) => index],
    ['falling', (index: number) => -index],
    ['from both ends', (index: number) => (index % 2 === 0 ? index : -index)],
    ['scattered', (index: number) => (index * 7919) % 4096],
  ])('finds any of 4,096 keys in at most 24 steps when they come %s', (_, keyOf) => {
    const keys = Array.from({ length: 4096 }, (__, index) => keyOf(index));
    const { map, stepsTo } = counted(keys);

    const steps = keys.map((at) => stepsTo(map, at));

    expect(Math.max(...steps)).toBeLessThanOrEqual(24);
  });

  it('stays as shallow however keys come and go (depth ≤ log₂ n ÷ log₂ 4⁄3)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.boolean()), { maxLength: 600 }),
        (changes) => {
          const { map: full, stepsTo } = counted(changes.map(([at]) => at));

          const map = changes.reduce((left, [at, goes]) => (goes ? left.delete(at) : left), full);

          const bound = 1 + Math.log(map.size + 1) / Math.log(4 / 3);
          const deepest = Math.max(0, ...map.values().map((at) => stepsTo(map, at)));
          expect(deepest).toBeLessThanOrEqual(bound);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** A map of these keys that counts how many of them it looks at. */
function counted(keys: readonly number[]) {
  let steps = 0;
  const none = OrderedMap.empty<number, number>((a, b) => {
    steps += 1;
    return a - b;
  });
  const map = keys.reduce((grown, at) => grown.set(at, at), none);
  const stepsTo = (where: OrderedMap<number, number>, at: number) => {
    steps = 0;
    where.get(at);
    return steps;
  };
  return { map, stepsTo };
}
