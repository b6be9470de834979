import { createHash } from 'node:crypto';
import type { Ids } from '../ports/ids.js';

/** Whom a token stands for, by its first letter: so that one look-up finds it. */
export const TOKEN_KINDS = { session: 's', device: 'd' } as const;

/** A new secret of 256 random bits. */
export function newToken(ids: Ids, kind: keyof typeof TOKEN_KINDS): string {
  return `${TOKEN_KINDS[kind]}.${ids.token()}${ids.token()}`;
}

/** What is stored of a token. Tokens are random, so one round is enough. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
