import { LearnedReport } from './learned.js';
import { route } from './route.js';
import { AT } from './route-callers.js';

/** Who may look ahead: those who run a branch, and those who look after many. */
const LOOKING_AHEAD = ['lead', 'branch-admin', 'admin', 'hq', 'auditor'] as const;

/** What past days teach, the day ahead, and days that never were. */
export const PLANNING_ROUTES = {
  learned: route({
    method: 'GET',
    path: `${AT}/learned`,
    summary: 'What past days taught about waits and services, and whether it is used',
    roles: LOOKING_AHEAD,
    answer: LearnedReport,
  }),
} as const;
