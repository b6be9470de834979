import { type PersonId, SECOND_LINE_STATES } from '@lobbyflow/engine/terms';
import { z } from 'zod';
import { CounterIdSchema, InstantSchema, ServiceIdSchema, StaffIdSchema } from './ids.js';

const HOUR_MS = 3_600_000;

/** Reads the id of somebody of the second line. */
export const PersonIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/, 'must be an id')
  .describe('Somebody of the second line') as unknown as z.ZodType<PersonId, string>;

const facts = {
  name: z.string().trim().min(1).max(60).describe('Stands beside the journal, and can be erased'),
  serviceIds: z.array(ServiceIdSchema).min(1).max(60).describe('What the person is trained for'),
  travelMs: z.int().min(0).max(HOUR_MS).describe('From being called to being at the window'),
  staffId: StaffIdSchema.nullable().describe('The account the person signs in with'),
};

/** Somebody who can be called to a window at peak. */
export const CreatePerson = z.strictObject({
  ...facts,
  staffId: facts.staffId.default(null),
});
/** What is to be another; the rest stays. */
export const ChangePerson = z.strictObject(facts).partial();

/** Somebody of the second line, and where the person stands. */
export const SecondLinePerson = z.object({
  id: PersonIdSchema,
  ...facts,
  state: z.enum(SECOND_LINE_STATES),
  counterId: CounterIdSchema.nullable().describe('The window it is about'),
  since: InstantSchema.nullable(),
});
export type SecondLinePerson = z.infer<typeof SecondLinePerson>;

/** The second line of a branch, by name. */
export const SecondLine = z.object({ items: z.array(SecondLinePerson) });
export type SecondLine = z.infer<typeof SecondLine>;

/** Which window somebody is called to. */
export const CallPerson = z.strictObject({ counterId: CounterIdSchema });

/** The answer to every command about somebody of the second line. */
export const PersonAnswer = z.object({
  revision: z.int().describe("Place of this command in the branch's journal"),
  person: SecondLinePerson.pick({ id: true, state: true, counterId: true, since: true }),
});
export type PersonAnswer = z.infer<typeof PersonAnswer>;
