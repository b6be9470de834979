import { z } from 'zod';
import { BusinessDaySchema, InstantSchema } from './ids.js';

/** What the calendar may say of a business day. */
export const DAY_KINDS = [
  'pension-day',
  'welfare-day',
  'pay-day',
  'new-year-cash',
  'before-holiday',
  'after-holiday',
] as const;
export type DayKind = (typeof DAY_KINDS)[number];
const DayKinds = z.array(z.enum(DAY_KINDS)).max(DAY_KINDS.length);

/** The calendar of a branch: days of which something is known. */
export const BranchCalendar = z.object({
  items: z
    .array(z.object({ businessDay: BusinessDaySchema, kinds: DayKinds }))
    .describe('In the order of the calendar'),
});
export type BranchCalendar = z.infer<typeof BranchCalendar>;

/** The whole calendar, as a file: takes the place of what was there. */
export const CalendarFile = z.strictObject({
  csv: z
    .string()
    .max(200_000)
    .describe(
      'A line `date,kind`, then one line a day and kind, such as `2026-01-10,pension-day`; with a fault in any line nothing is taken in',
    ),
});
/** What is known of one day. */
export const CalendarDay = z.strictObject({ kinds: DayKinds });

const halfHour = z.string().regex(/^([01]\d|2[0-3]):[03]0$/, 'must be HH:00 or HH:30');
const customers = z.number().describe('Customers');

/** A half-hour of a day that is planned. */
export const PlannedHalfHour = z.object({
  at: halfHour.describe('By the branch’s clock'),
  from: InstantSchema,
  expected: customers.describe('Customers expected before the day began'),
  current: customers.describe('The same, by what has come so far today'),
  came: z.int().nullable().describe('`null` of what is still to come'),
  needed: z.int().describe('Windows, so that few wait too long'),
  windows: z.int().describe('Windows as planned: as needed, or as somebody has set them'),
  isSet: z.boolean().describe('Whether somebody has set them'),
  open: z.number().nullable().describe('Windows that were open, in the mean'),
  late: z
    .array(z.number())
    .describe('Share of customers that would wait too long with 1, 2, 3 … windows'),
});
export type PlannedHalfHour = z.infer<typeof PlannedHalfHour>;

/** A day as it is expected and planned, and as it goes. */
export const DayPlan = z.object({
  businessDay: BusinessDaySchema,
  state: z.enum(['known', 'unknown']).describe('`unknown`: no day before this one is known yet'),
  isToday: z.boolean(),
  kinds: DayKinds,
  learnedFrom: z
    .object({ days: z.int(), first: BusinessDaySchema, alike: z.int() })
    .nullable()
    .describe('Days before this one; `alike` are of the kinds that the calendar says'),
  level: z.number().describe('How many times as busy as expected today is, so far; else 1'),
  lateAfterMs: z.int(),
  lateShare: z.number().describe('At most this share may wait too long with the windows needed'),
  maxWindows: z.int(),
  halfHours: z.array(PlannedHalfHour),
  expectedSoFar: customers,
  cameSoFar: z.int(),
  error: z
    .number()
    .nullable()
    .describe('Σ|expected − came| ÷ Σ came over the half-hours that are over (WAPE)'),
});
export type DayPlan = z.infer<typeof DayPlan>;

/** Windows that somebody sets for some half-hours; the others are as needed. */
export const SetWindows = z.strictObject({
  windows: z
    .array(z.strictObject({ at: halfHour, windows: z.int().min(0).max(200) }))
    .max(48)
    .refine((list) => new Set(list.map(({ at }) => at)).size === list.length, 'names one twice'),
});
export type SetWindows = z.infer<typeof SetWindows>;
