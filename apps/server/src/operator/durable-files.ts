import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../db/storage-errors.js';

/** Only its owner reads and writes it. */
export const PRIVATE = 0o600;

/** @throws StartError when there is something already, or no folder for it */
export function assertNew(path: string): void {
  if (existsSync(path)) {
    throw new StartError(
      `${path} is there already, and is left as it is.`,
      'Name a file that does not exist yet.',
    );
  }
  if (!existsSync(dirname(path))) {
    throw new StartError(`There is no folder ${dirname(path)}.`, 'Make it first, or name another.');
  }
}

/**
 * Lets a file be made under another name, which becomes its own once it is
 * whole and on the disk. What fails leaves nothing behind.
 *
 * @param make - writes the file; `null` when it must not count
 */
export async function makeFile<T>(
  path: string,
  make: (part: string) => Promise<T | null>,
): Promise<T | null> {
  assertNew(path);
  const part = `${path}.part`;
  dropDatabase(part);
  try {
    const made = await make(part);
    if (made !== null) moveDurably(part, path);
    return made;
  } finally {
    dropDatabase(part);
  }
}

/** Gives a file its name for good: after a power cut it is whole, or not there. */
export function moveDurably(from: string, to: string): void {
  flush(from);
  renameSync(from, to);
  flush(dirname(to));
}

/** Takes a database file away, with what may stand beside it. */
export function dropDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

/** Size and SHA-256 of a file. */
export async function fingerprintOf(path: string): Promise<{ size: number; sha256: string }> {
  const sha256 = createHash('sha256');
  await pipeline(createReadStream(path), sha256);
  return { size: statSync(path).size, sha256: sha256.digest('hex') };
}

/** Bytes of a file; fewer where it is shorter. */
export function bytesOf(path: string, from: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, from));
  } finally {
    closeSync(file);
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
