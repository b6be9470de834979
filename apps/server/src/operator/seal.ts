import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto';
import {
  appendFileSync,
  createReadStream,
  createWriteStream,
  statSync,
  writeFileSync,
} from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { StartError } from '../db/storage-errors.js';
import { bytesOf, PRIVATE } from './durable-files.js';

/**
 * The form of an encrypted backup, version 1: a head of 80 bytes, the database
 * under AES-256-GCM, and its tag of 16. The head is `LFBACKUP`, the version, the
 * costs of scrypt (log2 N, r, p), salt (16), iv (12), the database's size (8),
 * and the HMAC-SHA256 of all that: it tells a wrong key from a damaged file.
 */
const MAGIC = Buffer.from('LFBACKUP');
const VERSION = 1;
/** 32 MB and a tenth of a second for each guess at a key. */
const COSTS = { logN: 15, r: 8, p: 1 };
const MAX_LOG_N = 20;
const SALT_AT = 12;
const IV_AT = 28;
const SIZE_AT = 40;
const MAC_AT = 48;
const HEAD_BYTES = 80;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** A shorter key is guessed from a stolen file. */
export const MIN_KEY_LENGTH = 12;

interface Keys {
  readonly cipher: Buffer;
  readonly mac: Buffer;
}

/** Whether a file says of itself that it is an encrypted backup. */
export function isSealed(path: string): boolean {
  return bytesOf(path, 0, MAGIC.length).equals(MAGIC);
}

/** Encrypts a file into a new one. */
export async function seal(from: string, to: string, key: string): Promise<void> {
  const plain = Buffer.alloc(MAC_AT);
  MAGIC.copy(plain);
  plain.set([VERSION, COSTS.logN, COSTS.r, COSTS.p], MAGIC.length);
  randomBytes(MAC_AT - SALT_AT).copy(plain, SALT_AT);
  plain.writeBigUInt64BE(BigInt(statSync(from).size), SIZE_AT);
  const keys = keysOf(plain, key);
  const head = Buffer.concat([plain, macOf(plain, keys)]);
  const cipher = createCipheriv(CIPHER, keys.cipher, plain.subarray(IV_AT, SIZE_AT)).setAAD(head);
  writeFileSync(to, head, { flag: 'wx', mode: PRIVATE });
  await pipeline(createReadStream(from), cipher, createWriteStream(to, { flags: 'a' }));
  appendFileSync(to, cipher.getAuthTag());
}

/**
 * Decrypts a file into a new one; only what is returned from can be trusted.
 *
 * @throws StartError for a wrong key, or a file that is not whole
 */
export async function unseal(from: string, to: string, key: string): Promise<void> {
  const head = bytesOf(from, 0, HEAD_BYTES);
  const plain = head.subarray(0, MAC_AT);
  if (head.length < HEAD_BYTES) throw notWhole(from);
  if (plain[MAGIC.length] !== VERSION || (plain[MAGIC.length + 1] ?? 0) > MAX_LOG_N) {
    throw new StartError(
      `${from} is an encrypted backup of a form that this version does not know.`,
      'Restore it with the version that made it, or a later one.',
    );
  }
  const keys = keysOf(plain, key);
  if (!timingSafeEqual(macOf(plain, keys), head.subarray(MAC_AT))) {
    throw new StartError(
      `${from} was encrypted with another key.`,
      'Set LOBBYFLOW_BACKUP_KEY to the key it was made with.',
    );
  }
  const end = HEAD_BYTES + Number(plain.readBigUInt64BE(SIZE_AT));
  if (statSync(from).size !== end + TAG_BYTES) throw notWhole(from);
  const decipher = createDecipheriv(CIPHER, keys.cipher, plain.subarray(IV_AT, SIZE_AT))
    .setAAD(head)
    .setAuthTag(bytesOf(from, end, TAG_BYTES));
  const sealed = createReadStream(from, { start: HEAD_BYTES, end: end - 1 });
  const target = createWriteStream(to, { flags: 'wx', mode: PRIVATE });
  await pipeline(sealed, decipher, target).catch((cause: unknown) => {
    throw (cause as NodeJS.ErrnoException).syscall === undefined ? notWhole(from, cause) : cause;
  });
}

function keysOf(plain: Buffer, key: string): Keys {
  const [logN = 0, r = 0, p = 0] = plain.subarray(MAGIC.length + 1, SALT_AT);
  const salt = plain.subarray(SALT_AT, IV_AT);
  const N = 2 ** logN;
  const made = scryptSync(key, salt, 64, { N, r, p, maxmem: 256 * N * Math.max(r, 1) });
  return { cipher: made.subarray(0, 32), mac: made.subarray(32) };
}

function macOf(plain: Buffer, { mac }: Keys): Buffer {
  return createHmac('sha256', mac).update(plain).digest();
}

function notWhole(path: string, cause?: unknown): StartError {
  return new StartError(`${path} is damaged or not whole.`, 'Use another backup.', { cause });
}
