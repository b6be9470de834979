import type { WebhookEvent } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns.js';

/** A program that is told what happens. */
@Entity('webhooks')
export class WebhookEntity {
  @IdColumn({ primary: true }) id!: string;
  /** `null`: every branch. */
  @IdColumn({ nullable: true }) branchId!: BranchId | null;
  @Column('varchar', { length: 60 }) name!: string;
  @Column('text') url!: string;
  /** What deliveries are signed with; it lets nobody in here. */
  @Column('text') secret!: string;
  /** Empty: all. */
  @Column('simple-json') events!: readonly WebhookEvent[];
  @Column('boolean') isActive!: boolean;
  @InstantColumn() createdAt!: Instant;
  @InstantColumn({ nullable: true }) failingSince!: Instant | null;
  @InstantColumn({ nullable: true }) disabledAt!: Instant | null;
  /** The process that delivers now, and until when the others leave it to it. */
  @IdColumn({ nullable: true }) leaseHolder!: string | null;
  @InstantColumn({ nullable: true }) leaseUntil!: Instant | null;
}
