import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual } from 'typeorm';
import { DeviceEntity } from '../db/entities/device.entity.js';
import { HelpCallEntity } from '../db/entities/help-call.entity.js';
import { StaffEntity } from '../db/entities/staff.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** A call for help, as stored. */
export interface StoredHelpCall {
  readonly id: string;
  readonly branchId: BranchId;
  readonly deviceId: string;
  readonly calledAt: Instant;
  readonly answeredAt: Instant | null;
  readonly answeredBy: ActorId | null;
}

/** A call, and the name of the kiosk or the account that it comes from. */
export interface NamedHelpCall extends StoredHelpCall {
  readonly deviceName: string;
}

/** How calls for help are stored. */
@Injectable()
export class HelpCallsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** The kiosk's own open call, or this new one; one that is older than `since` has run out. */
  open(call: StoredHelpCall, since: Instant): Promise<StoredHelpCall> {
    const { branchId, deviceId, calledAt } = call;
    return this.writer.transaction(async (db) => {
      const mine = { branchId, deviceId, answeredAt: IsNull() };
      const standing = await db.findOneBy(HelpCallEntity, mine);
      if (standing !== null && standing.calledAt >= since) return standing;
      if (standing !== null) await db.update(HelpCallEntity, mine, { answeredAt: calledAt });
      await db.insert(HelpCallEntity, call);
      return call;
    });
  }

  /** Answers once; whoever comes later hears the first answer. @returns `null` for no such call here */
  answer(
    branchId: BranchId,
    id: string,
    by: { readonly answeredAt: Instant; readonly answeredBy: ActorId },
  ): Promise<StoredHelpCall | null> {
    return this.writer.transaction(async (db) => {
      await db.update(HelpCallEntity, { branchId, id, answeredAt: IsNull() }, by);
      return db.findOneBy(HelpCallEntity, { branchId, id });
    });
  }

  /** Calls of branches that were made since then, for each its own moment; oldest first. */
  async since(since: ReadonlyMap<BranchId, Instant>): Promise<readonly NamedHelpCall[]> {
    const earliest = Math.min(...since.values()) as Instant;
    const found: readonly StoredHelpCall[] = await this.read.manager.find(HelpCallEntity, {
      where: { branchId: In([...since.keys()]), calledAt: MoreThanOrEqual(earliest) },
      order: { calledAt: 'ASC', id: 'ASC' },
    });
    const calls = found.filter(({ branchId, calledAt }) => calledAt >= (since.get(branchId) ?? 0));
    if (calls.length === 0) return [];
    const ids = [...new Set(calls.map(({ deviceId }) => deviceId))];
    const devices = await this.read.manager.findBy(DeviceEntity, { id: In(ids) });
    const staff = await this.read.manager.findBy(StaffEntity, { id: In(ids) });
    const names = new Map([
      ...devices.map(({ id, name }) => [id, name] as const),
      ...staff.map(({ id, username }) => [id, username] as const),
    ]);
    return calls.map((call) => ({
      ...call,
      deviceName: names.get(call.deviceId) ?? call.deviceId,
    }));
  }
}
