import { z } from 'zod';
import { BusinessDaySchema, InstantSchema, ServiceIdSchema } from './ids.js';

const ms = z.int().describe('Milliseconds');

/** What past days of a branch taught. Before the first has been looked at, nothing is known. */
export const LearnedReport = z.object({
  state: z
    .enum(['unknown', 'too-few', 'used', 'no-better'])
    .describe(
      '`unknown`: no day was looked at yet; `too-few`: too little has happened to correct forecasts; `used`: forecasts are corrected; `no-better`: the correction would not be better than none, and is not used',
    ),
  lastDay: BusinessDaySchema.nullable().describe('The latest business day that was looked at'),
  days: z.int(),
  learnedAt: InstantSchema.nullable(),
  services: z
    .array(
      z.object({
        serviceId: ServiceIdSchema,
        served: z.int(),
        meanMs: ms.describe('From the call to the end, milliseconds'),
        p90Ms: ms,
      }),
    )
    .describe('How long services take'),
  judged: z
    .object({
      waits: z.int(),
      errorMs: ms.describe('Mean absolute error of the median, with the correction'),
      plainErrorMs: ms.describe('The same without it'),
      coverage90: z.number().describe('Share called within the P90; 0.9 is honest'),
    })
    .nullable()
    .describe('On the latest days, which were kept back for that'),
});
export type LearnedReport = z.infer<typeof LearnedReport>;
