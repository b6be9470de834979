import { z } from 'zod';
import { Advice } from './advice.js';
import { DayFigures } from './branches.js';
import { BusinessDaySchema, InstantSchema } from './ids.js';
import { DaySpan, PromiseFigures } from './promises.js';

const ms = z.int().describe('Milliseconds');
const msOrNone = ms.nullable();
const share = z.number().nullable().describe('0 to 1; `null` of nothing');

/** Figures of a business day beyond {@link DayFigures}; docs/reports.md has the formula of each. */
export const DayKpis = z.object({
  legWaitMeanMs: msOrNone.describe('Mean wait of a leg, to its last call'),
  firstCallMeanMs: msOrNone.describe('Mean wait of a leg, to its first call'),
  overdueRate: share.describe('Overdue ÷ visits'),
  over30Min: z.int().describe('Visits that waited longer than 30 minutes'),
  leftUncalled: z.int().describe('Abandoned without ever having been called'),
  leftCalled: z.int().describe('Abandoned after a call'),
  patienceMeanMs: msOrNone.describe('Mean wait of those who left without a call'),
  walkMeanMs: msOrNone.describe('Mean time from the last call to the start of service'),
  calls: z.int().describe('Calls of the day that were not taken back, without recalls'),
  recalls: z.int(),
  recallRate: share.describe('Recalls ÷ calls'),
  noShows: z.int().describe('Calls that nobody came to'),
  noShowRate: share.describe('No-shows ÷ calls'),
  openRate: share.describe('Window time that was open ÷ that of all windows in opening hours'),
  peakWaiting: z.int().describe('The most that waited at one moment'),
  peakWaitingAt: InstantSchema.nullable(),
  services: z.int().describe('Services that were finished or put aside'),
  longServices: z.int().describe('Those that took over twice the standard of their service'),
  longServiceRate: share,
  shortServices: z.int().describe('Those under five seconds; they are counted like all others'),
  multiServiceRate: share.describe('Served visits with more than one service ÷ served visits'),
  transfers: z.int(),
  transferRate: share.describe('Transfers ÷ legs'),
  invited: z
    .int()
    .describe('Served customers whom a pad or their phone asked, or who said it unasked'),
  invitedRate: share.describe('Invited ÷ served visits; the others were never asked'),
  answeredRate: share.describe('Rated ÷ invited; the others were asked and said nothing'),
  satisfiedOfInvitedRate: share.describe('Rated 3 or better ÷ invited'),
  rated: z.int(),
  ratedRate: share.describe('Rated ÷ served visits'),
  satisfiedRate: share.describe('Rated 3 or better ÷ rated'),
  badRate: share.describe('Rated 1 or 2 ÷ rated'),
  protectedRatio: z
    .number()
    .nullable()
    .describe(
      'P90 wait of protected lanes ÷ P90 wait of the general lane; 1 or less is as it should be',
    ),
  picked: z.int().describe('Calls of a chosen ticket'),
  pulledForward: z.int().describe('Tickets that staff put first'),
  interventionRate: share.describe('Picked calls and pulls forward ÷ calls'),
  overtakenMean: z.number().nullable().describe('How often a general visit was overtaken, mean'),
  overtakenMax: z.int(),
});
export type DayKpis = z.infer<typeof DayKpis>;

/** What a half-hour suffered from, compared with what is usual. */
export const SLOT_CAUSES = ['arrivals', 'windows', 'handling', 'mix', 'backlog'] as const;
export type SlotCause = (typeof SLOT_CAUSES)[number];

/** A half-hour of the day, by the branch's clock. */
export const HalfHour = z.object({
  from: InstantSchema,
  arrivals: z.int(),
  calls: z.int(),
  waiting: z.int().describe('In the queue when it began'),
  waitMeanMs: msOrNone.describe('Mean wait of those who came in it and were called'),
  tooLong: z.int().describe('Those who came in it and waited too long, or left uncalled'),
  windows: z.number().describe('Open windows, mean; pauses taken out'),
  windowsNeeded: z.number().describe('Service time that came in, divided by its length'),
  handlingMeanMs: msOrNone.describe('Mean handling time of services begun in it'),
  usual: z
    .object({ arrivals: z.number(), windows: z.number(), handlingMeanMs: msOrNone })
    .nullable()
    .describe('What it is compared with; `null` when nothing is known'),
  causes: z
    .array(z.enum(SLOT_CAUSES))
    .describe('Of a half-hour that went wrong, the weightiest first; empty when none stands out'),
});
export type HalfHour = z.infer<typeof HalfHour>;

