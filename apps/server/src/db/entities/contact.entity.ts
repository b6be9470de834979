import type { BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Check, Column, Entity, Index } from 'typeorm';
import { CodeColumn, HashColumn, IdColumn, InstantColumn } from '../columns.js';

/** A phone number that a customer left, unreadable without a key that is not in the database. */
@Entity('contacts')
@Index('contact_phone', ['branchId', 'phoneIndex'])
@Index('contact_until', ['keptUntil'])
@Check('contact_ends_later', '"keptUntil" > "keptAt"')
export class ContactEntity {
  @IdColumn({ primary: true }) branchId!: BranchId;
  @IdColumn({ primary: true }) ticketId!: TicketId;
  /** AES-256-GCM, bound to branch and ticket. */
  @Column('varchar', { length: 120 }) phoneSealed!: string;
  /** HMAC-SHA256, to find a number again without reading any. */
  @HashColumn() phoneIndex!: string;
  @CodeColumn() purpose!: string;
  @CodeColumn() consentVersion!: string;
  @InstantColumn() keptAt!: Instant;
  @InstantColumn() keptUntil!: Instant;
}
