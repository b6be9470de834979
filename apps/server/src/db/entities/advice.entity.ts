import type {
  AdviceAction,
  AdviceId,
  AdviceLevel,
  AdviceState,
  BranchId,
  BusinessDay,
  CounterId,
  DeclineReason,
  Instant,
  LapseCause,
} from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/** An advice to open or to close a window, and what became of it. A row of the reports, made of the journal. */
@Entity('advice')
@Index('advice_of_day', ['branchId', 'businessDay'])
@Index('advice_of_time', ['offeredAt'])
@Check('advice_action', `"action" IN ('open', 'close')`)
export class AdviceEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) adviceId!: AdviceId;
  @DayColumn() businessDay!: BusinessDay;
  @IdColumn() counterId!: CounterId;
  @CodeColumn() action!: AdviceAction;
  /** A customer called after more than this counts as late. */
  @DurationColumn() limitMs!: number;
  /** What was expected without and with it, up to `until`: customers, and the mean wait of one. */
  @Column('integer') withoutLate!: number;
  @DurationColumn() withoutWaitMs!: number;
  @Column('integer') withLate!: number;
  @DurationColumn() withWaitMs!: number;
  @InstantColumn() until!: Instant;
  @InstantColumn() offeredAt!: Instant;
  @CodeColumn() state!: AdviceState;
  @CodeColumn() level!: AdviceLevel;
  @CodeColumn({ nullable: true }) helperKind!: 'teller' | 'second-line' | null;
  @IdColumn({ nullable: true }) helperId!: string | null;
  @InstantColumn({ nullable: true }) answeredAt!: Instant | null;
  @IdColumn({ nullable: true }) answeredBy!: string | null;
  @CodeColumn({ nullable: true }) declineReason!: DeclineReason | null;
  @CodeColumn({ nullable: true }) lapseCause!: LapseCause | null;
  @InstantColumn({ nullable: true }) doneAt!: Instant | null;
  /** What came about; `null` until it was measured. */
  @Column('integer', { nullable: true }) customers!: number | null;
  @Column('integer', { nullable: true }) effectLate!: number | null;
  @DurationColumn({ nullable: true }) effectWaitMs!: number | null;
}
