import { z } from 'zod';
import { BusinessDaySchema, InstantSchema } from './ids.js';
import { UnseenSigns } from './label.js';

/** What can happen in a hall that somebody asks about later. */
export const INCIDENT_SCENARIOS = [
  'medical',
  'dispute',
  'suspicious',
  'fraud',
  'power',
  'system',
  'equipment',
  'absence',
  'crowd',
  'evacuation',
  'other',
] as const;
export type IncidentScenario = (typeof INCIDENT_SCENARIOS)[number];

/** Names an incident. */
export const IncidentIdSchema = z.uuid().describe('An incident of the branch');

const text = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(UnseenSigns, 'must not hold signs that nobody sees')
  .describe('What was seen and done; nothing by which a customer could be known');

/** Something has happened. The id is the sender’s: the same again is the same incident. */
export const OpenIncident = z.strictObject({
  id: IncidentIdSchema,
  scenario: z.enum(INCIDENT_SCENARIOS),
  note: text.optional(),
});
export type OpenIncident = z.infer<typeof OpenIncident>;

/** A line in the log of an incident, under an id of the sender: the same again is the same line. */
export const NoteIncident = z.strictObject({ noteId: z.uuid(), text });
/** It is over. */
export const CloseIncident = z.strictObject({ note: text.optional() });

const Person = {
  by: z.string().describe('The account'),
  byName: z.string().nullable().describe('Its user name; `null` once it is gone'),
};

/** A line in the log of an incident. */
export const IncidentNote = z.object({
  id: z.uuid(),
  at: InstantSchema,
  ...Person,
  text: z.string(),
});

/** Something that happened, and what was done about it. */
export const Incident = z.object({
  id: IncidentIdSchema,
  businessDay: BusinessDaySchema,
  scenario: z.enum(INCIDENT_SCENARIOS),
  openedAt: InstantSchema,
  ...Person,
  closedAt: InstantSchema.nullable(),
  notes: z.array(IncidentNote).describe('Oldest first'),
});
export type Incident = z.infer<typeof Incident>;

/** Of which business day; today when left out. */
export const IncidentsQuery = z.strictObject({ businessDay: BusinessDaySchema.optional() });
/** Those of a business day, and all that are not over yet, newest first. */
export const Incidents = z.object({ items: z.array(Incident) });
export type Incidents = z.infer<typeof Incidents>;
