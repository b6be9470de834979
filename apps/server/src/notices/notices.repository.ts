import type {
  ActorId,
  BranchId,
  Instant,
  NoticeId,
  NoticeLevel,
  NoticePlace,
} from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { NoticeEntity } from '../db/entities/notice.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** A notice with its words, as stored. */
export interface StoredNotice {
  readonly id: NoticeId;
  readonly branchId: BranchId;
  readonly level: NoticeLevel;
  readonly zh: string;
  readonly en: string;
  readonly places: readonly NoticePlace[];
  readonly postedAt: Instant;
  readonly postedBy: ActorId;
  readonly until: Instant | null;
  readonly withdrawnAt: Instant | null;
}

/** How the words of notices are stored: beside the journal, so that they can be erased. */
@Injectable()
export class NoticesRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  /** Keeps the words before the journal tells of them; again is the same. */
  keep(notice: StoredNotice): Promise<void> {
    return this.writer.transaction(async (db) => {
      if (await db.existsBy(NoticeEntity, { id: notice.id })) return;
      await db.insert(NoticeEntity, { ...notice, places: [...notice.places] });
    });
  }

  /** Takes words away that were never told. */
  drop(branchId: BranchId, id: NoticeId): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(NoticeEntity, { branchId, id });
    });
  }

  withdrawn(branchId: BranchId, id: NoticeId, withdrawnAt: Instant): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.update(NoticeEntity, { branchId, id, withdrawnAt: IsNull() }, { withdrawnAt });
    });
  }

  /** The latest of a branch, newest first. */
  async latest(branchId: BranchId, most: number): Promise<readonly StoredNotice[]> {
    const order = { postedAt: 'DESC', id: 'DESC' } as const;
    return stored(
      await this.read.manager.find(NoticeEntity, { where: { branchId }, order, take: most }),
    );
  }

  async withIds(branchId: BranchId, ids: readonly NoticeId[]): Promise<readonly StoredNotice[]> {
    return stored(await this.read.manager.findBy(NoticeEntity, { branchId, id: In([...ids]) }));
  }
}

function stored(rows: readonly NoticeEntity[]): readonly StoredNotice[] {
  return rows as unknown as readonly StoredNotice[];
}
