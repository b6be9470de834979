import type { ChangeStaff, CreateStaff, StaffMember, StaffRole } from '@lobbyflow/contract';
import type { BranchId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../ports/clock.js';
import { Ids } from '../ports/ids.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { Callers } from './callers.js';
import { hashPassword } from './passwords.js';
import { refuseWeakPassword, userOf } from './sessions.service.js';
import { type Account, type AccountChange, StaffRepository } from './staff.repository.js';

/** Roles at home in every branch; only an admin hands them out. */
const HEAD_OFFICE: ReadonlySet<StaffRole> = new Set(['admin', 'hq']);

/** Accounts of people and programs. */
@Injectable()
export class StaffService {
  constructor(
    private readonly staff: StaffRepository,
    private readonly callers: Callers,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The branch's accounts; an admin also sees the head office's, which stand in no branch. */
  async list(branchId: BranchId, caller: Caller): Promise<{ items: StaffMember[] }> {
    const own = await this.staff.of(branchId);
    const office = caller.branchId === null ? await this.staff.of(null) : [];
    return { items: [...own, ...office].map(memberOf) };
  }

  /** @throws ProblemError `forbidden` for a role beyond the caller's, `id-taken` for a name in use */
  async create(
    branchId: BranchId,
    caller: Caller,
    { username, password, role }: z.output<typeof CreateStaff>,
  ): Promise<StaffMember> {
    mayHandOut(caller, role);
    refuseWeakPassword(password, this.settings);
    const account: Account = {
      id: this.ids.uuid(),
      branchId: HEAD_OFFICE.has(role) ? null : branchId,
      username,
      passwordHash: await hashPassword(password),
      role,
      isActive: true,
      createdAt: this.clock.now(),
    };
    if (!(await this.staff.insert([account], caller.actor))) throw new ProblemError('id-taken');
    return memberOf(account);
  }

  /**
   * Changes an account; a new password, another role or shutting it ends all its sessions.
   *
   * @throws ProblemError `not-found` for another branch's; `forbidden` for a role beyond the
   *   caller's, and for the last active admin
   */
  async change(
    branchId: BranchId,
    staffId: string,
    caller: Caller,
    { password, role, isActive }: z.output<typeof ChangeStaff>,
  ): Promise<StaffMember> {
    const account = await this.find(branchId, staffId, caller);
    mayHandOut(caller, account.role);
    if (role !== undefined) this.mayMove(caller, account, role);
    if (password !== undefined) refuseWeakPassword(password, this.settings);
    const change: AccountChange = {
      ...(role === undefined ? {} : { role }),
      ...(isActive === undefined ? {} : { isActive }),
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password) }),
    };
    const ended = await this.staff.change(account, change, caller.actor);
    if (ended === null) throw new ProblemError('forbidden', 'the last admin stays');
    this.callers.revoke(ended);
    return memberOf({ ...account, ...change });
  }

  /** The head office's accounts are changed by an admin, through any branch. */
  private async find(branchId: BranchId, staffId: string, caller: Caller): Promise<Account> {
    const account = await this.staff.withId(staffId);
    const isThere = account?.branchId === branchId;
    const isOffice = account?.branchId === null && caller.branchId === null;
    if (account === null || !(isThere || isOffice)) throw new ProblemError('not-found');
    return account;
  }

  private mayMove(caller: Caller, account: Account, role: StaffRole): void {
    mayHandOut(caller, role);
    const isInOffice = account.branchId === null;
    if (HEAD_OFFICE.has(role) !== isInOffice) {
      const errors = [
        { path: 'role', message: 'needs an account of its own: it is at home elsewhere' },
      ];
      throw new ProblemError('invalid-request', undefined, { errors });
    }
  }
}

/** @throws ProblemError `forbidden` */
function mayHandOut(caller: Caller, role: StaffRole): void {
  if (HEAD_OFFICE.has(role) && caller.role !== 'admin') throw new ProblemError('forbidden');
}

function memberOf(account: Account): StaffMember {
  return { ...userOf(account), isActive: account.isActive };
}
