import type { DeliveryFault, WebhookEvent } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { WebhookCursorEntity } from '../db/entities/webhook-cursor.entity.js';
import { WebhookDeliveryEntity } from '../db/entities/webhook-delivery.entity.js';
import { WebhookEntity } from '../db/entities/webhook.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { SystemJournal } from '../journal/system-journal.repository.js';

/** A webhook, as stored. */
export interface StoredWebhook {
  readonly id: string;
  readonly branchId: BranchId | null;
  readonly name: string;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly WebhookEvent[];
  readonly isActive: boolean;
  readonly createdAt: Instant;
  readonly failingSince: Instant | null;
  readonly disabledAt: Instant | null;
}
/** How far it has been told of a branch. */
export interface Cursor {
  readonly branchId: BranchId;
  readonly revision: number;
}
/** A delivery, as stored. */
export interface StoredDelivery {
  readonly id: string;
  readonly webhookId: string;
  readonly branchId: BranchId;
  readonly since: number;
  readonly revision: number;
  readonly state: 'waiting' | 'delivered';
  readonly attempts: number;
  readonly httpStatus: number | null;
  readonly fault: DeliveryFault | null;
  readonly createdAt: Instant;
  readonly lastAt: Instant | null;
  readonly nextAt: Instant | null;
}

/** How webhooks are stored, each act with its line in the journal of the installation. */
@Injectable()
export class WebhooksRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  async all(): Promise<readonly StoredWebhook[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.read.manager.find(WebhookEntity, { order });
  }

  one(id: string): Promise<StoredWebhook | null> {
    return this.read.manager.findOneBy(WebhookEntity, { id });
  }

  insert(webhook: StoredWebhook, cursors: readonly Cursor[], by: string): Promise<void> {
    const { id: webhookId, branchId } = webhook;
    return this.writer.transaction(async (db) => {
      const nobody = { leaseHolder: null, leaseUntil: null };
      await db.insert(WebhookEntity, { ...webhook, ...nobody, events: [...webhook.events] });
      if (cursors.length > 0) {
        await db.insert(
          WebhookCursorEntity,
          cursors.map((cursor) => ({ ...cursor, webhookId })),
        );
      }
      await this.system.recordIn(db, { type: 'webhook.created', webhookId, branchId }, by);
    });
  }

  /** @returns whether there is one */
  switch(id: string, isActive: boolean, at: Instant, by: string): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      if (!(await db.existsBy(WebhookEntity, { id }))) return false;
      const disabledAt = isActive ? null : at;
      await db.update(WebhookEntity, { id }, { isActive, disabledAt, failingSince: null });
      if (isActive) {
        const waiting = { webhookId: id, state: 'waiting' } as const;
        await db.update(WebhookDeliveryEntity, waiting, { nextAt: at });
      }
      const act = { type: 'webhook.changed', webhookId: id, changed: ['isActive'] } as const;
      await this.system.recordIn(db, act, by);
      return true;
    });
  }

  /** @returns whether there was one */
  remove(id: string, by: string): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      if (!(await db.existsBy(WebhookEntity, { id }))) return false;
      await db.delete(WebhookEntity, { id });
      await db.delete(WebhookCursorEntity, { webhookId: id });
      await db.delete(WebhookDeliveryEntity, { webhookId: id });
      await this.system.recordIn(db, { type: 'webhook.removed', webhookId: id }, by);
      return true;
    });
  }

  /** What waits for this branch is left to what comes after the cursor. */
  replay(webhookId: string, { branchId, revision }: Cursor, by: string): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(WebhookDeliveryEntity, { webhookId, branchId, state: 'waiting' });
      await db.save(WebhookCursorEntity, { webhookId, branchId, revision });
      await this.system.recordIn(db, { type: 'webhook.replayed', webhookId, branchId }, by);
    });
  }

  /** The latest, newest first. */
  deliveries(webhookId: string, most: number): Promise<readonly StoredDelivery[]> {
    const order = { createdAt: 'DESC', id: 'DESC' } as const;
    return this.read.manager.find(WebhookDeliveryEntity, {
      ...{ where: { webhookId }, order, take: most },
    });
  }

  /** It waits again, and is due. @returns `null` for none of this webhook */
  redeliver(webhookId: string, id: string, at: Instant): Promise<StoredDelivery | null> {
    return this.writer.transaction(async (db) => {
      await db.update(WebhookDeliveryEntity, { webhookId, id }, { state: 'waiting', nextAt: at });
      return db.findOneBy(WebhookDeliveryEntity, { webhookId, id });
    });
  }
}
