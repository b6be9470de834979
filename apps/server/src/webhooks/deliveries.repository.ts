import type { BranchId, Instant } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { WebhookCursorEntity } from '../db/entities/webhook-cursor.entity.js';
import { WebhookDeliveryEntity } from '../db/entities/webhook-delivery.entity.js';
import { WebhookEntity } from '../db/entities/webhook.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import type { Posted } from './post-out.js';
import type { Cursor, StoredDelivery } from './webhooks.repository.js';

/** What is due of a webhook: batches that wait, and how far it has been told. */
@Injectable()
export class DeliveriesRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  cursors(webhookId: string): Promise<readonly Cursor[]> {
    return this.read.manager.findBy(WebhookCursorEntity, { webhookId });
  }

  /** Batches that are not delivered yet, oldest first. */
  waiting(webhookId: string): Promise<readonly StoredDelivery[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    return this.read.manager.find(WebhookDeliveryEntity, {
      ...{ where: { webhookId, state: 'waiting' }, order },
    });
  }

  /** Branches that came after the webhook did are told from their beginning. */
  begin(webhookId: string, branchIds: readonly BranchId[]): Promise<void> {
    return this.writer.transaction(async (db) => {
      for (const branchId of branchIds) {
        if (await db.existsBy(WebhookCursorEntity, { webhookId, branchId })) continue;
        await db.insert(WebhookCursorEntity, { webhookId, branchId, revision: 0 });
      }
    });
  }

  /**
   * Takes the webhook for this process, unless another one has it: one process delivers at a time. The
   * database decides between two that try at once.
   */
  take(webhookId: string, holder: string, now: Instant, until: Instant): Promise<boolean> {
    return this.writer.transaction(async (db) => {
      const mine = { leaseHolder: holder, leaseUntil: until };
      const free = [
        { id: webhookId, leaseHolder: IsNull() },
        { id: webhookId, leaseHolder: holder },
        { id: webhookId, leaseUntil: LessThanOrEqual(now) },
      ];
      for (const one of free) await db.update(WebhookEntity, one, mine);
      return (await db.findOneBy(WebhookEntity, { id: webhookId }))?.leaseHolder === holder;
    });
  }

  release(webhookId: string, holder: string): Promise<void> {
    return this.writer.transaction(async (db) => {
      const nobody = { leaseHolder: null, leaseUntil: null };
      await db.update(WebhookEntity, { id: webhookId, leaseHolder: holder }, nobody);
    });
  }

  /** A new batch; the same one again is the same. */
  add(delivery: StoredDelivery): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.save(WebhookDeliveryEntity, delivery);
    });
  }

  /** Nothing of these commits was wanted. */
  pass(webhookId: string, { branchId, revision }: Cursor): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.update(WebhookCursorEntity, { webhookId, branchId }, { revision });
    });
  }

  /** It is there: the cursor moves on, and what was delivered long ago is dropped. */
  delivered(
    { id, webhookId, branchId, revision }: StoredDelivery,
    { httpStatus }: Posted,
    { at, keptSince }: { readonly at: Instant; readonly keptSince: Instant },
  ): Promise<void> {
    return this.writer.transaction(async (db) => {
      const told = {
        state: 'delivered',
        httpStatus,
        fault: null,
        lastAt: at,
        nextAt: null,
      } as const;
      await db.update(WebhookDeliveryEntity, { id }, told);
      await db.increment(WebhookDeliveryEntity, { id }, 'attempts', 1);
      const behind = { webhookId, branchId, revision: LessThan(revision) };
      await db.update(WebhookCursorEntity, behind, { revision });
      await db.update(WebhookEntity, { id: webhookId }, { failingSince: null });
      const old = { webhookId, state: 'delivered', lastAt: LessThan(keptSince) } as const;
      await db.delete(WebhookDeliveryEntity, old);
    });
  }

  /** It waits for its next attempt; the webhook fails since its first one. */
  failed(
    { id, webhookId }: StoredDelivery,
    { httpStatus, fault }: Posted,
    { at, nextAt }: { readonly at: Instant; readonly nextAt: Instant },
  ): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.update(WebhookDeliveryEntity, { id }, { httpStatus, fault, lastAt: at, nextAt });
      await db.increment(WebhookDeliveryEntity, { id }, 'attempts', 1);
      const first = { id: webhookId, failingSince: IsNull() };
      await db.update(WebhookEntity, first, { failingSince: at });
    });
  }

  /** It has failed for so long that nobody listens any more. */
  giveUp(webhookId: string, at: Instant): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.update(WebhookEntity, { id: webhookId }, { isActive: false, disabledAt: at });
    });
  }
}
