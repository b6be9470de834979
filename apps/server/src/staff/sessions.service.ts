import type { Session, SignIn, SetUp, StaffRole, User } from '@lobbyflow/contract';
import type { Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Faults } from '../health/faults.js';
import { Metrics } from '../health/metrics.js';
import { hashOfToken } from '../journal/token-hash.js';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { Callers } from './callers.js';
import { DEMO_PASSWORD, hashPassword, isPassword, MIN_PASSWORD } from './passwords.js';
import { KnownBrowsers } from './known-browsers.js';
import { SetupCode } from './setup-code.js';
import { SignInGuard } from './sign-in-guard.js';
import { type Account, StaffRepository } from './staff.repository.js';
import { newToken } from './tokens.js';

const HOUR_MS = 3_600_000;
/** A person signs in for a long shift; a program stays until it is told otherwise. */
export const SESSION_MS: Readonly<Record<'person' | 'program', number>> = {
  person: 16 * HOUR_MS,
  program: 90 * 24 * HOUR_MS,
};
export const sessionMs = (role: StaffRole) =>
  role === 'integrator' ? SESSION_MS.program : SESSION_MS.person;

/** Where a sign-in comes from. */
export interface From {
  readonly address: string;
  /** What this browser kept from signing in before; `null` for none. */
  readonly browser: string | null;
}
export interface SignedIn {
  readonly session: Session;
  readonly browser: string;
}

/** Signs people and programs in and out. */
@Injectable()
export class SessionsService {
  private readonly guard: SignInGuard;

  constructor(
    private readonly staff: StaffRepository,
    private readonly callers: Callers,
    private readonly setupCode: SetupCode,
    private readonly browsers: KnownBrowsers,
    private readonly metrics: Metrics,
    private readonly faults: Faults,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    this.guard = new SignInGuard(clock);
  }

  /**
   * @returns the session, and what the browser shall keep to be known again
   * @throws ProblemError `credentials-wrong`, the same for a wrong name, password or a shut account; `too-many-requests`
   */
  async signIn(asked: SignIn, { address, browser }: From): Promise<SignedIn> {
    const { username } = asked;
    const knownBrowser = this.browsers.knows(browser, username) ? browser : null;
    const recognise = () => this.recognised(asked);
    const account = await this.counted(() =>
      this.settings.hasLimits
        ? this.guard.admit({ username, address, knownBrowser }, recognise)
        : recognise(),
    );
    const session = await this.begin(account);
    return { session, browser: this.browsers.remember(browser, username) };
  }

  private async counted(attempt: () => Promise<Account>): Promise<Account> {
    try {
      const account = await attempt();
      this.metrics.signedIn('in');
      return account;
    } catch (error) {
      const code = error instanceof ProblemError ? error.code : 'internal';
      this.metrics.signedIn(code);
      if (code === 'too-many-requests') this.faults.tell('sign-in-slowed');
      throw error;
    }
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
