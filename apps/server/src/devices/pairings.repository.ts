import type { DeviceRole } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { DeviceEntity } from '../db/entities/device.entity.js';
import { PairingEntity } from '../db/entities/pairing.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';
import type { StoredDevice } from './devices.repository.js';

/** A page that asks to be enrolled, as stored. */
export interface StoredPairing {
  readonly tokenHash: string;
  readonly code: string;
  readonly role: DeviceRole;
  readonly address: string;
  readonly askedAt: Instant;
  readonly expiresAt: Instant;
}

/** Who approves a device, where, and as what. */
export interface Approval {
  readonly code: string;
  readonly branchId: BranchId;
  readonly deviceId: string;
  readonly name: string;
  readonly at: Instant;
  readonly by: string;
}

/** How pairings are stored, until they are devices. */
@Injectable()
export class PairingsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  withTokenHash(tokenHash: string, now: Instant): Promise<StoredPairing | null> {
    return this.read.manager.findOneBy(PairingEntity, { tokenHash, expiresAt: MoreThan(now) });
  }

  withCode(code: string, now: Instant): Promise<StoredPairing | null> {
    return this.read.manager.findOneBy(PairingEntity, { code, expiresAt: MoreThan(now) });
  }

  /** Also sweeps out what has run out. @returns whether there was room, and nobody has this code */
  insert(pairing: StoredPairing, mostWaiting: number): Promise<boolean> {
    const { code, askedAt } = pairing;
    return this.writer.transaction(async (db) => {
      await db.delete(PairingEntity, { expiresAt: LessThanOrEqual(askedAt) });
      if ((await db.count(PairingEntity)) >= mostWaiting) return false;
      if (await db.existsBy(PairingEntity, { code })) return false;
      await db.insert(PairingEntity, pairing);
      return true;
    });
  }

  /** Makes a device of what shows this code, once. @returns `null` when nothing shows it now */
  approve({ code, branchId, deviceId, name, at, by }: Approval): Promise<StoredDevice | null> {
    return this.writer.transaction(async (db) => {
      const pairing = await db.findOneBy(PairingEntity, { code, expiresAt: MoreThan(at) });
      if (pairing === null) return null;
      const { role, tokenHash } = pairing;
      const known = { id: deviceId, branchId, name, role, tokenHash };
      const device: StoredDevice = { ...known, enrolledAt: at, revokedAt: null };
      await db.delete(PairingEntity, { tokenHash });
      await db.insert(DeviceEntity, device);
      await this.system.recordIn(db, { type: 'device.enrolled', branchId, deviceId, role }, by);
      return device;
    });
  }
}
