import { z } from 'zod';
import { BusinessDaySchema } from './ids.js';

/** More days at once are no report but an export. */
const MOST_DAYS = 100;
const DAY_MS = 86_400_000;

/** The business days of a report, both included; a hundred at most. */
export const DaySpan = z
  .strictObject({ from: BusinessDaySchema, to: BusinessDaySchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before `from`' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < MOST_DAYS * DAY_MS, {
    path: ['to'],
    message: `must be within ${MOST_DAYS} days of \`from\``,
  });

/** How promised waits came out; an error is what was told less what it was. */
export const PromiseFigures = z.object({
  told: z.int().describe('Customers who were told a wait when they took their ticket'),
  called: z.int().describe('Those of them who were called; the others cannot be judged'),
  maeMs: z.int().nullable().describe('Mean absolute error of the told median'),
  biasMs: z.int().nullable().describe('Mean error of the told median; above 0: told too long'),
  within5MinShare: z.number().nullable().describe('Share called within 5 minutes of it'),
  p90Coverage: z
    .number()
    .nullable()
    .describe('Share called within the told P90; 0.9 is honest, less is over-confident'),
});
export type PromiseFigures = z.infer<typeof PromiseFigures>;

const by = (what: string) => z.array(PromiseFigures.extend({ key: z.string().describe(what) }));

/** Promised waits of a span of days against what happened. */
export const PromiseReport = z.object({
  from: BusinessDaySchema,
  to: BusinessDaySchema,
  all: PromiseFigures,
  byDay: by('Business day'),
  byService: by('Service'),
  byLane: by('Lane'),
});
export type PromiseReport = z.infer<typeof PromiseReport>;
