import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Which row a number belongs to: sealed for one, it opens in no other. */
export interface Row {
  readonly branchId: string;
  readonly ticketId: string;
}

/** Makes phone numbers unreadable, and readable again, with one key of the installation. */
export class ContactSeal {
  private readonly sealing: Buffer;
  private readonly indexing: Buffer;

  /** @param secret - at least 32 bytes that stand outside the database */
  constructor(secret: Buffer) {
    this.sealing = derived(secret, 'seal');
    this.indexing = derived(secret, 'index');
  }

  /** Another text each time, so that equal numbers do not look alike. */
  seal(phone: string, row: Row): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.sealing, iv).setAAD(nameOf(row));
    const sealed = Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @returns `null` when it was sealed for another row, or with another key */
  open(sealed: string, row: Row): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(CIPHER, this.sealing, iv, { authTagLength: TAG_BYTES })
        .setAAD(nameOf(row))
        .setAuthTag(tag);
      const rest = bytes.subarray(IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  /** The same for the same number at a branch, and not to be turned back without the key. */
  indexOf(phone: string, branchId: string): string {
    return createHmac('sha256', this.indexing).update(`${branchId}\n${phone}`).digest('hex');
  }
}

function derived(secret: Buffer, what: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `lobbyflow contact ${what}`, KEY_BYTES));
}

const nameOf = ({ branchId, ticketId }: Row) => Buffer.from(`${branchId}\n${ticketId}`);

/** Enough of a number to know the own one by: `138****1234`. */
export function masked(phone: string): string {
  const shown = phone.length >= 9 ? 4 : 2;
  const head = phone.length >= 9 ? 3 : 0;
  return `${phone.slice(0, head)}****${phone.slice(-shown)}`;
}
