import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { Ids } from '../ports/ids.js';
import { hashOfToken } from '../journal/token-hash.js';

/** The code that makes the first admin: new at each start that finds no account, used once, stored nowhere. */
@Injectable()
export class SetupCode {
  private codeHash: string | null = null;

  constructor(private readonly ids: Ids) {}

  /** @returns the code, to be told once to whoever installs */
  make(): string {
    const code = this.ids.token();
    this.codeHash = hashOfToken(code);
    return code;
  }

  is(code: string): boolean {
    if (this.codeHash === null) return false;
    return timingSafeEqual(Buffer.from(hashOfToken(code)), Buffer.from(this.codeHash));
  }

  /** Whether there is no account yet. */
  get isAwaited(): boolean {
    return this.codeHash !== null;
  }

  use(): void {
    this.codeHash = null;
  }
}
