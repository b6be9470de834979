import type { BranchId, Instant, PersonId, ServiceId } from '@lobbyflow/engine';
import { Check, Column, Entity } from 'typeorm';
import { DurationColumn, IdColumn, InstantColumn } from '../columns.js';

/**
 * Somebody who can be called to a window at peak. The journal knows the id
 * alone: the row, and with it the name, can be erased.
 */
@Entity('second_line')
@Check('second_line_travel', '"travelMs" >= 0')
export class SecondLineEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) personId!: PersonId;
  @Column('varchar', { length: 60 }) name!: string;
  /** What the person is trained for. */
  @Column('simple-json') serviceIds!: readonly ServiceId[];
  /** From being called to being at the window. */
  @DurationColumn() travelMs!: number;
  /** The account that the person signs in with; `null` for none. */
  @IdColumn({ nullable: true }) staffId!: string | null;
  @InstantColumn() createdAt!: Instant;
}