/** One of the longest waits, and who went first in that time. */
export const LongWait = z.object({
  ticketId: z.string(),
  number: z.string(),
  serviceId: z.string(),
  laneId: z.string(),
  state: z.string(),
  arrivedAt: InstantSchema,
  calledAt: InstantSchema.nullable(),
  waitedMs: ms.describe('All legs; of who was never called, until the end'),
  limitMs: ms,
  heldMs: ms,
  missedCalls: z.int(),
  windows: z.number().nullable().describe('Open windows for its service while it waited, mean'),
  overtaken: z.int().describe('How many who came later were called first'),
  overtakenBy: z.array(
    z.object({
      rule: z.string(),
      choice: z.string().nullable(),
      counterId: z.string(),
      calls: z.int(),
    }),
  ),
});
export type LongWait = z.infer<typeof LongWait>;

/** A service in the mix of the day: its legs. */
export const ServiceMix = z.object({
  serviceId: z.string(),
  legs: z.int(),
  services: z.int().describe('Services that were finished or put aside'),
  waitMeanMs: msOrNone,
  waitP90Ms: msOrNone,
  overdue: z.int().describe('Legs that alone took longer than the limit of the lane'),
  handlingMeanMs: msOrNone,
  standardMs: msOrNone.describe('What it is set to take'),
  transfers: z.int().describe('Transfers away from it'),
});
export type ServiceMix = z.infer<typeof ServiceMix>;

/** A lane in the mix of the day: its visits. */
export const LaneMix = z.object({
  laneId: z.string(),
  visits: z.int(),
  served: z.int(),
  waitMeanMs: msOrNone,
  waitP50Ms: msOrNone,
  waitP90Ms: msOrNone,
  waitMaxMs: msOrNone,
  overdue: z.int(),
  serviceLevel: share,
});
export type LaneMix = z.infer<typeof LaneMix>;

/** How many services a teller must have done before figures are shown that could rank people. */
export const SMALL_CELL = 5;

/** A teller's day at the windows; `null` figures are hidden, for so few services say nothing. */
export const StaffRow = z.object({
  tellerId: z.string().nullable(),
  name: z.string().nullable().describe('`null` when the account is gone'),
  counterIds: z.array(z.string()),
  openMs: ms,
  pausedMs: ms,
  servingMs: ms,
  services: z.int().nullable().describe('`null`: fewer than five'),
  handlingMeanMs: msOrNone,
  occupancy: share,
  pauses: z.array(z.object({ reason: z.string(), count: z.int(), ms })),
});
export type StaffRow = z.infer<typeof StaffRow>;

/** A choice of staff against the order: whom, by whom, where, why. */
export const ExceptionRow = z.object({
  revision: z.int(),
  businessDay: BusinessDaySchema,
  at: InstantSchema,
  kind: z.enum(['picked', 'pulled-forward']),
  ticketId: z.string(),
  number: z.string().nullable(),
  counterId: z.string().nullable(),
  reason: z.string().nullable(),
  actorId: z.string(),
  actorName: z.string().nullable().describe('`null` when the account is gone'),
  overtook: z.int().nullable().describe('Who had come earlier; `null` for a pull forward'),
});
export type ExceptionRow = z.infer<typeof ExceptionRow>;

/** No journal is longer. */
const MOST_REVISION = 2_147_483_647;

/** Which business days, and before which revision to begin. */
export const AskExceptions = DaySpan.safeExtend({
  before: z.coerce.number().int().min(1).max(MOST_REVISION).optional().describe('The next page'),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

/** Choices of staff against the order over many days, the latest first. */
export const ExceptionList = z.object({
  items: z.array(ExceptionRow),
  next: z.int().nullable().describe('`before` of the next page'),
});
export type ExceptionList = z.infer<typeof ExceptionList>;

/** An advice of the day, and who answered it. */
export const DayAdvice = Advice.extend({
  answeredByName: z.string().nullable().describe('`null`: nobody, or the account is gone'),
});
export type DayAdvice = z.infer<typeof DayAdvice>;

/** A business day on one page; every figure can be made again from the journal. */
export const DayReport = z.object({
  businessDay: BusinessDaySchema,
  asOf: InstantSchema,
  isOver: z.boolean(),
  figures: DayFigures,
  kpis: DayKpis,
  halfHours: z.array(HalfHour),
  comparedWith: z.enum(['weekdays', 'day']).describe('What is usual: this weekday, or this day'),
  longestWaits: z.array(LongWait),
  services: z.array(ServiceMix),
  lanes: z.array(LaneMix),
  staff: z.array(StaffRow),
  exceptions: z.array(ExceptionRow),
  advice: z.array(DayAdvice).describe('In the order of offering'),
  promises: PromiseFigures,
});
export type DayReport = z.infer<typeof DayReport>;
