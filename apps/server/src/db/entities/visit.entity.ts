import type {
  BranchId,
  BusinessDay,
  CounterId,
  EndCause,
  Instant,
  LaneId,
  ServiceId,
  TicketId,
  TicketState,
} from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** One customer's visit, as the journal tells it; made by the projector alone. */
@Entity('visits')
@Index('visit_of_day', ['branchId', 'businessDay', 'sequence'])
@Check('visit_sequence_positive', '"sequence" > 0')
export class VisitEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  /** The day of its issue, also when it was carried over. */
  @DayColumn() businessDay!: BusinessDay;
  @Column('integer') sequence!: number;
  @Column('varchar', { length: 12 }) number!: string;
  @IdColumn() serviceId!: ServiceId;
  @IdColumn() laneId!: LaneId;
  /** The limit of its lane, in milliseconds. */
  @Column('integer') maxWaitMs!: number;
  @CodeColumn() state!: TicketState;
  @CodeColumn({ nullable: true }) endCause!: EndCause | null;
  @InstantColumn() arrivedAt!: Instant;
  @InstantColumn({ nullable: true }) calledAt!: Instant | null;
  @InstantColumn({ nullable: true }) startedAt!: Instant | null;
  @InstantColumn({ nullable: true }) endedAt!: Instant | null;
  @IdColumn({ nullable: true }) counterId!: CounterId | null;
  @Column('integer') legs!: number;
  @Column('integer', { nullable: true }) rating!: number | null;
  /** When the customer was asked how it was. */
  @InstantColumn({ nullable: true }) invitedAt!: Instant | null;
}
