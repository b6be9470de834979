import { isUtf8 } from 'node:buffer';
import { ProblemError } from '../problems/problem.error.js';

/** Bytes of a body at most; the largest honest one is a whole configuration. */
export const BODY_LIMIT = 64 * 1024;
/** Levels of a body at most; a configuration has five. */
const MAX_DEPTH = 12;
/** Keys that mean something else to JavaScript than to whoever sent them. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads a body of JSON; an empty one is an empty object.
 *
 * @throws ProblemError `invalid-request` for what is no JSON, too deep, or text that no database keeps
 */
export function readJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw fault([], 'must be UTF-8');
  const text = bytes.toString('utf8');
  if (text.trim() === '') return {};
  const value = parse(text);
  inspect(value, []);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw fault([], 'must be JSON');
  }
}

function inspect(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') {
    if (!isPlainText(value)) throw fault(path, 'must not hold NUL or half of a character');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= MAX_DEPTH) throw fault(path.slice(0, 3), 'is nested too deeply');
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN_KEYS.has(key) || !isPlainText(key))
      throw fault([...path, key], 'is not known here');
    inspect(inner, [...path, key]);
  }
}

/** Whether a text is whole characters without NUL: the same in every database and every log. */
export function isPlainText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}

function fault(path: readonly string[], message: string): ProblemError {
  return new ProblemError('invalid-request', undefined, {
    errors: [{ path: path.join('.').replaceAll(/\p{Surrogate}/gu, '\u{fffd}'), message }],
  });
}
