import type { ActorId, BranchId, Instant, LaneId, ServiceId, TicketId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AppointmentEntity } from '../db/entities/appointment.entity.js';
import { ReadConnection } from '../db/read-connection.js';
import { Writer } from '../db/writer.js';

/** An appointment, as stored. */
export interface StoredAppointment {
  readonly branchId: BranchId;
  readonly code: string;
  readonly serviceId: ServiceId;
  readonly laneId: LaneId | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly bookedAt: Instant;
  readonly bookedBy: ActorId;
  readonly cancelledAt: Instant | null;
  readonly ticketId: TicketId | null;
}
/** Where a page of a list begins. */
export interface After {
  readonly startsAt: number;
  readonly code: string;
}

/** How appointments are stored. That one was kept is written by the journal, with the ticket. */
@Injectable()
export class AppointmentsRepository {
  constructor(
    private readonly read: ReadConnection,
    private readonly writer: Writer,
  ) {}

  find(branchId: BranchId, code: string): Promise<StoredAppointment | null> {
    return this.read.manager.findOneBy(AppointmentEntity, { branchId, code });
  }

  /** The appointment that stands under the code: this one, unless there was one. */
  book(appointment: StoredAppointment): Promise<StoredAppointment> {
    const { branchId, code } = appointment;
    return this.writer.transaction(async (db) => {
      const standing = await db.findOneBy(AppointmentEntity, { branchId, code });
      if (standing !== null) return standing;
      await db.insert(AppointmentEntity, appointment);
      return appointment;
    });
  }

  /** Leaves one that was kept, and one that was cancelled before, as it is. */
  cancel(branchId: BranchId, code: string, at: Instant): Promise<StoredAppointment | null> {
    return this.writer.transaction(async (db) => {
      const open = { branchId, code, ticketId: IsNull(), cancelledAt: IsNull() };
      await db.update(AppointmentEntity, open, { cancelledAt: at });
      return db.findOneBy(AppointmentEntity, { branchId, code });
    });
  }

  /** Those whose window begins from `from` until before `to`, in order. */
  list(
    branchId: BranchId,
    { from, to, after, limit }: { from: number; to: number; after: After; limit: number },
  ): Promise<readonly StoredAppointment[]> {
    return this.read.manager
      .createQueryBuilder(AppointmentEntity, 'a')
      .where('a.branchId = :branchId AND a.startsAt >= :from AND a.startsAt < :to')
      .andWhere('(a.startsAt > :start OR (a.startsAt = :start AND a.code > :code))')
      .setParameters({ branchId, from, to, start: after.startsAt, code: after.code })
      .orderBy('a.startsAt')
      .addOrderBy('a.code')
      .limit(limit)
      .getMany();
  }
}
