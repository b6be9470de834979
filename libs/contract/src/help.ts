import { z } from 'zod';
import { InstantSchema } from './ids.js';

/** Names a call for help. */
export const HelpCallIdSchema = z.uuid();

/** Somebody at a kiosk, or a teller, asks for a person; each has one such call at a time. */
export const HelpCall = z.object({
  id: HelpCallIdSchema,
  calledAt: InstantSchema,
  answeredAt: InstantSchema.nullable().describe('When somebody said that he is coming'),
});
export type HelpCall = z.infer<typeof HelpCall>;

/** Which call somebody goes to. */
export const AnswerHelpCall = z.strictObject({ helpCallId: HelpCallIdSchema });
