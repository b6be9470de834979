import { FEATURES } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { BusinessDaySchema, InstantSchema, LaneIdSchema, ServiceIdSchema } from './ids.js';
import { LANGUAGES } from './tickets.js';

const letter = z.string().regex(/^[A-Z]{1,2}$/, 'must be one or two capital letters');

/** Names a lease of numbers. */
export const LeaseIdSchema = z.uuid().describe('A lease of numbers');

/** Of which letters a kiosk needs more numbers. */
export const LeaseNumbers = z.strictObject({
  letters: z.array(letter).min(1).max(60).optional().describe('All that are offered when left out'),
});

/** Numbers that a kiosk may give out by itself while it does not reach the server. */
export const NumberLease = z.object({
  id: LeaseIdSchema,
  businessDay: BusinessDaySchema,
  leasedAt: InstantSchema,
  until: InstantSchema.describe('When the business day is to end; afterwards none is given out'),
  blocks: z.array(
    z.object({
      letter,
      from: z.int().describe('The first running number'),
      to: z.int().describe('The last'),
    }),
  ),
});
export type NumberLease = z.infer<typeof NumberLease>;

/** The answer to asking for numbers. */
export const LeaseAnswer = z.object({
  revision: z.int().describe("Place of this command in the branch's journal"),
  lease: NumberLease,
});
export type LeaseAnswer = z.infer<typeof LeaseAnswer>;

/** Which lease is over: what nobody was given of it is void. */
export const ReturnNumbers = z.strictObject({ leaseId: LeaseIdSchema });
/** The answer to giving numbers back. */
export const ReturnAnswer = z.object({ revision: z.int() });

/** A ticket that a kiosk gave out while it did not reach the server. */
export const OfflineTicket = z.strictObject({
  leaseId: LeaseIdSchema,
  number: z
    .string()
    .regex(/^[A-Z]{1,2}\d{3,6}$/, 'must be a number such as A501')
    .describe('As it was printed; one of the lease'),
  token: z
    .string()
    .regex(/^[\w-]{30}$/, 'must be 30 signs of base64url')
    .describe(
      'Made by the kiosk for the ticket’s phone page: 48 bits of time in milliseconds, then 128 random bits',
    ),
  takenAt: InstantSchema.describe('When the customer took it, by the kiosk’s own clock'),
  serviceId: ServiceIdSchema,
  laneId: LaneIdSchema.optional().describe('The general lane when left out'),
  language: z.enum(LANGUAGES).optional(),
  laterServiceIds: z.array(ServiceIdSchema).max(8).optional(),
  needs: z.array(z.enum(FEATURES)).max(FEATURES.length).optional(),
});
export type OfflineTicket = z.input<typeof OfflineTicket>;

/** What is said of the sending, and is no part of what is sent: it may differ when it is sent again. */
export const SentAt = z.strictObject({
  sentAt: InstantSchema.optional().describe(
    'The kiosk’s own clock at this moment: what it is off by is taken off `takenAt`',
  ),
});

/** A kiosk's clock that is off by more is told of to whoever runs the branch. */
export const CLOCK_OFF_MS = 5 * 60_000;
