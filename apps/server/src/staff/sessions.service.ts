import type { Session, SignIn, SetUp, StaffRole, User } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { hashOfToken } from '../journal/token-hash.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { Callers } from './callers.js';
import { DEMO_PASSWORD, hashPassword, isPassword, MIN_PASSWORD } from './passwords.js';
import { SetupCode } from './setup-code.js';
import { type Account, StaffRepository } from './staff.repository.js';
import { Throttle } from './throttle.js';
import { newToken } from './tokens.js';

const HOUR_MS = 3_600_000;
/** A person signs in for a long shift; a program stays until it is told otherwise. */
export const SESSION_MS: Readonly<Record<'person' | 'program', number>> = {
  person: 16 * HOUR_MS,
  program: 90 * 24 * HOUR_MS,
};
export const sessionMs = (role: StaffRole) =>
  role === 'integrator' ? SESSION_MS.program : SESSION_MS.person;

/** Signs people and programs in and out. */
@Injectable()
export class SessionsService {
  private readonly throttle: Throttle;

  constructor(
    private readonly staff: StaffRepository,
    private readonly callers: Callers,
    private readonly setupCode: SetupCode,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.throttle = new Throttle(clock);
  }

  /** @throws ProblemError `credentials-wrong`, the same for a wrong name, password or a shut account; `too-many-requests` */
  async signIn(asked: SignIn, address: string): Promise<Session> {
    if (!this.settings.hasLimits) return this.begin(await this.recognised(asked));
    const key = `${address} ${asked.username}`;
    const account = await this.throttle.inTurn(key, async () => {
      const waitMs = this.throttle.waitMs(key);
      if (waitMs > 0) {
        const retryAfter = Math.ceil(waitMs / 1_000);
        throw new ProblemError('too-many-requests', undefined, { retryAfter });
      }
      // Counted until it has proved right, so that no error on the way makes a guess free.
      this.throttle.failed(key);
      const known = await this.recognised(asked);
      this.throttle.succeeded(key);
      return known;
    });
    return this.begin(account);
  }

  /** @throws ProblemError `credentials-wrong` */
  private async recognised({ username, password }: SignIn): Promise<Account> {
    const account = await this.staff.withUsername(username);
    const isRight = await isPassword(password, account?.passwordHash ?? null);
    const isRefused = password === DEMO_PASSWORD && !this.settings.isDemo;
    if (account === null || !account.isActive || !isRight || isRefused) {
      throw new ProblemError('credentials-wrong');
    }
    return account;
  }

  /**
   * Makes the first admin.
   *
   * @throws ProblemError `setup-code-wrong`, also once there is any account; `invalid-request` for the demo's password
   */
  async setUp({ code, username, password }: z.output<typeof SetUp>): Promise<Session> {
    if (!this.setupCode.is(code)) throw new ProblemError('setup-code-wrong');
    refuseWeakPassword(password, this.settings);
    const account: Account = {
      id: this.ids.uuid(),
      branchId: null,
      username,
      passwordHash: await hashPassword(password),
      role: 'admin',
      isActive: true,
      createdAt: this.clock.now(),
    };
    if (!(await this.staff.insertFirst(account))) throw new ProblemError('setup-code-wrong');
    this.setupCode.use();
    return this.begin(account);
  }

  async signOut({ tokenHash }: Caller): Promise<void> {
    await this.staff.deleteSession(tokenHash);
    this.callers.revoke([tokenHash]);
  }

  private async begin(account: Account): Promise<Session> {
    const token = newToken(this.ids, 'session');
    const createdAt = this.clock.now();
    const expiresAt = (createdAt + sessionMs(account.role)) as Instant;
    const tokenHash = hashOfToken(token);
    await this.staff.insertSession({ tokenHash, staffId: account.id, createdAt, expiresAt });
    return { token, user: userOf(account) };
  }
}

/** An account as others may see it. */
export function userOf({ id, username, role, branchId }: Omit<Account, 'passwordHash'>): User {
  return { id, username, role, branchId };
}

/** @throws ProblemError `invalid-request` in production */
export function refuseWeakPassword(
  password: string,
  { isDemo }: Pick<ServerSettings, 'isDemo'>,
): void {
  if (isDemo || password.length >= MIN_PASSWORD) return;
  const errors = [{ path: 'password', message: `must have ${MIN_PASSWORD} characters or more` }];
  throw new ProblemError('invalid-request', undefined, { errors });
}
