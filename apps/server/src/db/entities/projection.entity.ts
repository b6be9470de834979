import type { BranchId } from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { IdColumn } from '../columns.js';

/** How far the rows that are made of a branch's journal have come. */
@Entity('projections')
@Check('projection_revision_positive', '"revision" >= 0')
export class ProjectionEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @Column('integer') revision!: number;
}
