import type { DeviceRole } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** A machine that was let in; it stays listed when it is revoked. */
@Entity('devices')
@Index('device_token', ['tokenHash'], { unique: true })
@Index('device_branch', ['branchId'])
@Check('device_role', `"role" IN ('kiosk', 'display')`)
export class DeviceEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @Column('varchar', { length: 60 }) name!: string;
  @CodeColumn() role!: DeviceRole;
  @HashColumn() tokenHash!: string;
  @InstantColumn() enrolledAt!: Instant;
  @InstantColumn({ nullable: true }) revokedAt!: Instant | null;
}
