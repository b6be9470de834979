import { sha256 } from './chain.js';

/** A ticket's token: eight signs of time, then 128 random bits. */
const TICKET_TOKEN = /^[\w-]{30}$/;
const TIME_SIGNS = 8;
/** A hash has 64 signs of hexadecimal; the time takes twelve of them. */
const HASH_SIGNS = 52;

/**
 * What is stored of a token. Tokens are random, so one round is enough. That of
 * a ticket keeps its time in front: the index of a busy day then grows at its
 * end, which halves the pages that a commit writes.
 */
export function hashOfToken(token: string): string {
  const hash = sha256(token);
  if (!TICKET_TOKEN.test(token)) return hash;
  const time = Buffer.from(token.slice(0, TIME_SIGNS), 'base64url').toString('hex');
  return time + hash.slice(0, HASH_SIGNS);
}
