import type { ActorId, BranchId, Instant, LaneId, ServiceId, TicketId } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns.js';

/** Somebody will come, nobody knows who: what for, when, and the ticket once it was kept. */
@Entity('appointments')
@Check('appointment_window', '"startsAt" < "endsAt"')
@Index('appointment_by_start', ['branchId', 'startsAt', 'code'])
export class AppointmentEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @Column({ type: 'varchar', length: 16, primary: true }) code!: string;
  @IdColumn() serviceId!: ServiceId;
  /** `null`: the branch's lane for appointments. */
  @IdColumn({ nullable: true }) laneId!: LaneId | null;
  @InstantColumn() startsAt!: Instant;
  @InstantColumn() endsAt!: Instant;
  @InstantColumn() bookedAt!: Instant;
  @IdColumn() bookedBy!: ActorId;
  @InstantColumn({ nullable: true }) cancelledAt!: Instant | null;
  /** Written with the commit that issued it. */
  @IdColumn({ nullable: true }) ticketId!: TicketId | null;
}
