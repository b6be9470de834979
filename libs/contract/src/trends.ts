import { z } from 'zod';
import { BranchIdSchema, BusinessDaySchema, InstantSchema } from './ids.js';

/** A year and a month: this month beside the same of last year. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const msOrNone = z.int().nullable().describe('Milliseconds');
const share = z.number().nullable().describe('0 to 1; `null` of nothing');

/** The business days of a trend, both included; four hundred at most. */
export const TrendSpan = z
  .strictObject({ from: BusinessDaySchema, to: BusinessDaySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before `from`' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    message: `must be within ${MOST_DAYS} days of \`from\``,
  });

/** What business days come to together; each figure is made of all their visits, no mean of means. */
export const TrendFigures = z.object({
  days: z.int().describe('Days on which anybody came'),
  visits: z.int(),
  served: z.int(),
  abandoned: z.int(),
  overdue: z.int(),
  waitMeanMs: msOrNone,
  waitP90Ms: msOrNone,
  serviceLevel: share,
  abandonmentRate: share,
  handlingMeanMs: msOrNone,
  occupancy: share,
  protectedP90Ms: msOrNone.describe('P90 wait of protected lanes'),
  generalP90Ms: msOrNone.describe('P90 wait of the general lane'),
});
export type TrendFigures = z.infer<typeof TrendFigures>;

const Period = TrendFigures.extend({
  from: BusinessDaySchema,
  to: BusinessDaySchema.describe('The last of its days that is in the span'),
});

/** An hour of a weekday over all days of a span. */
export const HeatCell = z.object({
  weekday: z.int().min(1).max(7).describe('1 is Monday'),
  hour: z.int().min(0).max(23),
  arrivals: z.number().describe('Mean of the weekday’s days on which anybody came'),
  waitMeanMs: msOrNone.describe('Of those who came in it and were called'),
  tooLong: z.int().describe('Who came in it and waited too long, or left uncalled'),
});
export type HeatCell = z.infer<typeof HeatCell>;

/** How service went over a span of business days. */
export const TrendReport = z.object({
  from: BusinessDaySchema,
  to: BusinessDaySchema,
  all: TrendFigures,
  days: z.array(TrendFigures.extend({ businessDay: BusinessDaySchema })),
  weeks: z.array(Period).describe('Monday to Sunday'),
  months: z.array(Period),
  heat: z.array(HeatCell).describe('Hours in which anybody came'),
  services: z.array(z.object({ serviceId: z.string(), legs: z.int(), handlingMeanMs: msOrNone })),
});
export type TrendReport = z.infer<typeof TrendReport>;

/** By what branches can be put in order; the worst first, except by name. */
export const OVERVIEW_ORDERS = ['overdue', 'oldest', 'waiting', 'service-level', 'name'] as const;

/** Which branches, in which order; `after` is how many to pass over. */
export const OverviewQuery = z.strictObject({
  order: z.enum(OVERVIEW_ORDERS).optional().describe('`overdue` when left out'),
  find: z.string().max(60).optional().describe('A part of the name or of the id'),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

/** A branch now and today. */
export const BranchNow = z.object({
  branchId: BranchIdSchema,
  name: z.string(),
  isReplay: z.boolean(),
  businessDay: BusinessDaySchema.nullable().describe('`null` while it is closed'),
  waiting: z.int(),
  oldestWaitMs: msOrNone.describe('Of who waits now; `null` when nobody does'),
  overdue: z.int().describe('Of who waits now, beyond the limit of the lane'),
  windowsOpen: z.int(),
  windows: z.int(),
  visits: z.int(),
  served: z.int(),
  abandoned: z.int(),
  serviceLevel: share.describe('Of today; half a minute old at most'),
});
export type BranchNow = z.infer<typeof BranchNow>;

/** A page of branches now, and what all that were asked for come to. */
export const Overview = z.object({
  asOf: InstantSchema,
  branches: z.int(),
  open: z.int(),
  waiting: z.int(),
  overdue: z.int(),
  items: z.array(BranchNow),
  next: z.int().nullable().describe('Pass as `after` for the next page'),
});
export type Overview = z.infer<typeof Overview>;
