import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../checkpoints/write-new.js';
import { StartError } from '../db/storage-errors.js';

/** Where the key stands that phone numbers are sealed with; in no backup of the database. */
export const CONTACT_KEY = 'contact-key';
const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/**
 * The key of this installation; made at the first start. Processes of a cluster
 * share it: the file is copied to each of them.
 *
 * @throws StartError when the file is no key
 */
export function contactKey(folder: string): Buffer {
  const path = join(folder, CONTACT_KEY);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    writeNew(path, `${randomBytes(KEY_BYTES).toString('hex')}\n`, OWNER_ONLY);
  }
  chmodSync(path, OWNER_ONLY);
  const text = readFileSync(path, 'utf8').trim();
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex');
  throw new StartError(
    `${path} is no key that phone numbers are sealed with.`,
    'Put the right file there; without it the numbers that are kept cannot be read.',
  );
}
