import { describe, expect, it } from '@jest/globals';
import { numberAloud, wholeNumberAloud } from './read-aloud.js';

describe('a whole number', () => {
  it.each([
    [0, '零', 'zero'],
    [2, '二', 'two'],
    [10, '十', 'ten'],
    [13, '十三', 'thirteen'],
    [20, '二十', 'twenty'],
    [21, '二十一', 'twenty-one'],
    [100, '一百', 'one hundred'],
    [103, '一百零三', 'one hundred and three'],
    [110, '一百一十', 'one hundred and ten'],
    [214, '二百一十四', 'two hundred and fourteen'],
    [1_000, '一千', 'one thousand'],
    [1_005, '一千零五', 'one thousand and five'],
    [1_050, '一千零五十', 'one thousand and fifty'],
    [9_999, '九千九百九十九', 'nine thousand nine hundred and ninety-nine'],
    [10_000, '一零零零零', 'one zero zero zero zero'],
  ])('%i is counted as people count in each language', (n, zh, en) => {
    expect([wholeNumberAloud('zh', n), wholeNumberAloud('en', n)]).toEqual([zh, en]);
  });
});

describe('the number of a ticket', () => {
  it('is read sign by sign, whatever its length', () => {
    expect(numberAloud('zh', 'A014')).toBe('A 零一四');
    expect(numberAloud('en', 'AB1200')).toBe('A B one two zero zero');
    expect(numberAloud('zh', '007')).toBe('零零七');
  });

  it('may say its ones as telephone numbers do, in Chinese', () => {
    expect(numberAloud('zh', 'A101', 'yao')).toBe('A 幺零幺');
    expect(numberAloud('en', 'A101', 'yao')).toBe('A one zero one');
  });
});
