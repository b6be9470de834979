import type { ALARM_KINDS } from '@lobbyflow/engine/terms';
import { z } from 'zod';

const DAY_MS = 86_400_000;

/** A threshold for each level, in the unit of the kind; they rise strictly. */
export const AlarmRule = z
  .strictObject({
    yellow: z.number().min(0).max(DAY_MS),
    orange: z.number().min(0).max(DAY_MS),
    red: z.number().min(0).max(DAY_MS),
    repeatMs: z.int().min(60_000).max(DAY_MS).describe('Told again until it is acknowledged'),
    easeShare: z
      .number()
      .min(0)
      .max(0.9)
      .describe('A level is left only below its threshold less this share of it'),
  })
  .superRefine(({ yellow, orange, red }, context) => {
    const fault = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message });
    };
    if (orange <= yellow) fault('orange', 'must be more than yellow');
    if (red <= orange) fault('red', 'must be more than orange');
  });

const rule = (what: string) =>
  AlarmRule.nullable().optional().describe(`${what}; \`null\` turns it off`);

/** When alarms are raised; a kind that is left out is as usual. */
export const AlarmPolicy = z.strictObject({
  overdue: rule('Customers who have waited longer than their lane’s limit'),
  'oldest-wait': rule('The longest wait, in milliseconds'),
  saturation: rule('Customers who wait, for each open counter'),
  abandonment: rule('Share of today’s visits that left before they were called'),
  'long-service': rule('How many times as long as usual a service has taken'),
  'idle-counter': rule('How long a counter is free while somebody waits for it, in milliseconds'),
  'protected-arrival': rule('How long a protected customer has waited, in milliseconds'),
  'bad-rating': rule('How long ago a customer was not content, in milliseconds'),
} satisfies Record<(typeof ALARM_KINDS)[number], z.ZodType>);
export type AlarmPolicy = z.infer<typeof AlarmPolicy>;
