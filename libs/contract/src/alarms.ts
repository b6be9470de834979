import { ALARM_KINDS, ALARM_LEVELS, ALARM_OUTCOMES, type AlarmId } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { CounterIdSchema, InstantSchema, TicketIdSchema } from './ids.js';

/** Reads the id of an alarm, which is unique in its business day. */
export const AlarmIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id')
  .describe('An alarm of the business day') as unknown as z.ZodType<AlarmId, string>;

/** An alarm that stands, and who sees to it. */
export const Alarm = z.object({
  id: AlarmIdSchema,
  kind: z.enum(ALARM_KINDS),
  level: z.enum(ALARM_LEVELS),
  value: z
    .number()
    .describe(
      'When it was told: customers, milliseconds, customers for each counter, a share, or times as long as usual, by kind',
    ),
  counterId: CounterIdSchema.nullable(),
  ticketId: TicketIdSchema.nullable(),
  raisedAt: InstantSchema,
  toldAt: InstantSchema,
  repeats: z.int(),
  acknowledgedAt: InstantSchema.nullable(),
  acknowledgedBy: z.string().nullable().describe('The account'),
  outcome: z.enum(ALARM_OUTCOMES).nullable().describe('What was done about it'),
});
export type Alarm = z.infer<typeof Alarm>;

/** The answer to acknowledging an alarm, or saying what was done about it. */
export const AlarmAnswer = z.object({ revision: z.int(), alarm: Alarm });
export type AlarmAnswer = z.infer<typeof AlarmAnswer>;

/** What was done about an alarm. */
export const DisposeAlarm = z.strictObject({ outcome: z.enum(ALARM_OUTCOMES) });
