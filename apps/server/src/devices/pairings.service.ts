import type { Device, DeviceRole, Pairing, WaitingDevice } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../journal/token-hash.js';
import { TokenBuckets } from '../limits/token-bucket.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { Callers } from '../staff/callers.js';
import { newToken } from '../staff/tokens.js';
import { deviceOf } from './devices.service.js';
import { pairingCodeFrom } from './pairing-code.js';
import { PairingsRepository, type StoredPairing } from './pairings.repository.js';

/** A code is read off one screen and typed into another. */
const LIFE_MS = 10 * 60_000;
/** Devices that wait at once, at most: an installer with a van full of them has fewer. */
const MOST_WAITING = 500;
/** New codes for one address, which may be that of a whole branch … */
const ASKED_FROM = { burst: 40, perMinute: 20 };
/** … and for everybody (RFC 8628, 5.2). */
const ASKED_AT_ALL = { burst: 100, perMinute: 100 };
/** Wrong codes that one account may type … */
const WRONG_BY = { burst: 5, perMinute: 5 };
/** … and everybody together: 100,000 guesses at 20⁸ codes take seventeen hours. */
const WRONG_AT_ALL = { burst: 100, perMinute: 100 };
const EVERYBODY = '';

/** A page that has begun to pair: what it shows, and the token that its cookie keeps. */
export interface Begun {
  readonly pairing: Pairing;
  /** `null`: the page has it already. */
  readonly token: string | null;
}

/**
 * Lets devices in by a code that they show and somebody in charge approves. The
 * token that the page keeps from the beginning is what counts from then on, so
 * that it is never sent twice and an approval cannot be lost on the way.
 */
@Injectable()
export class PairingsService {
  private readonly asked: { readonly from: TokenBuckets; readonly atAll: TokenBuckets };
  private readonly wrong: { readonly by: TokenBuckets; readonly atAll: TokenBuckets };

  constructor(
    private readonly pairings: PairingsRepository,
    private readonly callers: Callers,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    const buckets = (rule: typeof WRONG_BY) => new TokenBuckets(clock, rule);
    this.asked = { from: buckets(ASKED_FROM), atAll: buckets(ASKED_AT_ALL) };
    this.wrong = { by: buckets(WRONG_BY), atAll: buckets(WRONG_AT_ALL) };
  }

  /**
   * Begins, or goes on: a page that is loaded anew shows the code that it showed.
   *
   * @throws ProblemError `forbidden` for a device that is enrolled; `too-many-requests`
   */
  async begin(role: DeviceRole, kept: string | null, address: string): Promise<Begun> {
    const now = this.clock.now();
    const mine = kept === null ? null : await this.keptBy(kept, now);
    if (mine?.role === role) return { pairing: pairingOf(mine), token: null };
    this.takeTurn([
      [this.asked.from, address],
      [this.asked.atAll, EVERYBODY],
    ]);
    const token = newToken(this.ids, 'device');
    const pairing: StoredPairing = {
      tokenHash: hashOfToken(token),
      code: pairingCodeFrom(this.ids.token()),
      role,
      address: address.slice(0, 60),
      askedAt: now,
      expiresAt: (now + LIFE_MS) as Instant,
    };
    if (!(await this.pairings.insert(pairing, MOST_WAITING))) throw tooMany(LIFE_MS);
    return { pairing: pairingOf(pairing), token };
  }

  /** @throws ProblemError `pairing-code-wrong`, `too-many-requests` */
  async waiting(code: string, by: Caller): Promise<WaitingDevice> {
    const found = await this.guess(by, () => this.pairings.withCode(code, this.clock.now()));
    const { role, address, askedAt } = found;
    return { ...pairingOf(found), role, address, askedAt: new Date(askedAt).toISOString() };
  }

  /** @throws ProblemError `pairing-code-wrong`, `too-many-requests` */
  async approve(branchId: BranchId, code: string, name: string, by: Caller): Promise<Device> {
    const approval = { code, branchId, name, deviceId: this.ids.uuid(), by: by.actor };
    const at = this.clock.now();
    return deviceOf(await this.guess(by, () => this.pairings.approve({ ...approval, at })));
  }

  private async keptBy(token: string, now: Instant): Promise<StoredPairing | null> {
    const caller = await this.callers.withToken(token);
    if (caller !== null) throw new ProblemError('forbidden', 'this device is enrolled');
    return this.pairings.withTokenHash(hashOfToken(token), now);
  }

  /** Whoever types wrong codes has to wait; right ones cost nothing. */
  private async guess<T>(by: Caller, look: () => Promise<T | null>): Promise<T> {
    const { hasLimits } = this.settings;
    const waitMs = Math.max(this.wrong.by.waitMs(by.id), this.wrong.atAll.waitMs(EVERYBODY));
    if (hasLimits && waitMs > 0) throw tooMany(waitMs);
    const found = await look();
    if (found !== null) return found;
    this.wrong.by.charge(by.id);
    this.wrong.atAll.charge(EVERYBODY);
    throw new ProblemError('pairing-code-wrong');
  }

  private takeTurn(turns: readonly (readonly [buckets: TokenBuckets, key: string])[]): void {
    if (!this.settings.hasLimits) return;
    const waitMs = Math.max(...turns.map(([buckets, key]) => buckets.waitMs(key)));
    if (waitMs > 0) throw tooMany(waitMs);
    for (const [buckets, key] of turns) buckets.charge(key);
  }
}

function tooMany(waitMs: number): ProblemError {
  return new ProblemError('too-many-requests', undefined, {
    retryAfter: Math.ceil(waitMs / 1_000),
  });
}

function pairingOf({ code, expiresAt }: StoredPairing): Pairing {
  return { code, expiresAt: new Date(expiresAt).toISOString() };
}
