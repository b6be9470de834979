import { AppointmentsRepository } from './appointments.repository.js';
import { AppointmentsService } from './appointments.service.js';
import { SegmentsRepository } from './segments.repository.js';
import { SegmentsService } from './segments.service.js';

/** Appointments and segments; needs the branches and the journals beside it. */
export const APPOINTMENT_PROVIDERS = [
  AppointmentsRepository,
  AppointmentsService,
  SegmentsRepository,
  SegmentsService,
];
