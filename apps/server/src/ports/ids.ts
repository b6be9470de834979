import { createHash, randomFillSync, randomUUID } from 'node:crypto';
import type { TicketId } from '@lobbyflow/engine';

/** 128 bits: nobody guesses one, and a QR code of it stays small. */
const TOKEN_BYTES = 16;
/** Milliseconds since 1970, for ten thousand years; eight signs of base64url. */
const TIME_BYTES = 6;
/** Random bytes are drawn for so many tokens at once: one call to the system costs as much as all of them. */
const TOKENS_AT_ONCE = 128;

/** The server's only source of new ids; a port, so that a test can name them. */
export abstract class Ids {
  abstract uuid(): string;
  /** Later ids sort behind earlier ones, so that an index grows at its end. */
  abstract ticketId(): TicketId;
  /** A secret: 128 random bits in base64url. Stored only as a hash. */
  abstract token(): string;
  /** A ticket's secret: 128 random bits too, behind the time, so that their index grows at its end. */
  abstract ticketToken(): string;
}

export class RandomIds extends Ids {
  /** The millisecond of the latest id, as ids begin with it: many are made in one. */
  private latest = { at: -1, hex: '', signs: '' };
  private readonly drawn = Buffer.alloc(TOKENS_AT_ONCE * TOKEN_BYTES);
  private next = this.drawn.length;

  uuid(): string {
    return randomUUID();
  }

  /** A UUID of version 7 (RFC 9562): milliseconds first, the rest random. */
  ticketId(): TicketId {
    return `${this.time().hex}-7${randomUUID().slice(15)}` as TicketId;
  }

  token(): string {
    return this.secret().toString('base64url');
  }

  ticketToken(): string {
    return this.time().signs + this.secret().toString('base64url');
  }

  /** This millisecond: `hex` as the first twelve digits of a UUID, `signs` as the first eight of a token. */
  private time(): { readonly hex: string; readonly signs: string } {
    const at = Date.now();
    if (at !== this.latest.at) {
      const bytes = Buffer.alloc(TIME_BYTES);
      bytes.writeUIntBE(at, 0, TIME_BYTES);
      const digits = bytes.toString('hex');
      const hex = `${digits.slice(0, 8)}-${digits.slice(8)}`;
      this.latest = { at, hex, signs: bytes.toString('base64url') };
    }
    return this.latest;
  }

  /** Bytes that nobody was given before; to be used up at once. */
  private secret(): Buffer {
    if (this.next === this.drawn.length) {
      randomFillSync(this.drawn);
      this.next = 0;
    }
    const from = this.next;
    this.next += TOKEN_BYTES;
    return this.drawn.subarray(from, this.next);
  }
}

/**
 * The id of something the system does by itself: the same facts give the same
 * id, in another process and after a restart too, so that it is done once.
 * A UUID of version 8 (RFC 9562), made of their SHA-256.
 */
export function idOfFacts(...facts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
