import { z } from 'zod';
import { InstantSchema } from './ids.js';

/** Names a published configuration: the revision of the branch's journal that published it. */
export const ConfigVersionSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'must be the version of a configuration, such as 12')
  .describe('A published configuration, by its revision');

/** A published configuration in a list. */
export const ConfigVersion = z.object({
  version: z.int().describe("The revision of the branch's journal that published it"),
  publishedAt: InstantSchema,
  by: z.string().describe('The account; `system` for the first one'),
  restores: z.int().nullable().describe('The earlier version that it brought back'),
  isCurrent: z.boolean(),
});
/** A page of published configurations, the latest first. */
export const ConfigVersionList = z.object({
  items: z.array(ConfigVersion),
  next: z.int().nullable().describe('Pass as `before` for the next page'),
});
export type ConfigVersionList = z.infer<typeof ConfigVersionList>;
