import type {
  BranchId,
  CallRule,
  ChoiceReason,
  CounterId,
  Instant,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { CodeColumn, DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/** One wait of a visit and what came of it; a leg whose service was interrupted has two. */
@Entity('legs')
@Check('leg_held_positive', '"heldMs" >= 0')
export class LegEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  /** The revision with which it began; the latest is the present one. */
  @Column('integer', { primary: true }) revision!: number;
  @Column('integer') leg!: number;
  @IdColumn() serviceId!: ServiceId;
  @InstantColumn() startedWaitingAt!: Instant;
  /** The last call. */
  @InstantColumn({ nullable: true }) calledAt!: Instant | null;
  @InstantColumn({ nullable: true }) startedAt!: Instant | null;
  @InstantColumn({ nullable: true }) endedAt!: Instant | null;
  /** Time on hold before the call. */
  @DurationColumn() heldMs!: number;
  @IdColumn({ nullable: true }) counterId!: CounterId | null;
  @CodeColumn({ nullable: true }) rule!: CallRule | null;
  @CodeColumn({ nullable: true }) choice!: ChoiceReason | null;
}
