import type { ActorId, BranchId, CounterId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { BadgeEntity } from '../db/entities/badge.entity.js';
import { PadEntity } from '../db/entities/pad.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** A screen at the customer's side of a counter, as stored. */
export interface StoredPad {
  readonly id: string;
  readonly branchId: BranchId;
  readonly counterId: CounterId;
  readonly tokenHash: string;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly closedAt: Instant | null;
}

interface CounterAt {
  readonly branchId: BranchId;
  readonly counterId: CounterId;
}

/** How screens of counters, and badges, are stored. */
@Injectable()
export class PadsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** Lets one in, and ends the oldest beyond `most` of its counter. @returns the tokens that ended */
  open(pad: StoredPad, most: number, by: ActorId): Promise<readonly string[]> {
    const { id: deviceId, branchId, openedAt } = pad;
    return this.writer.transaction(async (db) => {
      const standing = await standingAt(db, pad, openedAt);
      await db.insert(PadEntity, pad);
      const act = { type: 'device.enrolled', branchId, deviceId, role: 'pad' } as const;
      await this.system.recordIn(db, act, by);
      const tooMany = standing.slice(0, Math.max(0, standing.length - most + 1));
      return this.end(db, tooMany, openedAt, by);
    });
  }

  /** Ends all of a counter. @returns the tokens that ended */
  close(at: CounterAt, now: Instant, by: ActorId): Promise<readonly string[]> {
    return this.writer.transaction(async (db) => {
      return this.end(db, await standingAt(db, at, now), now, by);
    });
  }

  async badgesOf(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.read.manager.findBy(BadgeEntity, { staffId: In([...staffIds]) });
    return new Map(rows.map(({ staffId, badge }) => [staffId, badge]));
  }

  setBadge(staffId: string, badge: string | null): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(BadgeEntity, { staffId });
      if (badge !== null) await db.insert(BadgeEntity, { staffId, badge });
    });
  }

  private async end(
    db: EntityManager,
    pads: readonly StoredPad[],
    closedAt: Instant,
    by: ActorId,
  ): Promise<readonly string[]> {
    for (const { id, branchId } of pads) {
      await db.update(PadEntity, { id }, { closedAt });
      await this.system.recordIn(db, { type: 'device.revoked', branchId, deviceId: id }, by);
    }
    return pads.map(({ tokenHash }) => tokenHash);
  }
}

/** The oldest first. */
function standingAt(
  db: EntityManager,
  { branchId, counterId }: CounterAt,
  now: Instant,
): Promise<StoredPad[]> {
  return db.find(PadEntity, {
    where: { branchId, counterId, closedAt: IsNull(), expiresAt: MoreThan(now) },
    order: { openedAt: 'ASC', id: 'ASC' },
  });
}
