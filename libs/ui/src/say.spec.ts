import { describe, expect, it } from '@jest/globals';
import { LINK_CODES, ProblemCode } from '@lobbyflow/contract';
import { type MessageKey, MESSAGES } from './messages/messages.js';
import { sayIn } from './say.js';

const KEYS = Object.keys(MESSAGES.en) as MessageKey[];
const gaps = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('the messages', () => {
  it('say every sentence in both languages', () => {
    expect(Object.keys(MESSAGES.zh).toSorted()).toEqual(KEYS.toSorted());
    expect(KEYS.filter((key) => !MESSAGES.zh[key] || !MESSAGES.en[key])).toEqual([]);
  });

  it('fill the same gaps in both languages', () => {
    const different = KEYS.filter(
      (key) => gaps(MESSAGES.en[key]).join() !== gaps(MESSAGES.zh[key]).join(),
    );

    expect(different).toEqual([]);
  });

  it('have a sentence for every problem that a screen can hear of', () => {
    const codes = [...ProblemCode.options, ...LINK_CODES];

    expect(codes.filter((code) => !KEYS.includes(`problem.${code}`))).toEqual([]);
    expect(KEYS.filter((key) => key.startsWith('problem.'))).toHaveLength(codes.length);
  });

  it('are punctuated as Chinese is where they are Chinese', () => {
    const western = /\p{Script=Han}[,;:!?]|[,;:!?]\p{Script=Han}/u;

    expect(KEYS.filter((key) => western.test(MESSAGES.zh[key]))).toEqual([]);
  });

  it('are written in the script of their language', () => {
    const spoken = KEYS.filter((key) => !key.startsWith('language.'));

    expect(spoken.filter((key) => /\p{Script=Han}/u.test(MESSAGES.en[key]))).toEqual([]);
  });
});

describe('sayIn', () => {
  it('fills the gaps of a sentence', () => {
    expect(sayIn('zh', 'counter.name', { counter: '3' })).toBe('3号窗口');
  });

  it('takes the singular for one and the plural for any other number', () => {
    const ahead = [0, 1, 2].map((n) => sayIn('en', 'wait.people-ahead', { n }));

    expect(ahead).toEqual(['0 people ahead', '1 person ahead', '2 people ahead']);
  });
});
