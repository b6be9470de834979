import type { StaffRole } from '@lobbyflow/contract';
import type { BranchId, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, InstantColumn } from '../columns.js';

/** An account of a person or a program. */
@Entity('staff')
@Index('staff_username', ['username'], { unique: true })
@Index('staff_branch', ['branchId'])
@Check(
  'staff_role',
  `"role" IN ('teller', 'lead', 'branch-admin', 'admin', 'hq', 'auditor', 'integrator')`,
)
export class StaffEntity {
  @IdColumn({ primary: true }) id!: string;
  /** `null`: at home in every branch. */
  @IdColumn({ nullable: true }) branchId!: BranchId | null;
  @IdColumn() username!: string;
  @Column('varchar', { length: 200 }) passwordHash!: string;
  @CodeColumn() role!: StaffRole;
  @Column('boolean') isActive!: boolean;
  @InstantColumn() createdAt!: Instant;
}
