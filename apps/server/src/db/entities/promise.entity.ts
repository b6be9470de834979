import type {
  BranchId,
  BusinessDay,
  Instant,
  LaneId,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { Check, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/**
 * The wait a customer was told with the ticket, and how it came out; durations
 * in milliseconds. Beside the journal, so that it can be erased.
 */
@Entity('promises')
@Index('promise_of_day', ['branchId', 'businessDay'])
@Check('promise_range_ordered', '"p50Ms" >= 0 AND "p90Ms" >= "p50Ms"')
export class PromiseEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  @IdColumn() laneId!: LaneId;
  @IdColumn() serviceId!: ServiceId;
  @DayColumn() businessDay!: BusinessDay;
  /** How it was reckoned: `simulated` or by `formula`. */
  @CodeColumn() method!: string;
  /** What was told. */
  @DurationColumn() p50Ms!: number;
  @DurationColumn() p90Ms!: number;
  /** The forecast before it was corrected by kept promises: what the next correction learns from. */
  @DurationColumn() rawP50Ms!: number;
  @DurationColumn() rawP90Ms!: number;
  @InstantColumn() toldAt!: Instant;
  /** The wait of the first leg; `null` until its customer is called. */
  @DurationColumn({ nullable: true }) actualMs!: number | null;
}
