import type { BranchId, CounterId, Instant } from '@lobbyflow/engine';
import { Check, Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** A screen at the customer's side of a counter. */
@Entity('pads')
@Index('pad_token', ['tokenHash'], { unique: true })
@Index('pad_of_counter', ['branchId', 'counterId'])
@Check('pad_ends_later', '"expiresAt" > "openedAt"')
export class PadEntity {
  @IdColumn({ primary: true }) id!: string;
  @IdColumn() branchId!: BranchId;
  @IdColumn() counterId!: CounterId;
  @HashColumn() tokenHash!: string;
  @InstantColumn() openedAt!: Instant;
  @InstantColumn() expiresAt!: Instant;
  @InstantColumn({ nullable: true }) closedAt!: Instant | null;
}
