import { z } from 'zod';
import { CounterConfig, LaneConfig, Policy, ServiceConfig } from './config.js';
import { Label } from './label.js';
import { PackIdSchema } from './packs.js';
import {
  BranchIdSchema,
  BusinessDaySchema,
  CounterIdSchema,
  InstantSchema,
  ServiceIdSchema,
} from './ids.js';
import { SlipTemplate } from './paper.js';

const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A clock of a branch that was made for a replay; `speed` 0 stands still and is set by hand. */
export const ReplayClock = z.strictObject({
  startsAt: InstantSchema,
  speed: z.number().min(0).max(100_000),
});
export type ReplayClock = z.infer<typeof ReplayClock>;

/** What a new branch is made of; its services, lanes and policy are the pack’s, the demo’s when none is named. */
export const CreateBranch = z.strictObject({
  id: BranchIdSchema,
  name: Label,
  timeZone,
  pack: PackIdSchema.optional(),
  clock: ReplayClock.optional().describe('Only in demo mode: a branch for a replay'),
});

/** The instant a standing replay clock is set to; never before the present one. */
export const SetClock = z.strictObject({ now: InstantSchema });

/** A branch as its staff and devices may know it. */
export const Branch = z.object({
  id: BranchIdSchema,
  name: z.string(),
  timeZone: z.string(),
  open: z.boolean(),
  businessDay: BusinessDaySchema.nullable(),
  services: z.array(ServiceConfig),
  lanes: z.array(LaneConfig),
  counters: z.array(CounterConfig),
  policy: Policy,
  slip: SlipTemplate.optional().describe('What tickets on paper say; the usual when left out'),
});
export type Branch = z.infer<typeof Branch>;

/** A branch in a list. */
export const BranchSummary = z.object({
  id: BranchIdSchema,
  name: z.string(),
  timeZone: z.string(),
  isReplay: z.boolean(),
});
/** A page of branches, by id. */
export const BranchList = z.object({
  items: z.array(BranchSummary),
  next: z.string().nullable().describe('Pass as `after` for the next page'),
});
export type BranchList = z.infer<typeof BranchList>;

/** What a new counter is made of. */
export const CreateCounter = z.strictObject({
  id: CounterIdSchema,
  name: Label,
  kind: CounterConfig.shape.kind,
  serviceIds: z.array(ServiceIdSchema).min(1).optional().describe('All services when left out'),
});

/** What happened in a branch's lobby on one business day, as the glossary defines each figure. */
export const DayFigures = z.object({
  businessDay: BusinessDaySchema,
  visits: z.int(),
  served: z.int(),
  abandoned: z.int(),
  missed: z.int(),
  diverted: z.int(),
  ended: z.int(),
  open: z.int().describe('Not over yet'),
  waitMeanMs: z.int().nullable(),
  waitP50Ms: z.int().nullable(),
  waitP90Ms: z.int().nullable(),
  waitMaxMs: z.int().nullable(),
  overdue: z.int(),
  serviceLevel: z.number().nullable(),
  abandonmentRate: z.number().nullable(),
  handlingMeanMs: z.int().nullable(),
  occupancy: z.number().nullable(),
});
export type DayFigures = z.infer<typeof DayFigures>;

/** One visit as the reports keep it. */
export const VisitRow = z.object({
  ticketId: z.string(),
  number: z.string(),
  serviceId: z.string(),
  laneId: z.string(),
  state: z.string(),
  arrivedAt: InstantSchema,
  calledAt: InstantSchema.nullable(),
  startedAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  counterId: z.string().nullable(),
  legs: z.int(),
  waitMs: z.int().nullable(),
  rule: z.string().nullable(),
});
/** A page of visits, in the order of arrival; `next` is passed as `after`. */
export const VisitList = z.object({ items: z.array(VisitRow), next: z.string().nullable() });
export type VisitList = z.infer<typeof VisitList>;

/** A line of the journal. */
export const JournalCommit = z.object({
  revision: z.int(),
  businessDay: z.string(),
  at: InstantSchema,
  actor: z.string(),
  device: z.string().nullable(),
  type: z.string(),
  command: z.unknown(),
  events: z.array(z.unknown()),
  prevHash: z.string(),
  hash: z.string(),
});
/** A page of the journal, in the order of revisions. */
export const JournalPage = z.object({
  commits: z.array(JournalCommit),
  next: z.int().nullable().describe('Pass as `since` for the next page'),
});
export type JournalPage = z.infer<typeof JournalPage>;

/** Whether a day is being simulated on the demo branch, and which. */
export const Simulation = z.object({
  isRunning: z.boolean(),
  profile: z.enum(['ordinary', 'pension-day']).nullable(),
  speed: z.number().nullable(),
  branchId: BranchIdSchema.nullable(),
});
export type Simulation = z.infer<typeof Simulation>;
/** Which day to simulate; `speed` compresses time, 1 is real time. */
export const StartSimulation = z.strictObject({
  profile: z.enum(['ordinary', 'pension-day']),
  speed: z.number().min(1).max(600),
});
