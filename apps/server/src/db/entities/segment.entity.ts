import type { BranchId, Instant, LaneId } from '@lobbyflow/engine';
import { Entity } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** The lane of a customer whom only the bank can recognise; erasable, and no part of a ticket. */
@Entity('segments')
export class SegmentEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @HashColumn({ primary: true }) customer!: string;
  @IdColumn() laneId!: LaneId;
  @InstantColumn() until!: Instant;
}
