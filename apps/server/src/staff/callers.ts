import { SCREEN_HEADER } from '@lobbyflow/contract';
import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { Clock } from '../ports/clock.js';
import type { Caller } from '../routes/caller.js';
import { CallersRepository, type KnownCaller } from './callers.repository.js';
import { type Presented, tokenIn } from './cookies.js';
import { RevokedFeed } from './revoked-feed.js';
import { hashOfToken } from '../journal/token-hash.js';

/** Tokens remembered at most; beyond it the oldest is looked up again. */
const MAX_REMEMBERED = 50_000;

/** What is there at once, or a promise of it: nothing waits that need not. */
export type MaybeLater<T> = T | Promise<T>;

/** Who stands behind a token. Remembers, so that a command costs no query; forgets what is revoked. */
@Injectable()
export class Callers {
  private readonly remembered = new Map<string, KnownCaller>();
  private revocations = 0;

  constructor(
    private readonly repository: CallersRepository,
    private readonly clock: Clock,
    private readonly revoked: RevokedFeed,
  ) {}

  /** Who sends this HTTP request; `null` for nobody known. At once, where the token is remembered. */
  ofRequest(headers: IncomingHttpHeaders): MaybeLater<Caller | null> {
    const screen = headers[SCREEN_HEADER];
    return this.of({ headers, screen: typeof screen === 'string' ? screen : undefined });
  }

  /** Who presents himself in a request or in a socket's handshake; `null` for nobody known. */
  of(presented: Presented): MaybeLater<Caller | null> {
    const token = tokenIn(presented);
    return token === null ? null : this.withToken(token);
  }

  /** @returns `null` when the token is unknown, expired or revoked */
  withToken(token: string): MaybeLater<Caller | null> {
    const tokenHash = hashOfToken(token);
    const known = this.remembered.get(tokenHash);
    if (known !== undefined) return this.unexpired(known);
    return this.lookUp(tokenHash).then((found) => found && this.unexpired(found));
  }

  private unexpired({ caller, expiresAt }: KnownCaller): Caller | null {
    return expiresAt !== null && expiresAt <= this.clock.now() ? null : caller;
  }

  /** Forgets tokens that count no longer, and tells whoever still serves them. */
  revoke(tokenHashes: readonly string[]): void {
    this.revocations += 1;
    for (const tokenHash of tokenHashes) {
      this.remembered.delete(tokenHash);
      this.revoked.publish(tokenHash);
    }
  }

  /** Forgets tokens that somebody else has ended, in another process or in the database itself. */
  async recheck(): Promise<void> {
    const held = [...this.remembered].filter(([, { caller }]) => caller.role !== 'customer');
    const hashes = held.map(([tokenHash]) => tokenHash);
    const standing = await this.repository.standing(hashes);
    const ended = hashes.filter((tokenHash) => !standing.has(tokenHash));
    if (ended.length > 0) this.revoke(ended);
  }

  private async lookUp(tokenHash: string): Promise<KnownCaller | null> {
    const before = this.revocations;
    const known = await this.repository.withTokenHash(tokenHash);
    // What was revoked while it was looked up is not remembered.
    if (known !== null && before === this.revocations) this.remember(tokenHash, known);
    return known;
  }

  private remember(tokenHash: string, known: KnownCaller): void {
    this.remembered.set(tokenHash, known);
    if (this.remembered.size <= MAX_REMEMBERED) return;
    const [oldest] = this.remembered.keys();
    if (oldest !== undefined) this.remembered.delete(oldest);
  }
}
