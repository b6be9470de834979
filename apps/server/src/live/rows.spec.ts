import { describe, expect, it } from '@jest/globals';
import { changedRows, pictureOf } from './rows.js';

describe('what changes in a picture', () => {
  const picture = pictureOf({
    me: { t1: { number: 'A001', isAway: true }, t2: { number: 'A002' } },
  });

  it.each([
    ['nothing', { number: 'A001', isAway: true }, {}],
    ['a value', { number: 'A001', isAway: false }, { t1: { number: 'A001', isAway: false } }],
    ['a field that is gone', { number: 'A001' }, { t1: { number: 'A001' } }],
    [
      'a field that is new',
      { number: 'A001', isAway: true, rating: 5 },
      { t1: { number: 'A001', isAway: true, rating: 5 } },
    ],
  ])('is %s of a row, and no other row', (_, t1, changed) => {
    const changes = changedRows(picture, { me: { t1, t2: { number: 'A002' } } });

    expect(changes).toEqual(Object.keys(changed).length === 0 ? {} : { me: changed });
  });

  it('is a row that is gone', () => {
    expect(changedRows(picture, { me: { t1: { number: 'A001', isAway: true } } })).toEqual({
      me: { t2: null },
    });
  });
});
