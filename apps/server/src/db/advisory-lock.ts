import { createHash } from 'node:crypto';

/** The number that stands for a name among a database's advisory locks: 64 bits of its SHA-256. */
export function lockNumber(name: string): string {
  return createHash('sha256').update(`lobbyflow ${name}`).digest().readBigInt64BE().toString();
}
