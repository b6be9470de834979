import type {
  ActorId,
  BranchId,
  BusinessDay,
  ChoiceReason,
  CounterId,
  Instant,
  ServiceId,
  TicketId,
} from '@lobbyflow/engine';
import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, DayColumn, IdColumn, InstantColumn } from '../columns.js';

/** A choice of staff about a ticket that reports ask for: `pulled-forward`, `transferred`. */
@Entity('acts')
@Index('act_of_day', ['branchId', 'businessDay'])
export class ActEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  @Column('integer', { primary: true }) revision!: number;
  @DayColumn() businessDay!: BusinessDay;
  @CodeColumn() kind!: 'pulled-forward' | 'transferred';
  @InstantColumn() at!: Instant;
  @IdColumn() actorId!: ActorId;
  /** The service it was waiting for or being served with. */
  @IdColumn() serviceId!: ServiceId;
  /** Where it stood; `null` when it waited. */
  @IdColumn({ nullable: true }) counterId!: CounterId | null;
  @CodeColumn({ nullable: true }) choice!: ChoiceReason | null;
}
