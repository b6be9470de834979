import type { ActorId, BranchId, Instant } from '@lobbyflow/engine';
import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns.js';

/** Somebody asked for a person at a kiosk; a kiosk has one call at a time that nobody has answered. */
@Entity('help_calls')
@Index('help_call_open', ['branchId', 'deviceId'], {
  unique: true,
  where: '"answeredAt" IS NULL',
})
@Index('help_call_of_branch', ['branchId', 'calledAt'])
export class HelpCallEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @IdColumn() deviceId!: string;
  @InstantColumn() calledAt!: Instant;
  @InstantColumn({ nullable: true }) answeredAt!: Instant | null;
  /** `null` also for a call that ran out. */
  @IdColumn({ nullable: true }) answeredBy!: ActorId | null;
}
