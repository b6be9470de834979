import { type Appointment, type AppointmentList, ROUTES } from '@lobbyflow/contract';
import { Controller } from '@nestjs/common';
import { Asked, type AskedOf } from '../routes/asked.js';
import { Route } from '../routes/route.decorator.js';
import { AppointmentsService } from './appointments.service.js';
import { SegmentsService } from './segments.service.js';

@Controller()
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly segments: SegmentsService,
  ) {}

  @Route(ROUTES.listAppointments)
  list(
    @Asked() { branchId, query }: AskedOf<typeof ROUTES.listAppointments>,
  ): Promise<AppointmentList> {
    return this.appointments.list(branchId, query);
  }

  @Route(ROUTES.getAppointment)
  get(
    @Asked() { branchId, appointmentCode }: AskedOf<typeof ROUTES.getAppointment>,
  ): Promise<Appointment> {
    return this.appointments.get(branchId, appointmentCode);
  }

  @Route(ROUTES.bookAppointment)
  book(
    @Asked() { branchId, appointmentCode, body, caller }: AskedOf<typeof ROUTES.bookAppointment>,
  ): Promise<Appointment> {
    return this.appointments.book(branchId, appointmentCode, { body, by: caller.actor });
  }

  @Route(ROUTES.cancelAppointment)
  cancel(
    @Asked() { branchId, appointmentCode }: AskedOf<typeof ROUTES.cancelAppointment>,
  ): Promise<Appointment> {
    return this.appointments.cancel(branchId, appointmentCode);
  }

  @Route(ROUTES.tellSegments)
  tellSegments(@Asked() { branchId, body, caller }: AskedOf<typeof ROUTES.tellSegments>) {
    return this.segments.tell(branchId, body, caller.actor);
  }

  @Route(ROUTES.forgetSegment)
  forgetSegment(
    @Asked() { branchId, customer, caller }: AskedOf<typeof ROUTES.forgetSegment>,
  ): Promise<void> {
    return this.segments.forget(branchId, customer, caller.actor);
  }
}
