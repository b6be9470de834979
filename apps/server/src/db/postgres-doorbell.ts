import { Logger } from '@nestjs/common';
import pg, { type Client, type Notification } from 'pg';
import { Doorbell, type Ring } from './doorbell.js';

const CHANNEL = 'lobbyflow';
/** How long rings gather before they go out together: less than a person sees. */
const GATHER_MS = 10;
/** A notification holds fewer than 8,000 bytes. */
const MAX_PAYLOAD = 7_900;
/** How long until it is tried again when the database is away. */
const RETRY_MS = 1_000;

interface Listener {
  readonly ring: (ring: Ring) => void;
  readonly missed: () => void;
}

/** `LISTEN` and `NOTIFY`, on one connection that does nothing else and comes back by itself. */
export class PostgresDoorbell extends Doorbell {
  readonly isShared = true;
  private readonly logger = new Logger('Doorbell');
  private readonly listeners = new Set<Listener>();
  private readonly waiting = new Set<string>();
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(private readonly url: string) {
    super();
  }

  /** Begins to listen. @throws what the driver throws when the database is not there */
  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'lobbyflow doorbell',
      keepAlive: true,
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    client.once('end', () => this.lost(client));
    client.on('notification', (heard) => this.heard(client, heard));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    for (const { missed } of this.listeners) missed();
  }

  async destroy(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.client?.end();
  }

  ring(ring: Ring): void {
    this.waiting.add(wordOf(ring));
    if (this.isClosed) return;
    this.timer ??= setTimeout(() => void this.send(), GATHER_MS).unref();
  }

  hear(ring: Listener['ring'], missed: Listener['missed']): () => void {
    const listener = { ring, missed };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What cannot be sent is not kept: the others find it by looking. */
  private async send(): Promise<void> {
    this.timer = undefined;
    const words = [...this.waiting];
    this.waiting.clear();
    try {
      for (const payload of payloadsOf(words)) {
        await this.client?.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch (error) {
      this.logger.debug(error);
    }
  }

  private heard(client: Client, { processId, payload }: Notification): void {
    // One's own rings come back, too.
    const { processID } = client as unknown as { readonly processID: number };
    if (processId === processID) return;
    for (const word of (payload ?? '').split(' ')) {
      const ring = ringIn(word);
      if (ring === null) continue;
      for (const listener of this.listeners) listener.ring(ring);
    }
  }

  private lost(client: Client): void {
    if (this.client !== client || this.isClosed) return;
    this.client = null;
    this.logger.warn('the connection to the database is lost; trying again');
    this.tryAgain();
  }

  private tryAgain(): void {
    setTimeout(() => {
      if (this.isClosed) return;
      this.open().catch(() => this.tryAgain());
    }, RETRY_MS).unref();
  }
}

/** Ids and hashes hold neither blanks nor colons. */
function wordOf(ring: Ring): string {
  return 'tokenHash' in ring ? `token:${ring.tokenHash}` : `${ring.branchId}:${ring.revision}`;
}

function ringIn(word: string): Ring | null {
  const [left, right] = word.split(':');
  if (left === undefined || right === undefined) return null;
  return left === 'token' ? { tokenHash: right } : { branchId: left, revision: Number(right) };
}

function payloadsOf(words: readonly string[]): readonly string[] {
  const payloads: string[] = [];
  let payload = '';
  for (const word of words) {
    if (payload.length + word.length + 1 > MAX_PAYLOAD) {
      payloads.push(payload);
      payload = '';
    }
    payload = payload === '' ? word : `${payload} ${word}`;
  }
  if (payload !== '') payloads.push(payload);
  return payloads;
}
