import { z } from 'zod';
import { Appointment, AppointmentList, BookAppointment } from './appointments.js';
import { InstantSchema } from './ids.js';
import { route } from './route.js';
import { AT, SETTING_UP } from './route-callers.js';
import { SegmentsTold, TellSegments } from './segments.js';

const BOOKING = ['lead', ...SETTING_UP, 'integrator'] as const;

/** What stands beside the lobby until somebody comes: appointments, and segments of customers. */
export const APPOINTMENT_ROUTES = {
  listAppointments: route({
    method: 'GET',
    path: `${AT}/appointments`,
    summary: 'Appointments by the beginning of their window',
    roles: [...BOOKING, 'teller', 'hq'],
    query: z.strictObject({
      from: InstantSchema,
      to: InstantSchema,
      after: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: AppointmentList,
  }),
  getAppointment: route({
    method: 'GET',
    path: `${AT}/appointments/:appointmentCode`,
    summary: 'One appointment, for whoever has its code',
    roles: [...BOOKING, 'teller', 'kiosk'],
    answer: Appointment,
  }),
  bookAppointment: route({
    method: 'PUT',
    path: `${AT}/appointments/:appointmentCode`,
    summary: 'Book; the same again is the same, another one under its code is `id-taken`',
    roles: BOOKING,
    body: BookAppointment,
    answer: Appointment,
  }),
  cancelAppointment: route({
    method: 'DELETE',
    path: `${AT}/appointments/:appointmentCode`,
    summary: 'Cancel; again is the same, and one that was kept stays',
    roles: BOOKING,
    answer: Appointment,
  }),
  tellSegments: route({
    method: 'PUT',
    path: `${AT}/segments`,
    summary: 'Tell which customers belong in which lane; the latest counts',
    roles: ['admin', 'integrator'],
    body: TellSegments,
    answer: SegmentsTold,
  }),
  forgetSegment: route({
    method: 'DELETE',
    path: `${AT}/segments/:customer`,
    summary: 'Forget a customer’s segment',
    roles: ['admin', 'integrator'],
    answer: null,
    status: 204,
  }),
} as const;
