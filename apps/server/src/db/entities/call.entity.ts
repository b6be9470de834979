import type {
  ActorId,
  BranchId,
  BusinessDay,
  CallRule,
  ChoiceReason,
  CounterId,
  Instant,
  LaneId,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/** A call that was not taken back, and why it was made; made by the projector alone. */
@Entity('calls')
@Index('call_of_day', ['branchId', 'businessDay'])
@Check('call_recalls_positive', '"recalls" >= 0')
export class CallEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  /** The revision that called. */
  @Column('integer', { primary: true }) revision!: number;
  /** The day on which it was called. */
  @DayColumn() businessDay!: BusinessDay;
  @Column('integer') leg!: number;
  @IdColumn() serviceId!: ServiceId;
  @IdColumn() laneId!: LaneId;
  @IdColumn() counterId!: CounterId;
  /** Who pressed. */
  @IdColumn() actorId!: ActorId;
  @InstantColumn() at!: Instant;
  /** When the wait began that this call ended, and how long it was, holds taken out. */
  @InstantColumn() waitedSince!: Instant;
  @DurationColumn() waitedMs!: number;
  @CodeColumn() rule!: CallRule;
  @CodeColumn({ nullable: true }) choice!: ChoiceReason | null;
  /** Eligible tickets that had come earlier: how many, and the first of them. */
  @Column('integer') overtook!: number;
  @Column('simple-json') overtookIds!: readonly TicketId[];
  @Column('integer') recalls!: number;
  /** When it was given up because nobody came. */
  @InstantColumn({ nullable: true }) missedAt!: Instant | null;
}
