import { z } from 'zod';
import { BranchIdSchema, CounterIdSchema, InstantSchema } from './ids.js';
import { Label } from './label.js';

/** The screen at the customer's side of a counter, and when it asks how it was. */
export const PadPolicy = z.strictObject({
  teller: z
    .enum(['hidden', 'badge'])
    .default('badge')
    .describe('Whether customers read the badge that the teller has written'),
  asks: z.boolean().default(true).describe('Whether a customer is asked how it was'),
  answerWithinMs: z
    .int()
    .min(5_000)
    .max(120_000)
    .default(15_000)
    .describe('Then the screen goes on; the customer can have more time'),
});
export type PadPolicy = z.output<typeof PadPolicy>;

/** As it is where a branch has set nothing. */
export const USUAL_PADS: PadPolicy = PadPolicy.parse({});

/** The screen of a counter, just let in; its token is told once, and shows this counter only. */
export const OpenedPad = z.object({
  counterId: CounterIdSchema,
  token: z.string(),
  expiresAt: InstantSchema,
});
export type OpenedPad = z.infer<typeof OpenedPad>;

/** What the screen of a counter needs to begin, behind its own token. */
export const MyPad = z.object({
  branchId: BranchIdSchema,
  branchName: z.string(),
  timeZone: z.string(),
  counterId: CounterIdSchema,
});
export type MyPad = z.infer<typeof MyPad>;

/** What customers read of a teller, such as a staff number; `null`: nothing. */
export const Badge = z.object({ badge: z.string().nullable() });
export type Badge = z.infer<typeof Badge>;
/** Another badge; `null` takes it away. */
export const SetBadge = z.strictObject({ badge: Label.nullable() });
