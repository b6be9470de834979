import { z } from 'zod';
import { BranchConfig } from './config.js';
import { BusinessDaySchema, CounterIdSchema, LaneIdSchema, ServiceIdSchema } from './ids.js';

const ms = z.number().describe('Milliseconds');
const minute = z.int().min(60_000).max(14_400_000);

/** A past day, and what is to be otherwise on it; what is left out stays as it was. */
export const WhatIfWish = z.strictObject({
  businessDay: BusinessDaySchema,
  config: BranchConfig.optional().describe(
    'A whole configuration in the place of the one of that day; it need not be published, nor sound',
  ),
  lanes: z
    .array(z.strictObject({ laneId: LaneIdSchema, creditMs: z.int().min(0).max(86_400_000) }))
    .max(20)
    .default([])
    .describe('Other head starts'),
  floorEvery: z.int().min(2).max(100).optional().describe('Another share floor'),
  counters: z
    .array(
      z.strictObject({
        counterId: CounterIdSchema,
        open: z.enum(['as-it-was', 'all-day', 'shut']).default('as-it-was'),
        serviceIds: z.array(ServiceIdSchema).min(1).max(60).optional().describe('Other skills'),
      }),
    )
    .max(200)
    .default([]),
  pensioners: z
    .number()
    .min(-1)
    .max(3)
    .default(0)
    .describe('0.2: a fifth more; −0.2: a fifth fewer'),
  replications: z.int().min(1).max(100).default(30),
  lateAfterMs: minute.default(600_000),
});

const Difference = z.object({
  mean: z.number().describe('The changed day less the day as it was, mean of pairs'),
  from: z.number().nullable().describe('95 % interval of the mean; `null` of one day'),
  to: z.number().nullable(),
});
const WaitsOfSome = z.object({
  visits: z.number().describe('A day, in the mean'),
  meanMs: ms.nullable(),
  p90Ms: ms.nullable(),
  lateShare: z.number().describe('Called late, or left before'),
});

/** How one way to run the branch came out. */
export const PlayedWay = WaitsOfSome.extend({
  maxMs: ms.nullable(),
  leftShare: z.number(),
  occupancy: z.number().nullable(),
  windowMinutes: z.number().describe('A day'),
  mostOvertaken: z.int(),
  lanes: z.array(WaitsOfSome.extend({ laneId: LaneIdSchema })),
  halfHours: z.array(
    z.object({ at: z.string(), visits: z.number(), meanMs: ms.nullable(), open: z.number() }),
  ),
  cutOff: z.int().describe('Days that were given up: somebody could not be served'),
  refused: z.int().describe('What the rules refused, such as tickets for a service not offered'),
});
export type PlayedWay = z.infer<typeof PlayedWay>;

/** A past day, and days like it, in two ways with the very same customers. */
export const WhatIfReport = z.object({
  businessDay: BusinessDaySchema,
  customers: z.int().describe('Who came on that day'),
  replications: z.int().describe('Days that were played; the first is the day itself'),
  isCutShort: z.boolean().describe('Time ran out before all were played'),
  lateAfterMs: z.int(),
  tookMs: z.int(),
  real: WaitsOfSome.describe('What happened on that day'),
  asItWas: PlayedWay,
  changed: PlayedWay,
  differences: z.object({
    meanWaitMs: Difference,
    p90WaitMs: Difference,
    lateShare: Difference,
    leftShare: Difference,
    windowMinutes: Difference,
  }),
  lanes: z.array(Difference.extend({ laneId: LaneIdSchema })).describe('Of the mean wait'),
});
export type WhatIfReport = z.infer<typeof WhatIfReport>;
