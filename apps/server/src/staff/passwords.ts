import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the memory (KiB) and rounds that OWASP asks for at least; about 10 ms on a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The password of every account that a demo makes; it is written on its start page. */
export const DEMO_PASSWORD = 'demo';
/** Signs of a password at least, in production: shorter ones are guessed. */
export const MIN_PASSWORD = 8;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Whether this is the password behind the hash. Takes as long for an account
 * that is not there, so that nobody can find out names by the clock.
 *
 * @param passwordHash - `null` when there is no such account
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this one');
  const isRight = await verify(passwordHash ?? (await nobody), password.normalize('NFKC'));
  return isRight && passwordHash !== null;
}
let nobody: Promise<string> | undefined;
