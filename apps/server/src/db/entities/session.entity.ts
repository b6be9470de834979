import type { Instant } from '@lobbyflow/engine';
import { Check, Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** Somebody is signed in; deleting the row signs him out. */
@Entity('sessions')
@Index('session_staff', ['staffId'])
@Check('session_ends_later', '"expiresAt" > "createdAt"')
export class SessionEntity {
  @HashColumn({ primary: true }) tokenHash!: string;
  @IdColumn() staffId!: string;
  @InstantColumn() createdAt!: Instant;
  @InstantColumn() expiresAt!: Instant;
}
