import { z } from 'zod';
import { InstantSchema, LaneIdSchema, ServiceIdSchema, TicketIdSchema } from './ids.js';

/** Reads the code of an appointment; upper and lower case are the same. */
export const AppointmentCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9]{4,16}$/, 'must be 4 to 16 letters and digits')
  .describe('The code of an appointment, made by whoever books it');

/** How an appointment stands. */
export const APPOINTMENT_STATES = ['booked', 'kept', 'cancelled'] as const;

/** What is booked: no name, only what for and when. */
export const BookAppointment = z
  .strictObject({
    serviceId: ServiceIdSchema,
    laneId: LaneIdSchema.optional().describe('The lane of kind appointment when left out'),
    startsAt: InstantSchema,
    endsAt: InstantSchema.describe('The end of the window to come in, at most 12 hours later'),
  })
  .superRefine(({ startsAt, endsAt }, context) => {
    const lengthMs = Date.parse(endsAt) - Date.parse(startsAt);
    if (lengthMs > 0 && lengthMs <= 43_200_000) return;
    const message = 'must be later than startsAt, by 12 hours at most';
    context.addIssue({ code: 'custom', path: ['endsAt'], message });
  });

/** An appointment, and the ticket with which it was kept. */
export const Appointment = z.object({
  code: AppointmentCodeSchema,
  serviceId: ServiceIdSchema,
  laneId: LaneIdSchema.nullable(),
  startsAt: InstantSchema,
  endsAt: InstantSchema,
  state: z.enum(APPOINTMENT_STATES),
  ticketId: TicketIdSchema.nullable(),
});
export type Appointment = z.infer<typeof Appointment>;

/** Appointments by the beginning of their window. */
export const AppointmentList = z.object({
  items: z.array(Appointment),
  next: z.string().nullable().describe('Pass as `after` for the next page'),
});
export type AppointmentList = z.infer<typeof AppointmentList>;
