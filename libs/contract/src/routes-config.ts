import { z } from 'zod';
import { BranchConfig } from './config.js';
import { ConfigVersionList } from './config-versions.js';
import { Pack, PackList } from './packs.js';
import { route } from './route.js';
import { AT, SETTING_UP } from './route-callers.js';
import { NoBody } from './tickets.js';

const READING = [...SETTING_UP, 'hq', 'auditor'] as const;

/** What a branch can be set up with, and what it was set up with before. */
export const CONFIG_ROUTES = {
  listPacks: route({
    method: 'GET',
    path: '/packs',
    summary: 'Policy packs that a new branch can begin with',
    roles: READING,
    answer: PackList,
  }),
  getPack: route({
    method: 'GET',
    path: '/packs/:packId',
    summary: 'A policy pack, with a reason for each of its rules',
    roles: READING,
    answer: Pack,
  }),
  listConfigVersions: route({
    method: 'GET',
    path: `${AT}/config/versions`,
    summary: 'Configurations that were published, the latest first',
    roles: READING,
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    answer: ConfigVersionList,
  }),
  getConfigVersion: route({
    method: 'GET',
    path: `${AT}/config/versions/:configVersion`,
    summary: 'A configuration as it was published',
    roles: READING,
    answer: BranchConfig,
  }),
  restoreConfigVersion: route({
    method: 'POST',
    path: `${AT}/config/versions/:configVersion/restore`,
    summary: 'Publish an earlier configuration again, as a new version',
    roles: SETTING_UP,
    body: NoBody,
    answer: BranchConfig,
    isCommand: true,
  }),
} as const;
