import type {
  ActorId,
  BranchId,
  BusinessDay,
  CounterId,
  Instant,
  PauseReason,
} from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** A pause of a counter session; one that goes on past the roll has a row for each day. */
@Entity('pauses')
@Index('pause_of_day', ['branchId', 'businessDay'])
export class PauseEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) counterId!: CounterId;
  /** The revision with which it began. */
  @Column('integer', { primary: true }) revision!: number;
  @DayColumn() businessDay!: BusinessDay;
  @IdColumn({ nullable: true }) tellerId!: ActorId | null;
  @CodeColumn({ nullable: true }) reason!: PauseReason | null;
  @InstantColumn() pausedAt!: Instant;
  @InstantColumn({ nullable: true }) resumedAt!: Instant | null;
}
