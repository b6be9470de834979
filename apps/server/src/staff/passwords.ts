import { hash, verify } from '@node-rs/argon2';
import { Turn } from '../db/turn.js';
import { ProblemError } from '../problems/problem.error.js';

/** Argon2id with the memory (KiB) and rounds that OWASP asks for at least; about 10 ms on a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** The password of every account that a demo makes; it is written on its start page. */
export const DEMO_PASSWORD = 'demo';
/** Signs of a password at least, in production: shorter ones are guessed. */
export const MIN_PASSWORD = 8;

/** One at a time, so that a morning of signing in leaves a core to those who call customers. */
const turn = new Turn();
/** Sign-ins that wait for their turn, at most; the last of them has waited some ten seconds. */
const MOST_WAITING = 500;
let waiting = 0;

/** @throws ProblemError `busy` */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting >= MOST_WAITING) throw new ProblemError('busy');
  waiting += 1;
  try {
    return await turn.take(work);
  } finally {
    waiting -= 1;
  }
}

/** @throws ProblemError `busy` */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), COST));
}

/**
 * Whether this is the password behind the hash. Takes as long for an account
 * that is not there, so that nobody can find out names by the clock.
 *
 * @param passwordHash - `null` when there is no such account
 * @throws ProblemError `busy`
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword('nobody has this one');
  const against = passwordHash ?? (await nobody);
  const isRight = await inTurn(() => verify(against, password.normalize('NFKC')));
  return isRight && passwordHash !== null;
}
let nobody: Promise<string> | undefined;
