import type { ActorId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DeviceEntity } from '../db/entities/device.entity.js';
import { PadEntity } from '../db/entities/pad.entity.js';
import { SessionEntity } from '../db/entities/session.entity.js';
import { StaffEntity } from '../db/entities/staff.entity.js';
import { TicketTokenEntity } from '../db/entities/ticket-token.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { marks } from '../db/writer.js';
import type { Caller } from '../routes/caller.js';

export interface KnownCaller {
  readonly caller: Caller;
  /** `null`: does not end by itself. */
  readonly expiresAt: number | null;
}

/** Tokens asked about in one statement. */
const HASHES_AT_ONCE = 1_000;
const NO_DEVICE = { device: null, ticketId: null } as const;
const NO_ACCOUNT = { username: null } as const;

/** Looks up whom a token stands for. */
@Injectable()
export class CallersRepository {
  constructor(private readonly read: ReadConnection) {}

  async withTokenHash(tokenHash: string): Promise<KnownCaller | null> {
    return (
      (await this.ofSession(tokenHash)) ??
      (await this.ofDevice(tokenHash)) ??
      (await this.ofTicket(tokenHash)) ??
      (await this.ofPad(tokenHash))
    );
  }

  /** Those of these hashes that stand for a session of an active account, or for a device that is let in. */
  async standing(tokenHashes: readonly string[]): Promise<ReadonlySet<string>> {
    const standing = new Set<string>();
    for (let from = 0; from < tokenHashes.length; from += HASHES_AT_ONCE) {
      const some = tokenHashes.slice(from, from + HASHES_AT_ONCE);
      const rows = await this.read.all({
        sql: `SELECT s."tokenHash" FROM sessions s JOIN staff a ON a."id" = s."staffId"
          WHERE a."isActive" AND s."tokenHash" IN (${marks(some.length)})
          UNION ALL SELECT "tokenHash" FROM devices
          WHERE "revokedAt" IS NULL AND "tokenHash" IN (${marks(some.length)})
          UNION ALL SELECT "tokenHash" FROM pads
          WHERE "closedAt" IS NULL AND "tokenHash" IN (${marks(some.length)})`,
        parameters: [...some, ...some, ...some],
      });
      for (const { tokenHash } of rows) standing.add(String(tokenHash));
    }
    return standing;
  }

  private async ofSession(tokenHash: string): Promise<KnownCaller | null> {
    const session = await this.read.manager.findOneBy(SessionEntity, { tokenHash });
    if (session === null) return null;
    const staff = await this.read.manager.findOneBy(StaffEntity, { id: session.staffId });
    if (staff?.isActive !== true) return null;
    const { id, username, role, branchId } = staff;
    const actor = id as ActorId;
    const caller = { id, actor, username, role, branchId, tokenHash, ...NO_DEVICE };
    return { caller, expiresAt: session.expiresAt };
  }

  private async ofDevice(tokenHash: string): Promise<KnownCaller | null> {
    const device = await this.read.manager.findOneBy(DeviceEntity, {
      tokenHash,
      revokedAt: IsNull(),
    });
    if (device === null) return null;
    const { id, role, branchId } = device;
    const caller = {
      id,
      actor: id as ActorId,
      role,
      branchId,
      device: id,
      ticketId: null,
      tokenHash,
      ...NO_ACCOUNT,
    };
    return { caller, expiresAt: null };
  }

  /** Its customers speak through it: to the journal it is one of them, with the pad as the device. */
  private async ofPad(tokenHash: string): Promise<KnownCaller | null> {
    const where = { tokenHash, closedAt: IsNull() };
    const pad = await this.read.manager.findOneBy(PadEntity, where);
    if (pad === null) return null;
    const { id, branchId, counterId, expiresAt } = pad;
    const caller = {
      id,
      actor: 'customer' as ActorId,
      role: 'pad',
      branchId,
      device: id,
      ticketId: null,
      counterId,
      tokenHash,
      ...NO_ACCOUNT,
    } as const;
    return { caller, expiresAt };
  }

  private async ofTicket(tokenHash: string): Promise<KnownCaller | null> {
    const token = await this.read.manager.findOneBy(TicketTokenEntity, { tokenHash });
    if (token === null) return null;
    const { ticketId, branchId } = token;
    const caller = {
      id: ticketId,
      actor: 'customer' as ActorId,
      role: 'customer',
      branchId,
      device: null,
      ticketId,
      tokenHash,
      ...NO_ACCOUNT,
    } as const;
    return { caller, expiresAt: null };
  }
}
