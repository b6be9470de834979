import { z } from 'zod';
import { LocalName } from './config.js';
import { CommandIdSchema, ServiceIdSchema } from './ids.js';
import { LANGUAGES } from './tickets.js';

/** What stands ahead of a service that can be chosen from afar. */
export const JoinService = z.object({
  id: ServiceIdSchema,
  name: LocalName,
  waiting: z.int(),
  wait: z
    .object({ p50: z.int(), p90: z.int() })
    .nullable()
    .describe('Milliseconds, of who would come now; `null` when nothing honest can be said'),
});
/** What the page at the door offers. */
export const JoinOffer = z.object({
  branchName: z.string(),
  timeZone: z.string(),
  isOpen: z.boolean(),
  isFull: z.boolean().describe('As many are on their way as the branch lets be'),
  services: z.array(JoinService),
});
export type JoinOffer = z.infer<typeof JoinOffer>;

/** Takes a number from afar; the same `wishId` again is the same number. */
export const JoinFromAfar = z.strictObject({
  wishId: CommandIdSchema,
  serviceId: ServiceIdSchema,
  language: z.enum(LANGUAGES).optional(),
});

/** Four digits that only whoever is in the lobby can read. */
export const ArrivalCodeSchema = z.string().regex(/^\d{4}$/, 'must be four digits');
/** A customer says that he is there. */
export const CheckIn = z.strictObject({
  code: ArrivalCodeSchema.optional().describe(
    'What the lobby shows; a customer must give it, staff and kiosks need not',
  ),
});
