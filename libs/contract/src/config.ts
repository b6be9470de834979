import { COUNTER_KINDS, FEATURES, LANE_KINDS } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { AlarmPolicy } from './alarm-policy.js';
import { DisplayConfig, unknownCounters } from './display.js';
import { CounterIdSchema, LaneIdSchema, ServiceIdSchema } from './ids.js';
import { PauseLimits } from './pause-limits.js';
import { PadPolicy } from './pads.js';
import { Printer, SlipTemplate } from './paper.js';
import { Label } from './label.js';
import { RemotePolicy } from './remote-policy.js';

/** Milliseconds from 0 to a day, both included. */
const durationMs = z.int().min(0).max(86_400_000);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm');

/** A name as customers read it, at most 60 characters in each language. */
export const LocalName = z.strictObject({ zh: Label, en: Label });
export type LocalName = z.infer<typeof LocalName>;

/** A service as it is set up. */
export const ServiceConfig = z.strictObject({
  id: ServiceIdSchema,
  name: LocalName,
  letter: z.string().regex(/^[A-Z]{1,2}$/, 'must be one or two capital letters'),
  handlingMs: durationMs.min(1_000).describe('Standard handling time of one customer'),
  isOffered: z.boolean().default(true),
  materials: z
    .array(LocalName)
    .max(12)
    .optional()
    .describe('What a customer should have at hand, in the order in which it is asked for'),
  machine: LocalName.optional().describe(
    'The machine that can do it too, as customers know it; offered, never asked of the elderly or protected',
  ),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

/** A lane as it is set up; durations in milliseconds. */
export const LaneConfig = z.strictObject({
  id: LaneIdSchema,
  kind: z.enum(LANE_KINDS),
  name: LocalName,
  creditMs: durationMs.describe('Head start: counts as having come this much earlier'),
  maxWaitMs: durationMs.describe('A longer wait is overdue'),
});
export type LaneConfig = z.infer<typeof LaneConfig>;

/** A counter as it is set up; without a reservation it takes whoever is next. */
export const CounterConfig = z.strictObject({
  id: CounterIdSchema,
  name: Label,
  kind: z.enum(COUNTER_KINDS),
  skills: z
    .array(
      z.strictObject({
        serviceId: ServiceIdSchema,
        level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      }),
    )
    .min(1)
    .max(60),
  features: z.array(z.enum(FEATURES)).default([]),
  reservation: z
    .strictObject({ laneIds: z.array(LaneIdSchema).min(1), othersAfterMs: durationMs })
    .nullable()
    .default(null),
});
export type CounterConfig = z.infer<typeof CounterConfig>;

const levels = z.strictObject({ level2: durationMs, level3: durationMs });

/** The rules of a lobby that are numbers; the engine’s `Policy` says what each does. */
export const Policy = z.strictObject({
  floorEvery: z.int().min(2).max(100),
  overflowAfterMs: levels,
  overflowAtLength: z.strictObject({ level2: z.int().min(1), level3: z.int().min(1) }),
  recallLimit: z.int().min(0).max(20),
  recallGapMs: durationMs,
  callGapMs: durationMs,
  returnWithinMs: durationMs,
  returnBehind: z.int().min(0).max(50),
  postponeBehind: z.int().min(1).max(50),
  bindingMs: durationMs,
  undoWithinMs: durationMs,
  numberStart: z.int().min(0).max(9_000),
  carriesOver: z.boolean(),
  pauseLimitsMs: PauseLimits.optional().describe('Left out, as a whole or by reason: as usual'),
});
export type Policy = z.infer<typeof Policy>;

/** How a branch is advised about its elastic windows; prices are in late customers. */
export const AdvicePolicy = z.strictObject({
  mode: z
    .enum(['off', 'ask', 'automatic'])
    .default('ask')
    .describe('`automatic`: what is advised counts as accepted at once'),
  everyMs: durationMs.min(30_000).default(120_000),
  horizonMs: durationMs.min(600_000).max(14_400_000).default(3_600_000),
  lateAfterMs: durationMs.min(60_000).default(600_000).describe('Who waits longer is late'),
  setUpMs: durationMs.default(300_000).describe('From the word to the first call, at least'),
  minimumOpenMs: durationMs.default(1_200_000),
  windowMinutePrice: z.number().min(0).max(100).default(0.05),
  waitMinutePrice: z.number().min(0).max(100).default(0.02),
  changePrice: z.number().min(0).max(100).default(2),
  answerWithinMs: durationMs.min(10_000).default(180_000).describe('Then the next level is asked'),
  quietMs: durationMs.default(900_000).describe('A window that was declined is left alone so long'),
});
export type AdvicePolicy = z.infer<typeof AdvicePolicy>;

/** When an appointment counts as kept; durations in milliseconds. */
export const AppointmentPolicy = z.strictObject({
  earlyMs: durationMs.describe('Before the window: in time; earlier is too early'),
  lateMs: durationMs.describe('After the window: in time; later waits like everybody'),
});

/** When a branch is open, in its own time. */
export const Hours = z.strictObject({
  weekly: z
    .array(z.strictObject({ weekday: z.int().min(1).max(7), from: timeOfDay, to: timeOfDay }))
    .max(28)
    .nullable()
    .describe('`null`: open around the clock'),
  rollAt: timeOfDay,
});

/** The numbers that kiosks give out by themselves while they do not reach the server. */
export const OfflinePolicy = z.strictObject({
  blockSize: z.int().min(10).max(500).describe('Numbers of a letter that a kiosk holds'),
  numberStart: z
    .int()
    .min(100)
    .max(9_000)
    .describe('The first of them; the branch’s own pass them by'),
});

/** Everything that is set for a branch, as one published version; names within it must exist. */
export const BranchConfig = z
  .strictObject({
    services: z.array(ServiceConfig).min(1).max(60),
    lanes: z.array(LaneConfig).min(1).max(20),
    counters: z.array(CounterConfig).max(200),
    policy: Policy,
    hours: Hours,
    printers: z.array(Printer).max(20).optional(),
    slip: SlipTemplate.optional().describe('What tickets on paper say'),
    display: DisplayConfig.optional().describe('Boards and their voice; as usual when left out'),
    advice: AdvicePolicy.optional().describe('Left out: with the values of its defaults'),
    alarms: AlarmPolicy.optional().describe('Left out, as a whole or by kind: as usual'),
    remote: RemotePolicy.optional().describe('Numbers from afar; none when left out'),
    pads: PadPolicy.optional().describe('Screens at the customers’ side; as usual when left out'),
    appointments: AppointmentPolicy.optional().describe(
      'Left out: in time from 15 minutes before the window to 10 after',
    ),
    offline: OfflinePolicy.optional().describe('Left out: 50 numbers of a letter, from 501 on'),
  })
  .superRefine((config, context) => {
    const fault = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    for (const { path, message } of unknownCounters(config.display, config.counters)) {
      fault([...path], message);
    }
    for (const list of ['services', 'lanes', 'counters'] as const) {
      const seen = new Set<string>();
      config[list].forEach(({ id }, index) => {
        if (seen.has(id)) fault([list, index, 'id'], `${id} stands there twice`);
        seen.add(id);
      });
    }
    const services = new Set(config.services.map(({ id }) => id));
    const lanes = new Set(config.lanes.map(({ id }) => id));
    if (config.lanes.filter(({ kind }) => kind === 'general').length !== 1) {
      fault(['lanes'], 'exactly one lane must be of kind general');
    }
    config.lanes.forEach(({ id, kind }, index) => {
      if ((id === 'general') !== (kind === 'general')) {
        fault(['lanes', index, 'id'], 'the lane of kind general has the id general');
      }
    });
    config.hours.weekly?.forEach(({ from, to }, index) => {
      if (from >= to)
        fault(['hours', 'weekly', index, 'to'], 'must be later than from, on one day');
    });
    config.counters.forEach(({ skills, reservation }, index) => {
      skills.forEach(({ serviceId }, at) => {
        if (!services.has(serviceId)) {
          fault(['counters', index, 'skills', at], `no service ${serviceId}`);
        }
      });
      reservation?.laneIds.forEach((laneId, at) => {
        if (!lanes.has(laneId)) {
          fault(['counters', index, 'reservation', 'laneIds', at], `no lane ${laneId}`);
        }
      });
    });
  });
export type BranchConfig = z.infer<typeof BranchConfig>;
