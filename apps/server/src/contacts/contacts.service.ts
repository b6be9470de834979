import type { ContactAnswer, KeepContact } from '@lobbyflow/contract';
import type { BranchId, Instant, TicketId } from '@lobbyflow/engine';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../ports/clock.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../routes/caller.js';
import { ServerSettings } from '../settings.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { contactKey } from './contact-key.js';
import { ContactSeal, masked } from './contact-seal.js';
import { ContactsRepository, type StoredContact } from './contacts.repository.js';

/** The day of the visit and the one after: whoever was told needs no telling any more. */
export const KEEP_CONTACT_MS = 24 * 60 * 60_000;
/** How often it is looked for numbers that have had their time. */
const SWEEP_MS = 10 * 60_000;

interface OfTicket {
  readonly branchId: BranchId;
  readonly ticketId: TicketId;
}

/** Phone numbers that customers leave; none unless the installation was set to take them. */
@Injectable()
export class ContactsService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Contacts');
  private timer: NodeJS.Timeout | undefined;
  private kept: ContactSeal | null = null;

  constructor(
    private readonly contacts: ContactsRepository,
    private readonly tickets: TicketsService,
    private readonly settings: ServerSettings,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.eraseOld().catch((error: unknown) => this.logger.warn(error));
    }, SWEEP_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** @throws ProblemError `forbidden` where no numbers are taken; `not-found` */
  async keep(
    of: OfTicket,
    { phone, purpose, consentVersion }: z.output<typeof KeepContact>,
  ): Promise<ContactAnswer> {
    const seal = this.seal();
    this.tickets.get(of.branchId, of.ticketId);
    const now = this.clock.now();
    const { branchId, ticketId } = of;
    const contact: StoredContact = {
      branchId,
      ticketId,
      phoneSealed: seal.seal(phone, of),
      phoneIndex: seal.indexOf(phone, branchId),
      purpose,
      consentVersion,
      keptAt: now,
      keptUntil: (now + KEEP_CONTACT_MS) as Instant,
    };
    await this.contacts.put(contact);
    return answerOf(contact, phone);
  }

  /** @throws ProblemError `not-found` */
  async get(of: OfTicket, caller: Caller): Promise<ContactAnswer> {
    const contact = await this.contacts.of(of, this.clock.now());
    const phone = contact === null ? null : this.seal().open(contact.phoneSealed, of);
    if (contact === null || phone === null) throw new ProblemError('not-found');
    const answer = answerOf(contact, phone);
    if (caller.role !== 'integrator') return answer;
    const { branchId } = of;
    await this.contacts.record({ type: 'contact.told', branchId }, caller.actor);
    return { ...answer, phoneInClear: phone };
  }

  /** @throws ProblemError `not-found` */
  async drop(of: OfTicket): Promise<void> {
    this.tickets.get(of.branchId, of.ticketId);
    await this.contacts.drop(of);
  }

  /** @returns with how many tickets of the branch it stood */
  forget(branchId: BranchId, phone: string, by: Caller): Promise<number> {
    return this.contacts.forget(branchId, this.seal().indexOf(phone, branchId), by.actor);
  }

  /** Erases numbers that have had their time; writes nothing when there are none. */
  async eraseOld(): Promise<void> {
    const now = this.clock.now();
    if (await this.contacts.hasOld(now)) await this.contacts.eraseOld(now);
  }

  private seal(): ContactSeal {
    const { takesContacts, folder } = this.settings;
    if (!takesContacts) throw new ProblemError('forbidden', 'no phone numbers are taken here');
    return (this.kept ??= new ContactSeal(contactKey(folder)));
  }
}

function answerOf(
  { purpose, consentVersion, keptUntil }: StoredContact,
  phone: string,
): ContactAnswer {
  return {
    phone: masked(phone),
    purpose: purpose as ContactAnswer['purpose'],
    consentVersion,
    keptUntil: new Date(keptUntil).toISOString(),
  };
}
