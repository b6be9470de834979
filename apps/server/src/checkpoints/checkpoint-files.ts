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
 * The key that signs this installation's checkpoints; made at the first start.
 *
 * @throws StartError when it cannot be read as a key
 */
export function signingKey(folder: string): KeyObject {
  const path = join(folder, PRIVATE_KEY);
  if (!existsSync(path)) makeKeys(folder);
  chmodSync(path, OWNER_ONLY);
  return readKey(path, createPrivateKey);
}

/** The key that checkpoints are checked with; `null` in a folder that never made any. */
export function checkingKey(path: string): KeyObject | null {
  return existsSync(path) ? readKey(path, createPublicKey) : null;
}

function makeKeys(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pub = publicKey.export({ type: 'spki', format: 'pem' });
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeNew(join(folder, PUBLIC_KEY), String(pub), 0o644);
  writeNew(join(folder, PRIVATE_KEY), String(secret), OWNER_ONLY);
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
