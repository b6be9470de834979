import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProblemError } from '../problems/problem.error.js';
import { readJson } from './read-json.js';

const read = (text: string) => readJson(Buffer.from(text));

function refusalOf(bytes: Buffer): ProblemError {
  try {
    readJson(bytes);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a body', () => {
  it('is an empty object when nothing was sent', () => {
    expect(read('')).toEqual({});
    expect(read(' \n')).toEqual({});
  });

  it.each([
    ['no JSON at all', '{"a":', ''],
    ['a key that reaches for the prototype', '{"a":{"__proto__":{"isAdmin":true}}}', 'a.__proto__'],
    ['a NUL', '{"name":"a\\u0000b"}', 'name'],
    ['half of a character', '{"names":["ok","\\ud800"]}', 'names.1'],
    ['a thousand levels', `${'['.repeat(1000)}${']'.repeat(1000)}`, '0.0.0'],
  ])('with %s is refused, and told where', (_, text, path) => {
    const refusal = refusalOf(Buffer.from(text));

    expect(refusal.code).toBe('invalid-request');
    expect(refusal.errors).toMatchObject([{ path }]);
  });

  it('that is no UTF-8 is refused', () => {
    expect(refusalOf(Buffer.from([0x22, 0xff, 0x22])).errors).toMatchObject([{ path: '' }]);
  });

  it('of any bytes is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          try {
            readJson(Buffer.from(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(ProblemError);
          }
        },
      ),
    );
  });
});
