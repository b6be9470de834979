import type { DeliveryFault } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../columns.js';

/** A batch of commits of one branch on its way to a webhook, or delivered. */
@Entity('webhook_deliveries')
@Index('webhook_delivery_of_webhook', ['webhookId', 'createdAt'])
export class WebhookDeliveryEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() webhookId!: string;
  @IdColumn() branchId!: BranchId;
  @Column('integer') since!: number;
  @Column('integer') revision!: number;
  @CodeColumn() state!: 'waiting' | 'delivered';
  @Column('integer') attempts!: number;
  @Column('integer', { nullable: true }) httpStatus!: number | null;
  @CodeColumn({ nullable: true }) fault!: DeliveryFault | null;
  @InstantColumn() createdAt!: Instant;
  @InstantColumn({ nullable: true }) lastAt!: Instant | null;
  @InstantColumn({ nullable: true }) nextAt!: Instant | null;
}
