import type { BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { ContactEntity } from '../db/entities/contact.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';
import { type SystemAct, SystemJournal } from '../journal/system-journal.repository.js';

/** A phone number as it is stored: nobody reads it without the key. */
export interface StoredContact {
  readonly branchId: BranchId;
  readonly ticketId: TicketId;
  readonly phoneSealed: string;
  readonly phoneIndex: string;
  readonly purpose: string;
  readonly consentVersion: string;
  readonly keptAt: Instant;
  readonly keptUntil: Instant;
}
type Which = Pick<StoredContact, 'branchId' | 'ticketId'>;

/** How phone numbers are stored, for as long as was agreed. */
@Injectable()
export class ContactsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
    private readonly system: SystemJournal,
  ) {}

  /** Instead of the one that the ticket had, if any. */
  put(contact: StoredContact): Promise<void> {
    const { branchId, ticketId } = contact;
    return this.writer.transaction(async (db) => {
      await db.delete(ContactEntity, { branchId, ticketId });
      await db.insert(ContactEntity, contact);
    });
  }

  of({ branchId, ticketId }: Which, now: Instant): Promise<StoredContact | null> {
    const where = { branchId, ticketId, keptUntil: MoreThan(now) };
    return this.read.manager.findOneBy(ContactEntity, where);
  }

  drop({ branchId, ticketId }: Which): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(ContactEntity, { branchId, ticketId });
    });
  }

  /** @returns with how many tickets it stood */
  forget(branchId: BranchId, phoneIndex: string, by: string): Promise<number> {
    return this.writer.transaction(async (db) => {
      const count = await db.countBy(ContactEntity, { branchId, phoneIndex });
      await db.delete(ContactEntity, { branchId, phoneIndex });
      await this.system.recordIn(db, { type: 'contact.forgotten', branchId }, by);
      return count;
    });
  }

  /** Erases what has had its time. */
  eraseOld(now: Instant): Promise<void> {
    return this.writer.transaction(async (db) => {
      await db.delete(ContactEntity, { keptUntil: LessThanOrEqual(now) });
    });
  }

  hasOld(now: Instant): Promise<boolean> {
    return this.read.manager.existsBy(ContactEntity, { keptUntil: LessThanOrEqual(now) });
  }

  record(act: SystemAct, by: string): Promise<number> {
    return this.system.record(act, by);
  }
}
