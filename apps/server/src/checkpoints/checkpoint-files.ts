import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { StartError } from '../db/storage-errors.js';
import { writeNew } from './write-new.js';

/** Where checkpoints and their keys stand in a folder of data. */
export const CHECKPOINTS = 'checkpoints.ndjson';
export const PRIVATE_KEY = 'checkpoint-key.pem';
export const PUBLIC_KEY = 'checkpoint-key.pub.pem';

const OWNER_ONLY = 0o600;

/**
 * The key that signs this installation's checkpoints. The first start makes it, with a file that holds none yet, so that
 * one which is missing later was taken away. The key to check with comes last: what a start did not finish, the next does.
 *
 * @throws StartError when it cannot be read as a key
 */
export function signingKey(folder: string): KeyObject {
  mkdirSync(folder, { recursive: true });
  const [secretPath, publicPath, path] = [PRIVATE_KEY, PUBLIC_KEY, CHECKPOINTS].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  if (!existsSync(secretPath)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeNew(secretPath, String(secret), OWNER_ONLY);
  }
  chmodSync(secretPath, OWNER_ONLY);
  const key = readKey(secretPath, createPrivateKey);
  if (existsSync(publicPath)) return key;
  if (!existsSync(path)) writeNew(path, '', OWNER_ONLY);
  const checking = createPublicKey(key).export({ type: 'spki', format: 'pem' });
  writeNew(publicPath, String(checking), 0o644);
  return key;
}

/** The key that checkpoints are checked with; `null` in a folder that never made any. */
export function checkingKey(path: string): KeyObject | null {
  return existsSync(path) ? readKey(path, createPublicKey) : null;
}

function readKey(path: string, make: (pem: string) => KeyObject): KeyObject {
  try {
    return make(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new StartError(
      `${path} is no key that checkpoints are signed with.`,
      'Put the right file there from a backup of the folder.',
      { cause },
    );
  }
}

/** The last whole line of a file of checkpoints; empty when there is none. */
export function lastLineIn(path: string): string {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').split('\n').at(-2) ?? '';
}

/** Adds lines to a file, on the disk before it returns; half a line, as a power cut leaves it, is taken away. */
export async function appendLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'a+', OWNER_ONLY);
  try {
    const bytes = await file.readFile();
    const whole = bytes.lastIndexOf(0x0a) + 1;
    if (whole < bytes.length) await file.truncate(whole);
    await file.appendFile(`${lines.join('\n')}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}
