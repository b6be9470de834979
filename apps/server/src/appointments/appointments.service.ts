import type { Appointment, AppointmentList, BookAppointment } from '@lobbyflow/contract';
import type { ActorId, BranchId, Instant, LaneId, ServiceId } from '@lobbyflow/engine';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BranchesService } from '../branches/branches.service.js';
import { Journals } from '../journal/journals.js';
import { ProblemError } from '../problems/problem.error.js';
import {
  type After,
  AppointmentsRepository,
  type StoredAppointment,
} from './appointments.repository.js';
import { checkIn } from './check-in.js';

const PAGE = 200;

/** Appointments until somebody comes for one. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly appointments: AppointmentsRepository,
    private readonly branches: BranchesService,
    private readonly journals: Journals,
  ) {}

  /** @throws ProblemError `not-found`, or `invalid-request` for `after` */
  async list(
    branchId: BranchId,
    asked: { from: string; to: string; after?: string | undefined; limit?: number | undefined },
  ): Promise<AppointmentList> {
    this.branches.mustExist(branchId);
    const { limit = PAGE } = asked;
    const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)];
    const found = await this.appointments.list(branchId, {
      ...{ from, to, limit: limit + 1 },
      after: afterIn(asked.after),
    });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return { items: page.map(told), next: last ? `${last.startsAt}-${last.code}` : null };
  }

  /** @throws ProblemError `not-found` */
  async get(branchId: BranchId, code: string): Promise<Appointment> {
    this.branches.mustExist(branchId);
    const found = await this.appointments.find(branchId, plain(code));
    if (found === null) throw new ProblemError('not-found');
    return told(found);
  }

  /** @throws ProblemError `not-found`, `invalid-request` for what the branch does not have, `id-taken` */
  async book(
    branchId: BranchId,
    code: string,
    { body, by }: { readonly body: z.output<typeof BookAppointment>; readonly by: ActorId },
  ): Promise<Appointment> {
    this.mustOffer(branchId, body);
    const wanted: StoredAppointment = {
      ...{ branchId, code: plain(code), bookedBy: by, bookedAt: this.nowAt(branchId) },
      ...{ serviceId: body.serviceId, laneId: body.laneId ?? null },
      startsAt: Date.parse(body.startsAt) as Instant,
      endsAt: Date.parse(body.endsAt) as Instant,
      ...{ cancelledAt: null, ticketId: null },
    };
    const standing = await this.appointments.book(wanted);
    if (!isSame(standing, wanted)) throw new ProblemError('id-taken');
    return told(standing);
  }

  /** @throws ProblemError `not-found` */
  async cancel(branchId: BranchId, code: string): Promise<Appointment> {
    this.branches.mustExist(branchId);
    const at = this.nowAt(branchId);
    const cancelled = await this.appointments.cancel(branchId, plain(code), at);
    if (cancelled === null) throw new ProblemError('not-found');
    return told(cancelled);
  }

  /**
   * What an issue with this code comes to. That it is kept once is decided again
   * by the journal, which writes it with the ticket.
   *
   * @throws ProblemError `appointment-unknown`, `appointment-cancelled`,
   *   `appointment-early`, `appointment-used`, or `invalid-request` for another service
   */
  async keep(
    branchId: BranchId,
    code: string,
    { serviceId, wished }: { readonly serviceId: ServiceId; readonly wished: LaneId | null },
  ): Promise<{ readonly appointmentCode: string; readonly laneId: LaneId }> {
    const appointmentCode = plain(code);
    const found = await this.appointments.find(branchId, appointmentCode);
    if (found === null)
      throw refused('appointment-unknown', 'is not the code of an appointment here');
    const config = this.branches.configOf(branchId);
    const came = checkIn(found, { config, now: this.nowAt(branchId), wished });
    if ('problem' in came)
      throw refused(came.problem, `its window begins at ${told(found).startsAt}`);
    if (found.serviceId !== serviceId) {
      const errors = [
        { path: 'serviceId', message: `is not the appointment’s ${found.serviceId}` },
      ];
      throw new ProblemError('invalid-request', undefined, { errors });
    }
    return { appointmentCode, laneId: came.laneId };
  }

  private mustOffer(branchId: BranchId, body: z.output<typeof BookAppointment>): void {
    const { services, lanes } = this.branches.configOf(branchId);
    const errors = [
      ...(services.some(({ id }) => id === body.serviceId)
        ? []
        : [{ path: 'serviceId', message: 'is not a service of this branch' }]),
      ...(body.laneId === undefined || lanes.some(({ id }) => id === body.laneId)
        ? []
        : [{ path: 'laneId', message: 'is not a lane of this branch' }]),
    ];
    if (errors.length > 0) throw new ProblemError('invalid-request', undefined, { errors });
  }

  private nowAt(branchId: BranchId): Instant {
    return this.journals.of(branchId).clock.now();
  }
}

const plain = (code: string) => code.toUpperCase();

function refused(code: ProblemError['code'], message: string): ProblemError {
  return new ProblemError(code, undefined, { errors: [{ path: 'appointmentCode', message }] });
}

function isSame(one: StoredAppointment, other: StoredAppointment): boolean {
  return (['serviceId', 'laneId', 'startsAt', 'endsAt'] as const).every(
    (key) => one[key] === other[key],
  );
}

function told(stored: StoredAppointment): Appointment {
  const { code, serviceId, laneId, ticketId, cancelledAt } = stored;
  const startsAt = new Date(stored.startsAt).toISOString();
  const endsAt = new Date(stored.endsAt).toISOString();
  const state = ticketId !== null ? 'kept' : cancelledAt !== null ? 'cancelled' : 'booked';
  return { code, serviceId, laneId, startsAt, endsAt, state, ticketId };
}

function afterIn(cursor: string | undefined): After {
  if (cursor === undefined) return { startsAt: -1, code: '' };
  const [, startsAt, code = ''] = /^(\d{1,15})-([A-Z0-9]{4,16})$/.exec(cursor) ?? [];
  if (startsAt !== undefined) return { startsAt: Number(startsAt), code };
  const errors = [{ path: 'query.after', message: 'is not the `next` of a page' }];
  throw new ProblemError('invalid-request', undefined, { errors });
}
