import {
  CALL_RULES,
  CHOICE_REASONS,
  DIVERT_REASONS,
  END_CAUSES,
  FEATURES,
  RATING_REASONS,
  TICKET_STATES,
} from '@lobbyflow/engine/terms';
import { z } from 'zod';
import {
  BranchIdSchema,
  CounterIdSchema,
  InstantSchema,
  LaneIdSchema,
  ServiceIdSchema,
  TicketIdSchema,
} from './ids.js';
import { LocalName } from './config.js';
import { AppointmentCodeSchema } from './appointments.js';
import { CustomerHashSchema } from './segments.js';

/** The languages of the screens. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a customer comes for; `laneId` is the general lane when left out. */
export const IssueTicket = z.strictObject({
  serviceId: ServiceIdSchema,
  laneId: LaneIdSchema.optional().describe('The general lane when left out'),
  language: z.enum(LANGUAGES).optional(),
  laterServiceIds: z.array(ServiceIdSchema).max(8).optional(),
  needs: z.array(z.enum(FEATURES)).max(FEATURES.length).optional(),
  appointmentCode: AppointmentCodeSchema.optional().describe(
    'Gives the lane of the appointment when it is kept in time; `serviceId` is the appointment’s',
  ),
  isAway: z
    .boolean()
    .optional()
    .describe('The customer is not there yet: nobody calls the number before `check-in`'),
  customer: CustomerHashSchema.optional().describe(
    'Gives the lane of the customer’s segment, where one was told; never kept with the ticket',
  ),
});
export type IssueTicket = z.input<typeof IssueTicket>;

/** A wait as it is promised: half of customers are called within `p50`, nine of ten within `p90`. */
export const WaitRange = z.object({
  p50: z.int().describe('Milliseconds'),
  p90: z.int().describe('Milliseconds'),
});
export type WaitRange = z.infer<typeof WaitRange>;

/** A ticket as its own customer and staff see it, ended ones too. */
export const TicketAnswer = z.object({
  id: TicketIdSchema,
  revision: z.int().describe('The revision of its last change; its ETag'),
  number: z.string().describe('What the customer reads, such as A014'),
  serviceId: ServiceIdSchema,
  laterServiceIds: z.array(ServiceIdSchema),
  laneId: LaneIdSchema,
  needs: z.array(z.enum(FEATURES)),
  language: z.string().nullable(),
  state: z.enum(TICKET_STATES),
  endCause: z.enum(END_CAUSES).nullable(),
  arrivedAt: InstantSchema,
  calledAt: InstantSchema.nullable(),
  startedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  counterId: CounterIdSchema.nullable(),
  recalls: z.int(),
  rating: z.int().nullable(),
  ahead: z.int().nullable().describe('People ahead; `null` when it is not waiting'),
  wait: WaitRange.nullable().describe('`null` when no honest estimate can be given'),
  url: z
    .string()
    .nullable()
    .describe('Path of its phone page; given once, to whoever takes the ticket'),
});
export type TicketAnswer = z.infer<typeof TicketAnswer>;

/** The answer to taking a ticket and to each of its actions. */
export const TicketCommandAnswer = z.object({
  revision: z.int().describe("Place of this command in the branch's journal"),
  ticket: TicketAnswer,
});
export type TicketCommandAnswer = z.infer<typeof TicketCommandAnswer>;

/** Why this ticket was called. */
export const CallReason = z.object({
  rule: z.enum(CALL_RULES),
  choice: z.enum(CHOICE_REASONS).nullable(),
  runnerUpId: TicketIdSchema.nullable(),
  overtook: z.object({
    count: z.int(),
    ids: z.array(TicketIdSchema).describe('The first 20, earliest arrival first'),
  }),
});
export type CallReason = z.infer<typeof CallReason>;

/** The body of a command that says all by its path; it may be left out. */
export const NoBody = z.strictObject({});
/** Where the customer was shown to instead. */
export const DivertTicket = z.strictObject({ reason: z.enum(DIVERT_REASONS) });
/** The lane to give. */
export const ChangeLane = z.strictObject({ laneId: LaneIdSchema });
/** Why a customer is taken out of turn. */
export const PullForward = z.strictObject({ reason: z.enum(CHOICE_REASONS) });
/** How it was: 1 is worst, 5 best. */
export const RateTicket = z.strictObject({
  score: z.int().min(1).max(5),
  reasons: z.array(z.enum(RATING_REASONS)).max(RATING_REASONS.length).optional(),
});

/** What a phone page needs to begin, behind the ticket's own token. */
export const MyTicket = z.object({
  branchId: BranchIdSchema,
  branchName: z.string(),
  timeZone: z.string(),
  ticket: TicketAnswer,
  serviceName: LocalName,
});
export type MyTicket = z.infer<typeof MyTicket>;
