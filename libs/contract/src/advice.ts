import {
  ADVICE_ACTIONS,
  ADVICE_LEVELS,
  ADVICE_STATES,
  type AdviceId,
  DECLINE_REASONS,
  LAPSE_CAUSES,
} from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { BranchIdSchema, BusinessDaySchema, CounterIdSchema, InstantSchema } from './ids.js';
import { DaySpan } from './promises.js';

/** Reads the id of an advice. */
export const AdviceIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id')
  .describe('An advice to open or to close a window') as unknown as z.ZodType<AdviceId, string>;

/** What is expected, or came about, from the offer until the end of its horizon. */
export const AdviceOutlook = z.object({
  late: z.int().describe('Customers called after more than the limit, and those who left'),
  waitMs: z.int().describe('Of one customer, in the mean'),
});

/** An advice to open or to close a window, and what became of it. */
export const Advice = z.object({
  id: AdviceIdSchema,
  counterId: CounterIdSchema,
  businessDay: BusinessDaySchema,
  action: z.enum(ADVICE_ACTIONS),
  state: z.enum(ADVICE_STATES),
  level: z.enum(ADVICE_LEVELS).describe('Who was asked last'),
  limitMs: z.int().describe('Who waits longer is late'),
  offeredAt: InstantSchema,
  until: InstantSchema.describe('The end of what was looked at'),
  without: AdviceOutlook.describe('Expected had nothing been done'),
  with: AdviceOutlook.describe('Expected with what is advised'),
  helper: z
    .object({ kind: z.enum(['teller', 'second-line']), id: z.string() })
    .nullable()
    .describe('Who was to sit there: an account, or somebody of the second line'),
  answeredAt: InstantSchema.nullable().describe('`null`: nobody has answered'),
  answeredBy: z.string().nullable(),
  declineReason: z.enum(DECLINE_REASONS).nullable(),
  lapseCause: z.enum(LAPSE_CAUSES).nullable(),
  doneAt: InstantSchema.nullable().describe('When the window opened or closed'),
  effect: AdviceOutlook.extend({ customers: z.int() })
    .nullable()
    .describe('What came about; measured at `until`, once it was done'),
});
export type Advice = z.infer<typeof Advice>;

/** The answer to every command about an advice. */
export const AdviceAnswer = z.object({
  revision: z.int().describe("Place of this command in the branch's journal"),
  advice: Advice,
});
export type AdviceAnswer = z.infer<typeof AdviceAnswer>;

/** Why it is not done. */
export const DeclineAdvice = z.strictObject({ reason: z.enum(DECLINE_REASONS) });

/** All advice of one business day, the latest first. */
export const AdviceList = z.object({ items: z.array(Advice) });
export type AdviceList = z.infer<typeof AdviceList>;

/** The business days that are looked at, and from where on. */
export const AskOpenAdvice = DaySpan.safeExtend({
  before: InstantSchema.optional().describe('Offered before this instant: the next page'),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** An advice that a branch did not follow, for the head office. */
export const BranchAdvice = Advice.extend({ branchId: BranchIdSchema, branchName: z.string() });
export type BranchAdvice = z.infer<typeof BranchAdvice>;
/** Unanswered and declined advice over all branches, the latest first. */
export const BranchAdviceList = z.object({
  items: z.array(BranchAdvice),
  next: InstantSchema.nullable().describe('`before` of the next page'),
});
export type BranchAdviceList = z.infer<typeof BranchAdviceList>;
