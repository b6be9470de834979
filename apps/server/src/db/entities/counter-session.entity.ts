import type { ActorId, BranchId, BusinessDay, CounterId, Instant } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { DayColumn, DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/** A teller at a counter on one business day; one that goes on past the roll has a row for each day. */
@Entity('counter_sessions')
@Index('counter_session_of_day', ['branchId', 'businessDay'])
@Check('counter_session_paused_positive', '"pausedMs" >= 0')
export class CounterSessionEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) counterId!: CounterId;
  /** The revision with which it began. */
  @Column('integer', { primary: true }) revision!: number;
  @DayColumn() businessDay!: BusinessDay;
  @IdColumn({ nullable: true }) tellerId!: ActorId | null;
  @InstantColumn() openedAt!: Instant;
  @InstantColumn({ nullable: true }) closedAt!: Instant | null;
  /** Pauses that are over. */
  @DurationColumn() pausedMs!: number;
  /** Since when it is paused. */
  @InstantColumn({ nullable: true }) pausedAt!: Instant | null;
}
