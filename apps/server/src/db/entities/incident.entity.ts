import type { IncidentScenario } from '@lobbyflow/contract';
import type { ActorId, BranchId, BusinessDay, Instant } from '@lobbyflow/engine';
import { Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** Something that happened in a hall. */
@Entity('incidents')
@Index('incident_of_day', ['branchId', 'businessDay'])
export class IncidentEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @DayColumn() businessDay!: BusinessDay;
  @CodeColumn() scenario!: IncidentScenario;
  @InstantColumn() openedAt!: Instant;
  @IdColumn() openedBy!: ActorId;
  @InstantColumn({ nullable: true }) closedAt!: Instant | null;
  @IdColumn({ nullable: true }) closedBy!: ActorId | null;
}
