import { CHOICE_REASONS, PAUSE_REASONS, SESSION_STATES } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { CounterIdSchema, InstantSchema, ServiceIdSchema, TicketIdSchema } from './ids.js';
import { CallReason, TicketAnswer } from './tickets.js';

/** A counter as it stands after a command. */
export const CounterState = z.object({
  id: CounterIdSchema,
  session: z.enum(SESSION_STATES),
  tellerId: z.string().nullable(),
  pauseReason: z.enum(PAUSE_REASONS).nullable(),
  ticketId: TicketIdSchema.nullable(),
  undoUntil: InstantSchema.nullable().describe('Until when `undo` can take back the last act'),
});
export type CounterState = z.infer<typeof CounterState>;

/** The answer to every command of a counter. */
export const CounterAnswer = z.object({
  revision: z.int().describe("Place of this command in the branch's journal"),
  counter: CounterState,
  ticket: TicketAnswer.optional(),
  reason: CallReason.optional(),
});
export type CounterAnswer = z.infer<typeof CounterAnswer>;

/** Why a counter stops calling. */
export const PauseCounter = z.strictObject({ reason: z.enum(PAUSE_REASONS) });
/** Whom to call out of turn, and why. */
export const CallTicket = z.strictObject({
  ticketId: TicketIdSchema,
  reason: z.enum(CHOICE_REASONS),
});
/** Where to: another service, or another counter. */
export const TransferTicket = z.union([
  z.strictObject({ serviceId: ServiceIdSchema }),
  z.strictObject({ counterId: CounterIdSchema }),
]);
