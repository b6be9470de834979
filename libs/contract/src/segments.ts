import { z } from 'zod';
import { InstantSchema, LaneIdSchema } from './ids.js';

/** Reads an opaque reference to a customer: never a name or a number of an account. */
export const CustomerHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a keyed SHA-256 in lower-case hexadecimal')
  .describe(
    'A keyed hash of the bank’s own reference; this server knows neither key nor reference',
  );

/** Which customers belong in which lane. */
export const TellSegments = z.strictObject({
  items: z
    .array(
      z.strictObject({
        customer: CustomerHashSchema,
        laneId: LaneIdSchema,
        until: InstantSchema.describe('Then it is forgotten'),
      }),
    )
    .min(1)
    .max(1_000),
});
/** How many were told. */
export const SegmentsTold = z.object({ count: z.int() });
