import type { DeviceRole } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { LessThan, Like } from 'typeorm';
import { DeviceEntity } from '../db/entities/device.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** An enrolled device, as stored. */
export interface StoredDevice {
  readonly id: string;
  readonly branchId: BranchId;
  readonly name: string;
  readonly role: DeviceRole;
  readonly tokenHash: string;
  readonly enrolledAt: Instant;
  readonly revokedAt: Instant | null;
}

/** How devices are stored. */
@Injectable()
export class DevicesRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** In the order of enrolment, revoked ones too. */
  of(branchId: BranchId): Promise<readonly StoredDevice[]> {
    const order = { enrolledAt: 'ASC', id: 'ASC' } as const;
    return this.read.manager.find(DeviceEntity, { where: { branchId }, order });
  }

  insert(device: StoredDevice, by: string): Promise<void> {
    const { id: deviceId, branchId, role } = device;
    return this.writer.transaction(async (db) => {
      await db.insert(DeviceEntity, device);
      await this.system.recordIn(db, { type: 'device.enrolled', branchId, deviceId, role }, by);
    });
  }

  /** @returns the hash of its token, or `null` when the branch has no such device; once is as good as twice */
  revoke(branchId: BranchId, deviceId: string, at: Instant, by: string): Promise<string | null> {
    return this.writer.transaction(async (db) => {
      const device = await db.findOneBy(DeviceEntity, { branchId, id: deviceId });
      if (device === null) return null;
      if (device.revokedAt === null) {
        await db.update(DeviceEntity, { id: deviceId }, { revokedAt: at });
        await this.system.recordIn(db, { type: 'device.revoked', branchId, deviceId }, by);
      }
      return device.tokenHash;
    });
  }

  /** @returns the device with its new name, or `null` when the branch has no such device */
  rename(
    branchId: BranchId,
    deviceId: string,
    name: string,
    by: string,
  ): Promise<StoredDevice | null> {
    return this.writer.transaction(async (db) => {
      const device = await db.findOneBy(DeviceEntity, { branchId, id: deviceId });
      if (device === null) return null;
      await db.update(DeviceEntity, { id: deviceId }, { name });
      const act = { type: 'device.changed', branchId, deviceId, changed: ['name'] } as const;
      await this.system.recordIn(db, act, by);
      const { role, tokenHash, enrolledAt, revokedAt } = device;
      return { id: deviceId, branchId, name, role, tokenHash, enrolledAt, revokedAt };
    });
  }

  /** Deletes devices whose id begins so and that were enrolled before. */
  sweep(idPrefix: string, before: Instant): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(DeviceEntity, { id: Like(`${idPrefix}%`), enrolledAt: LessThan(before) });
    });
  }
}
