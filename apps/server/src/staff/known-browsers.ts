import { Injectable } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { hashOfToken } from '../journal/token-hash.js';
import { Ids } from '../ports/ids.js';
import { cookiesIn, KNOWN_PAGE, plainName, secureName } from './cookies.js';

/** Browsers remembered at most; the one that signed in longest ago is forgotten first. */
const MAX_BROWSERS = 50_000;

/**
 * Remembers from which browser an account has signed in, so that whoever guesses
 * its password elsewhere does not stand in the way of its owner. What is kept in
 * the browser lets nobody in.
 */
@Injectable()
export class KnownBrowsers {
  private readonly names = new Map<string, ReadonlySet<string>>();

  constructor(private readonly ids: Ids) {}

  /** What this browser was given; `null` for one that never signed in. */
  in(headers: Pick<IncomingHttpHeaders, 'cookie'>): string | null {
    const cookies = cookiesIn(headers.cookie);
    return cookies.get(secureName(KNOWN_PAGE)) ?? cookies.get(plainName(KNOWN_PAGE)) ?? null;
  }

  /** Whether this account has signed in from this browser. */
  knows(browser: string | null, username: string): boolean {
    if (browser === null) return false;
    return this.names.get(hashOfToken(browser))?.has(username) ?? false;
  }

  /** @returns what the browser shall keep: what it had, or something new */
  remember(browser: string | null, username: string): string {
    const kept = browser !== null && this.names.has(hashOfToken(browser)) ? browser : null;
    const token = kept ?? this.ids.token();
    const key = hashOfToken(token);
    const before = this.names.get(key) ?? [];
    this.names.delete(key);
    this.names.set(key, new Set([...before, username]));
    if (this.names.size > MAX_BROWSERS) this.forgetOldest();
    return token;
  }

  private forgetOldest(): void {
    for (const key of this.names.keys()) {
      this.names.delete(key);
      return;
    }
  }
}
