import type { StaffRole } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { SessionEntity } from '../db/entities/session.entity.js';
import { StaffEntity } from '../db/entities/staff.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** An account, as stored. */
export interface Account {
  readonly id: string;
  /** `null`: at home in every branch. */
  readonly branchId: BranchId | null;
  readonly username: string;
  readonly passwordHash: string;
  readonly role: StaffRole;
  readonly isActive: boolean;
  readonly createdAt: Instant;
}
export type AccountChange = Partial<Pick<Account, 'passwordHash' | 'role' | 'isActive'>>;
export interface NewSession {
  readonly tokenHash: string;
  readonly staffId: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** How accounts and sessions are stored. */
@Injectable()
export class StaffRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  withUsername(username: string): Promise<Account | null> {
    return this.read.manager.findOneBy(StaffEntity, { username });
  }

  withId(id: string): Promise<Account | null> {
    return this.read.manager.findOneBy(StaffEntity, { id });
  }

  /** Accounts of a branch, by name; `null` for those of the head office. */
  of(branchId: BranchId | null): Promise<readonly Account[]> {
    const where = { branchId: branchId ?? IsNull() };
    return this.read.manager.find(StaffEntity, { where, order: { username: 'ASC' } });
  }

  /** User names by account id; who has no account is left out. */
  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const where = { id: In([...ids]) };
    const select = { id: true, username: true };
    const accounts = await this.read.manager.find(StaffEntity, { where, select });
    return new Map(accounts.map(({ id, username }) => [id, username]));
  }

  async isEmpty(): Promise<boolean> {
    return (await this.read.manager.count(StaffEntity)) === 0;
  }

  /** @returns whether they were all free: one name that is taken, and none is written */
  insert(accounts: readonly Account[], by: string): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      for (const { username } of accounts) {
        if (await db.existsBy(StaffEntity, { username })) return false;
      }
      await db.insert(StaffEntity, [...accounts]);
      for (const { id: staffId, branchId, role } of accounts) {
        await this.system.recordIn(db, { type: 'staff.created', branchId, staffId, role }, by);
      }
      return true;
    });
  }

  /** @returns whether nobody could sign in before and the name was free; else nothing is written */
  insertFirst(account: Account): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      if (await db.existsBy(StaffEntity, { isActive: true })) return false;
      if (await db.existsBy(StaffEntity, { username: account.username })) return false;
      await db.insert(StaffEntity, account);
      const { id: staffId, role } = account;
      await this.system.recordIn(db, { type: 'setup.completed', staffId, role }, staffId);
      return true;
    });
  }

  /**
   * Changes an account and ends what it has open.
   *
   * @returns the hashes of its tokens, or `null` when it would leave no active admin: then it stays
   */
  change(account: Account, change: AccountChange, by: string): Promise<readonly string[] | null> {
    const { id: staffId, branchId } = account;
    return this.writer.transaction(async (db) => {
      if (losesAdmin(account, change)) {
        const others = { id: Not(staffId), role: 'admin', isActive: true } as const;
        if (!(await db.existsBy(StaffEntity, others))) return null;
      }
      await db.update(StaffEntity, { id: staffId }, change);
      const sessions = await db.findBy(SessionEntity, { staffId });
      await db.delete(SessionEntity, { staffId });
      const changed = Object.keys(change);
      await this.system.recordIn(db, { type: 'staff.changed', branchId, staffId, changed }, by);
      return sessions.map(({ tokenHash }) => tokenHash);
    });
  }

  /** Shuts an account and ends what it has open, whoever it is. */
  shut(staffId: string): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.update(StaffEntity, { id: staffId }, { isActive: false });
      await db.delete(SessionEntity, { staffId });
      const act = { type: 'staff.changed', staffId, changed: ['isActive'] } as const;
      await this.system.recordIn(db, act, 'system');
    });
  }

  /** Whether anybody can sign in. */
  hasActive(): Promise<boolean> {
    return this.read.manager.existsBy(StaffEntity, { isActive: true });
  }

  /** Also sweeps out what has run out by then. */
  insertSession(session: NewSession): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(SessionEntity, { expiresAt: LessThanOrEqual(session.createdAt) });
      await db.insert(SessionEntity, session);
    });
  }

  deleteSession(tokenHash: string): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(SessionEntity, { tokenHash });
    });
  }
}

function losesAdmin({ role, isActive }: Account, change: AccountChange): boolean {
  const stays = (change.role ?? role) === 'admin' && (change.isActive ?? isActive);
  return role === 'admin' && isActive && !stays;
}
