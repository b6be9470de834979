import { z } from 'zod';
import { BranchConfig, LocalName } from './config.js';

/** The policy packs: what a new branch can begin with. */
export const PACK_IDS = ['cn-bank', 'cn-post', 'generic'] as const;
/** Names a policy pack. */
export const PackIdSchema = z.enum(PACK_IDS).describe('A policy pack, such as `cn-bank`');
export type PackId = z.infer<typeof PackIdSchema>;

const text = z.object({ zh: z.string(), en: z.string() });

/** A pack in a list: for whom it is. */
export const PackSummary = z.object({ id: PackIdSchema, name: LocalName, about: text });
/** The packs there are. */
export const PackList = z.object({ items: z.array(PackSummary) });
export type PackList = z.infer<typeof PackList>;

/** A whole pack: a configuration without counters, and why each part of it is as it is. */
export const Pack = PackSummary.extend({
  config: BranchConfig,
  why: z
    .array(z.object({ path: z.string().describe('Where in `config`, such as `lanes.3`'), text }))
    .describe('A reason for each lane and for each rule that a branch may want to change'),
});
export type Pack = z.infer<typeof Pack>;
