import { z } from 'zod';
import {
  Branch,
  BranchList,
  CreateBranch,
  CreateCounter,
  DayFigures,
  JournalPage,
  SetClock,
  Simulation,
  StartSimulation,
  VisitList,
} from './branches.js';
import { BranchConfig } from './config.js';
import { BusinessDaySchema } from './ids.js';
import { DaySpan, PromiseReport } from './promises.js';
import { route } from './route.js';
import { AT, LOOKING, SETTING_UP } from './route-callers.js';
import { ViewSnapshot } from './views.js';

/** Branches: what is set, what is seen, what is kept. */
export const BRANCH_ROUTES = {
  listBranches: route({
    method: 'GET',
    path: '/branches',
    summary: 'Branches the caller is at home in',
    roles: [...LOOKING, 'auditor', 'integrator'],
    query: z.strictObject({
      after: z.string().max(36).optional(),
      limit: z.coerce.number().int().min(1).max(500).optional(),
    }),
    answer: BranchList,
  }),
  createBranch: route({
    method: 'POST',
    path: '/branches',
    summary: 'Make a branch, with the pack’s services, lanes and policy',
    roles: ['admin'],
    body: CreateBranch,
    answer: Branch,
    status: 201,
  }),
  getBranch: route({
    method: 'GET',
    path: AT,
    summary: 'A branch and what it offers',
    roles: [...LOOKING, 'auditor', 'integrator', 'kiosk', 'display'],
    answer: Branch,
  }),
  getConfig: route({
    method: 'GET',
    path: `${AT}/config`,
    summary: 'The published configuration',
    roles: [...SETTING_UP, 'hq', 'auditor'],
    answer: BranchConfig,
  }),
  putConfig: route({
    method: 'PUT',
    path: `${AT}/config`,
    summary: 'Publish a whole configuration',
    roles: SETTING_UP,
    body: BranchConfig,
    answer: BranchConfig,
    isCommand: true,
  }),
  createCounter: route({
    method: 'POST',
    path: `${AT}/counters`,
    summary: 'Add a counter',
    roles: SETTING_UP,
    body: CreateCounter,
    answer: Branch.shape.counters.element,
    status: 201,
  }),
  setClock: route({
    method: 'POST',
    path: `${AT}/clock`,
    summary: 'Set the standing clock of a replay branch, forward only',
    roles: ['admin'],
    body: SetClock,
    answer: z.object({ now: z.string() }),
  }),

  lobby: route({
    method: 'GET',
    path: `${AT}/lobby`,
    summary: 'The staff view',
    roles: LOOKING,
    answer: ViewSnapshot,
  }),
  board: route({
    method: 'GET',
    path: `${AT}/board`,
    summary: 'The board view',
    roles: ['display', 'kiosk', ...LOOKING],
    answer: ViewSnapshot,
  }),
  journal: route({
    method: 'GET',
    path: `${AT}/journal`,
    summary: 'Commits with their events, after a revision',
    roles: ['auditor', 'integrator', 'admin'],
    query: z.strictObject({
      since: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).optional(),
    }),
    answer: JournalPage,
  }),
  dayFigures: route({
    method: 'GET',
    path: `${AT}/days/:businessDay`,
    summary: 'Figures of a business day',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    answer: DayFigures,
  }),
  visits: route({
    method: 'GET',
    path: `${AT}/visits`,
    summary: 'Visits of a business day, in the order of arrival',
    roles: ['lead', 'branch-admin', 'admin', 'hq', 'auditor'],
    query: z.strictObject({
      businessDay: BusinessDaySchema,
      after: z.coerce.number().int().min(0).optional(),
      limit: z.coerce.number().int().min(1).max(1_000).optional(),
    }),
    answer: VisitList,
  }),
  promises: route({
    method: 'GET',
    path: `${AT}/promises`,
    summary: 'Promised waits of a span of business days against what happened',
    roles: ['lead', 'branch-admin', 'admin', 'hq'],
    query: DaySpan,
    answer: PromiseReport,
  }),

  simulation: route({
    method: 'GET',
    path: '/demo/simulation',
    summary: 'Whether a day is being simulated; only in demo mode',
    roles: 'public',
    answer: Simulation,
  }),
  startSimulation: route({
    method: 'POST',
    path: '/demo/simulation',
    summary: 'Simulate a day on the demo branch; only in demo mode',
    roles: 'public',
    body: StartSimulation,
    answer: Simulation,
    status: 201,
  }),
  stopSimulation: route({
    method: 'DELETE',
    path: '/demo/simulation',
    summary: 'Stop simulating; only in demo mode',
    roles: 'public',
    answer: null,
    status: 204,
  }),
} as const;
