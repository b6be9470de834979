import type { Ids } from '../ports/ids.js';

/** Whom a token stands for, by its first letter: so that one look-up finds it. */
export const TOKEN_KINDS = { session: 's', device: 'd', pad: 'p' } as const;

/** A new secret of 256 random bits. */
export function newToken(ids: Ids, kind: keyof typeof TOKEN_KINDS): string {
  return `${TOKEN_KINDS[kind]}.${ids.token()}${ids.token()}`;
}
